import { NATIONAL } from './read-rule.ts'
import { GUANGDONG_POLICY_ROWS } from './rows/guangdong-policy.ts'
import { GUANGDONG_ROWS } from './rows/guangdong.ts'
import { HENAN_ROWS } from './rows/henan.ts'
import { JINAN_ROWS } from './rows/jinan.ts'
import { NATIONAL_ROWS } from './rows/national.ts'
import { PANZHIHUA_ROWS } from './rows/panzhihua.ts'
import { PUYANG_ROWS } from './rows/puyang.ts'
import { SHANDONG_ROWS } from './rows/shandong.ts'
import { SICHUAN_ROWS } from './rows/sichuan.ts'
import { YUNFU_ROWS } from './rows/yunfu.ts'
import type { Place, RuleBook } from './rule-row.ts'

/** The places that the shipped rule book speaks of: the country, four provinces, four cities and counties. */
export const PLACES: readonly Place[] = [
  { code: NATIONAL, name: '全国', within: null },
  { code: '440000', name: '广东省', within: null },
  { code: '445300', name: '云浮市', within: '440000' },
  { code: '510000', name: '四川省', within: null },
  { code: '510400', name: '攀枝花市', within: '510000' },
  { code: '370000', name: '山东省', within: null },
  { code: '370100', name: '济南市', within: '370000' },
  { code: '410000', name: '河南省', within: null },
  { code: '410928', name: '濮阳县', within: '410000' },
]

/** The codes of the five jurisdictions that have a policy of their own, in the order of the comparison. */
export const JURISDICTIONS: readonly Place['code'][] = ['445300', '510400', '440000', '370100', '410928']

/** The rule book that ships: what an installation proposes; what two people publish is the authority from then on. */
export const BASELINE: RuleBook = {
  version: '2026.1',
  places: PLACES,
  rows: [
    ...NATIONAL_ROWS,
    ...GUANGDONG_ROWS,
    ...SHANDONG_ROWS,
    ...HENAN_ROWS,
    ...SICHUAN_ROWS,
    ...GUANGDONG_POLICY_ROWS,
    ...YUNFU_ROWS,
    ...PANZHIHUA_ROWS,
    ...JINAN_ROWS,
    ...PUYANG_ROWS,
  ],
}
