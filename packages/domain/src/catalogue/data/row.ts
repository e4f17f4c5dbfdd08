import { localDate } from '../../calendar/local-date.ts'
import type { SubjectKind } from '../../kernel/refs.ts'
import type { LawArticle } from '../law.ts'
import type { Measure } from '../measure.ts'

/** What a row of the baseline says itself: the rest it shares with its group. */
type OwnFields = Pick<Measure, 'id' | 'name' | 'content' | 'category'> & Partial<Measure>
type SharedFields = Pick<Measure, 'kind' | 'source' | 'fidelity'> & Partial<Measure>

/** Whom a provincial regulation may reach: everybody but authorities. */
export const SUBJECTS_BUT_AUTHORITIES: readonly SubjectKind[] = [
  'enterprise',
  'individualBusiness',
  'naturalPerson',
  'socialOrganisation',
  'publicInstitution',
  'otherOrganisation',
]
export const ORGANISATIONS: readonly SubjectKind[] = [
  'enterprise',
  'individualBusiness',
  'socialOrganisation',
  'otherOrganisation',
]

const DEFAULTS = {
  articles: [],
  nationalBasisRequired: false,
  memorandumId: null,
  implementers: [],
  subjectKinds: ['enterprise'],
  responsibleRoles: [],
  occasions: [],
  preconditions: [],
  measureClass: 'RECOMMENDED',
  tier: null,
  listTypeIds: [],
  place: null,
  maxMonths: null,
  effective: null,
  repealed: null,
  state: 'draft',
  confirmed: true,
} as const satisfies Partial<Measure>

/** The measures of one source: each row over what the group shares, over the baseline's defaults (inert draft). */
export function measuresOf(shared: SharedFields, rows: readonly OwnFields[]): readonly Measure[] {
  return rows.map((row) => ({ ...DEFAULTS, ...shared, ...row }))
}

/** A cited article; `version` names the version of the law. */
export function article(law: string, clause: string, version: string | null = null): LawArticle {
  return { law, version: version === null ? null : localDate(version), article: clause }
}
