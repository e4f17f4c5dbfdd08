import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { CaseDocument } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'

const DOCUMENT_LAW = [cite('N49', '三')]

/**
 * The document, where a finding may rest on it that day: number, date and authority are known and it has legal effect.
 * @basis N49/三
 */
export function readEffectiveDocument(document: CaseDocument | null, today: LocalDate): Result<CaseDocument, Refusal> {
  if (document === null || document.number.trim() === '' || document.authority === '' || document.date > today) {
    return refuse({ code: 'DOCUMENT_MISSING', basis: DOCUMENT_LAW })
  }
  if (document.effectiveOn === null) return refuse({ code: 'DOCUMENT_MISSING', basis: DOCUMENT_LAW })
  if (document.effectiveOn > today) {
    return refuse({ code: 'DOCUMENT_NOT_EFFECTIVE', effectiveOn: document.effectiveOn, basis: DOCUMENT_LAW })
  }
  return ok(document)
}
