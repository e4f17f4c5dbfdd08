import type { RuleRow } from '../rule-row.ts'
import { toRows } from './cells.ts'

/** 四川省 (province layer): of the regulation of 2023 only articles 1 to 6 could be read, so it sets nothing else here. */
export const SICHUAN_ROWS: readonly RuleRow[] = toRows(
  { layer: 'province', place: '510000', document: 'SC_REG', effective: '2023-12-01' },
  {
    higherRegulation: {
      clause: '施行条款',
      value: { document: 'SC_REG', since: '2023-12-01' },
      note: '仅见第一至六条，异议期限等参数未见',
    },
  },
)
