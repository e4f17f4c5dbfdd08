import { readSettledPosition } from '../db/event-log.ts'
import { writeCsv } from '../exchange/write-table.ts'
import type { Service } from '../service.ts'
import type { DutyRow } from './duty-views.ts'

const COLUMNS = ['编号', '事项', '单位', '起算日期', '最后一日', '办结日期', '逾期天数', '记录日期', '依据'] as const

/** The breaches on record as a CSV file that says of which day and which ledger position it is. */
export async function writeBreaches({ db, ambient }: Service, breaches: readonly DutyRow[]) {
  const stamp = { asOf: ambient.today(), position: await readSettledPosition(db) }
  const rows = breaches.map(({ id, label, unit, since, lastDay, doneOn, daysLate, foundOn, basis }) => [
    id,
    label,
    unit,
    since,
    lastDay ?? '',
    doneOn ?? '',
    daysLate,
    foundOn ?? '',
    basis.join('；'),
  ])
  const columns = COLUMNS.map((title) => ({ title, identifier: title === '编号' }))
  return {
    fileName: `逾期记录-${stamp.asOf}.csv`,
    type: 'text/csv; charset=utf-8',
    body: writeCsv({ name: '逾期记录', columns, rows }, stamp),
  }
}
