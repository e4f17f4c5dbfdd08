import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { readRule } from '../rulebook/read-rule.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { ComplaintLevel } from './complaint.ts'

/** Whether a place foresees a complaint, to whom, and whether an objection has to come first. */
export type ComplaintRoute =
  | {
      readonly kind: 'foreseen'
      readonly level: ComplaintLevel
      /** True where the text opens the complaint against the answer to an objection (应当先向认定部门提出书面异议). */
      readonly afterObjection: boolean
      readonly basis: readonly Citation[]
    }
  | { readonly kind: 'notForeseen'; readonly basis: readonly Citation[] }

/**
 * Where a complaint goes: to the joint-conference office after an objection (攀枝花); to the credit authority
 * (濮阳县, by any of its channels); to the department itself where the text leaves complaints to each department's rule
 * (广东, 云浮). Where no text foresees one (济南) reconsideration and litigation stand open.
 * @basis PZ/二(三)2; PY/五(三); PY/五(五); YF/(二十五); GD/(二十六); JN/四(三); ARL/第二十条; ALIT/第四十四条
 */
export function readComplaintRoute(
  { book }: Pick<LawInForce, 'book'>,
  place: PlaceCode,
  on: LocalDate,
): ComplaintRoute {
  const second = readRule(book, place, 'secondLevel', on)
  if (second.kind === 'value') {
    const { remedies } = second.value
    const basis = [second.row.source]
    if (remedies.includes('complaintToOffice')) {
      return { kind: 'foreseen', level: 'office', afterObjection: true, basis }
    }
    if (remedies.includes('complaint')) {
      return { kind: 'foreseen', level: 'creditAuthority', afterObjection: false, basis }
    }
  }
  const channels = readRule(book, place, 'complaintChannels', on)
  if (channels.kind === 'value' && channels.value.channels.includes('departmentRule')) {
    return { kind: 'foreseen', level: 'department', afterObjection: false, basis: [channels.row.source] }
  }
  const silent = second.kind === 'value' ? [second.row.source] : []
  return { kind: 'notForeseen', basis: [...silent, cite('ARL', '第二十条'), cite('ALIT', '第四十四条')] }
}
