import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { CaseDocument, CaseDocumentKind } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { AxisValues } from '../rulebook/axes.ts'
import { readRule } from '../rulebook/read-rule.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { LawInForce } from './law-in-force.ts'

const DOCUMENT_LAW = [cite('N49', '(三)')]

/** How the law names each kind of document. */
const CLASS_OF = {
  judgment: 'judgment',
  penaltyDecision: 'penaltyDecision',
  compulsionDecision: 'administrativeDecision',
  listingDecision: 'administrativeDecision',
  honourDecision: 'administrativeDecision',
  evaluationResult: 'administrativeDecision',
  arbitralAward: 'otherByLaw',
  otherDecision: 'otherByLaw',
} as const satisfies Record<CaseDocumentKind, AxisValues['basisDocuments']['kinds'][number]>

/**
 * The document, where a finding may rest on it that day: number, date and authority are known and it has legal effect.
 * @basis N49/(三)
 * @basis GD_REG/第三十二条
 */
export function readEffectiveDocument(
  document: CaseDocument | null,
  entry: { readonly place: PlaceCode; readonly adverse: boolean },
  law: LawInForce,
  today: LocalDate,
): Result<CaseDocument, Refusal> {
  const basis = entry.adverse ? DOCUMENT_LAW : []
  if (document === null || document.number.trim() === '' || document.authority === '') {
    return refuse({ code: 'DOCUMENT_MISSING', basis })
  }
  if (document.date > today) return refuse({ code: 'DATE_IN_FUTURE', date: document.date, basis })
  if (document.effectiveOn === null) return refuse({ code: 'DOCUMENT_MISSING', basis })
  if (document.effectiveOn > today) {
    return refuse({ code: 'DOCUMENT_NOT_EFFECTIVE', effectiveOn: document.effectiveOn, basis })
  }
  const kinds = entry.adverse ? readRule(law.book, entry.place, 'basisDocuments', today) : undefined
  if (kinds?.kind === 'value' && !kinds.value.kinds.includes(CLASS_OF[document.kind])) {
    return refuse({ code: 'DOCUMENT_MISSING', basis: [kinds.row.source] })
  }
  return ok(document)
}
