import type { Catalogue } from '../catalogue.ts'
import { ANNEX_ROWS } from './annex-rows.ts'
import { LIST_TYPES } from './list-types.ts'
import { COURT_MEASURES } from './measures-court.ts'
import { GUANGDONG_MEASURES } from './measures-guangdong.ts'
import { HENAN_MEASURES, PUYANG_MEASURES } from './measures-henan.ts'
import { MEMORANDUM_MEASURES } from './measures-memoranda.ts'
import { OTHER_PROVINCE_MEASURES } from './measures-other-provinces.ts'
import { POLICY_MEASURES } from './measures-policy.ts'
import { SHANDONG_MEASURES } from './measures-shandong.ts'
import { STATUTE_MEASURES } from './measures-statutes.ts'
import { MEMORANDA } from './memoranda.ts'
import { NATIONAL_LAWS } from './national-laws.ts'
import { LOCAL_REGULATIONS, LOWER_TEXTS } from './other-texts.ts'

/** The catalogue the software ships: proposed on installation, in force only once two people have published it. */
export const BASELINE_CATALOGUE: Catalogue = {
  version: 'baseline-2026-11',
  laws: [...NATIONAL_LAWS, ...LOCAL_REGULATIONS, ...LOWER_TEXTS],
  listTypes: LIST_TYPES,
  memoranda: MEMORANDA,
  annexRows: ANNEX_ROWS,
  measures: [
    ...COURT_MEASURES,
    ...STATUTE_MEASURES,
    ...POLICY_MEASURES,
    ...GUANGDONG_MEASURES,
    ...SHANDONG_MEASURES,
    ...HENAN_MEASURES,
    ...PUYANG_MEASURES,
    ...OTHER_PROVINCE_MEASURES,
    ...MEMORANDUM_MEASURES,
  ],
}
