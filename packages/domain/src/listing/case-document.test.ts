import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import type { CaseDocument } from '../kernel/refs.ts'
import { readEffectiveDocument } from './case-document.ts'
import { withValue } from './testing-law.ts'
import { LAW, YUNFU, day, proposal, refusalIn } from './testing-listings.ts'

const TODAY = day('2026-03-01')
const DOCUMENT: CaseDocument = {
  kind: 'penaltyDecision',
  number: '云应急罚〔2026〕1号',
  date: TODAY,
  authority: 'unit-safety',
  effectiveOn: TODAY,
}
const read = (document: CaseDocument | null, adverse = true, law = LAW) =>
  readEffectiveDocument(document, { place: YUNFU, adverse }, law, TODAY)

describe('the document of a case', () => {
  test('of today that has effect today carries a finding', () => {
    expect(read(DOCUMENT)).toEqual({ ok: true, value: DOCUMENT })
  })

  test.each([
    ['that is not there', null],
    ['without a number', { ...DOCUMENT, number: ' ' }],
    ['without an authority', { ...DOCUMENT, authority: '' }],
    ['that never took effect', { ...DOCUMENT, effectiveOn: null }],
  ])('%s carries neither a finding nor an honour', (_what, document) => {
    expect(refusalIn(read(document))).toEqual({ code: 'DOCUMENT_MISSING', basis: [cite('N49', '(三)')] })
    expect(refusalIn(read(document, false))).toEqual({ code: 'DOCUMENT_MISSING', basis: [] })
  })

  test('that has effect from tomorrow on carries nothing today', () => {
    const tomorrow = day('2026-03-02')
    const refusal = { code: 'DOCUMENT_NOT_EFFECTIVE', effectiveOn: tomorrow }
    expect(refusalIn(read({ ...DOCUMENT, effectiveOn: tomorrow }))).toEqual({
      ...refusal,
      basis: [cite('N49', '(三)')],
    })
    expect(refusalIn(read({ ...DOCUMENT, effectiveOn: tomorrow }, false))).toEqual({ ...refusal, basis: [] })
  })

  test.each([
    ['judgment', 'judgment'],
    ['penaltyDecision', 'penaltyDecision'],
    ['compulsionDecision', 'administrativeDecision'],
    ['listingDecision', 'administrativeDecision'],
    ['honourDecision', 'administrativeDecision'],
    ['evaluationResult', 'administrativeDecision'],
    ['arbitralAward', 'otherByLaw'],
    ['otherDecision', 'otherByLaw'],
  ] as const)('a %s is what the law calls %s, and nothing else', (kind, called) => {
    const kinds = ['judgment', 'penaltyDecision', 'administrativeDecision', 'otherByLaw'] as const
    const only = withValue('basisDocuments', { kinds: [called] })
    const others = withValue('basisDocuments', { kinds: kinds.filter((one) => one !== called) })
    expect(read({ ...DOCUMENT, kind }, true, only).ok).toBe(true)
    expect(refusalIn(read({ ...DOCUMENT, kind }, true, others))).toEqual({
      code: 'DOCUMENT_MISSING',
      basis: [cite('GD_REG', '第三十二条')],
    })
    expect(read({ ...DOCUMENT, kind }, false, others).ok).toBe(true)
  })

  test('is the one that the case goes on with', () => {
    const { document } = proposal()
    expect(read(document)).toEqual({ ok: true, value: document })
  })
})
