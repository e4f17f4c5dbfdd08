import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { day, refusalIn } from '../listing/testing-listings.ts'
import { decideSubjectAct, decideSuccession, evolveSubject, findNameOn, readSuccession } from './subject.ts'
import type { Subject, SubjectAct, SubjectEvent } from './subject.ts'

const GROUND = { rulebook: 'r', basis: [], values: {} }
const CLERK = { officerId: 'officer-7', organisationId: 'unit-credit' }
const TODAY = day('2026-06-01')
const REGISTER: SubjectAct = {
  act: 'register',
  kind: 'enterprise',
  name: 'text:name-1',
  documents: [{ document: 'text:code', type: 'uscc', confirmedByHand: false }],
  evidence: 'file:registry',
}
const act = (state: Subject | undefined, given: object, on = '2026-03-01') =>
  decideSubjectAct(state, 'subject-1', { evidence: 'file:registry', ...given } as SubjectAct, day(on), GROUND, TODAY)
function take(state: Subject | undefined, result: Result<readonly SubjectEvent[], Refusal>): Subject {
  if (!result.ok) throw new Error(result.error.code)
  const next = result.value.reduce<Subject | undefined>(evolveSubject, state)
  if (next === undefined) throw new Error('no subject')
  return next
}
const subject = take(undefined, act(undefined, REGISTER, '2020-01-01'))
const merged = take(subject, act(subject, { act: 'end', how: 'merged', into: ['subject-2'], by: null }, '2026-05-01'))

describe('a subject', () => {
  test('is registered once, with evidence, not in the future', () => {
    expect(refusalIn(act(subject, REGISTER))?.code).toBe('ALREADY_REGISTERED')
    expect(refusalIn(act(undefined, { ...REGISTER, evidence: '' }))?.code).toBe('EVIDENCE_MISSING')
    expect(refusalIn(act(undefined, REGISTER, '2026-06-02'))?.code).toBe('DATE_IN_FUTURE')
    expect(refusalIn(act(undefined, { act: 'rename', name: 'x' }))?.code).toBe('WRONG_STATE')
  })

  test('keeps the name it bore on each day', () => {
    const renamed = take(subject, act(subject, { act: 'rename', name: 'text:name-2' }))
    expect(findNameOn(renamed, day('2019-12-31'))).toBeUndefined()
    expect(findNameOn(renamed, day('2026-02-28'))).toBe('text:name-1')
    expect(findNameOn(renamed, day('2026-03-01'))).toBe('text:name-2')
  })

  test('may have two documents', () => {
    const document = { document: 'text:passport', type: 'passport', confirmedByHand: false }
    expect(take(subject, act(subject, { act: 'addDocument', document, by: CLERK })).documents).toHaveLength(2)
  })

  test('has an odd code confirmed by hand, with reasons, only one it has', () => {
    const confirm = (document: string, reasons: string) =>
      act(subject, { act: 'confirmCode', document, reasons, by: CLERK })
    expect(take(subject, confirm('text:code', 'text:r')).documents).toMatchObject([{ confirmedByHand: true }])
    expect(refusalIn(confirm('text:code', ''))?.code).toBe('REASONS_MISSING')
    expect(refusalIn(confirm('text:other', 'text:r'))?.code).toBe('WRONG_STATE')
  })

  test('remembers who was its legal representative when', () => {
    const office = { person: 'person-1', office: 'legalRepresentative' }
    const first = take(subject, act(subject, { act: 'takeOffice', ...office }, '2021-01-01'))
    expect(refusalIn(act(first, { act: 'takeOffice', ...office }))?.code).toBe('ALREADY_REGISTERED')
    const left = take(first, act(first, { act: 'leaveOffice', ...office }, '2026-02-01'))
    expect(left.offices).toEqual([{ ...office, from: '2021-01-01', until: '2026-02-01' }])
    expect(refusalIn(act(left, { act: 'leaveOffice', ...office }))?.code).toBe('WRONG_STATE')
  })

  test('takes nothing more once it is gone', () => {
    expect(refusalIn(act(merged, { act: 'rename', name: 'x' }))).toMatchObject({
      code: 'NO_LONGER_EXISTS',
      since: '2026-05-01',
    })
  })

  test.each([
    ['merged', [], false],
    ['merged', ['subject-2'], true],
    ['merged', ['subject-1'], false],
    ['split', ['subject-2'], false],
    ['split', ['subject-2', 'subject-3'], true],
    ['deregistered', [], true],
    ['deregistered', ['subject-2'], false],
  ] as const)('ends %s into %j: %s', (how, into, allowed) => {
    expect(act(subject, { act: 'end', how, into, by: null }).ok).toBe(allowed)
  })

  test('is the same person as another only on an official’s word', () => {
    const same = (by: typeof CLERK | null) => act(subject, { act: 'end', how: 'sameAs', into: ['subject-9'], by })
    expect(refusalIn(same(null))?.code).toBe('PERSON_MUST_CONFIRM')
    expect(readSuccession(take(subject, same(CLERK)), 'listing-1')).toEqual({ kind: 'decided', to: 'subject-9' })
  })
})

describe('what follows a subject into a merger', () => {
  const decide = (changes: object, state: Subject = merged) =>
    decideSuccession(
      state,
      { listingId: 'listing-1', to: 'subject-2', reasons: 'text:r', evidence: 'file:e', by: CLERK, ...changes },
      GROUND,
      TODAY,
    )

  test('is undecided until a person decides, entry by entry', () => {
    expect(readSuccession(merged, 'listing-1')).toEqual({ kind: 'undecided' })
    const decided = take(merged, decide({}))
    expect(readSuccession(decided, 'listing-1')).toEqual({ kind: 'decided', to: 'subject-2' })
    expect(readSuccession(decided, 'listing-2')).toEqual({ kind: 'undecided' })
    expect(readSuccession(take(merged, decide({ to: null })), 'listing-1')).toEqual({ kind: 'decided', to: null })
  })

  test('is never decided by the system, without reasons, or to a stranger', () => {
    expect(refusalIn(decide({ by: 'system' }))?.code).toBe('PERSON_MUST_CONFIRM')
    expect(refusalIn(decide({ reasons: '' }))?.code).toBe('REASONS_MISSING')
    expect(refusalIn(decide({ to: 'subject-7' }))?.code).toBe('PREDECESSOR_GONE')
    expect(refusalIn(decide({}, subject))?.code).toBe('WRONG_STATE')
  })

  test('stays with a subject that lives on or was deregistered', () => {
    expect(readSuccession(subject, 'listing-1')).toEqual({ kind: 'own' })
    const gone = take(subject, act(subject, { act: 'end', how: 'deregistered', into: [], by: null }))
    expect(readSuccession(gone, 'listing-1')).toEqual({ kind: 'own' })
  })
})

test('no history of a subject makes the fold throw, and one that is gone stays gone', () => {
  const head = { subjectId: 's', on: TODAY, ground: GROUND, evidence: 'e' }
  const events: readonly SubjectEvent[] = [
    { type: 'SubjectRegistered', ...head, kind: 'enterprise', name: 'n', documents: [] },
    { type: 'SubjectRenamed', ...head, name: 'm' },
    { type: 'SubjectDocumentAdded', ...head, document: { document: 'd', type: 't', confirmedByHand: false }, by: null },
    { type: 'SubjectCodeConfirmed', ...head, document: 'd', reasons: 'r', by: CLERK },
    { type: 'OfficeTaken', ...head, person: 'p', office: 'principal' },
    { type: 'OfficeLeft', ...head, person: 'p', office: 'principal' },
    { type: 'SubjectEnded', ...head, how: 'merged', into: ['x'], by: null },
    { type: 'SubjectEnded', ...head, how: 'deregistered', into: [], by: null },
    { type: 'SuccessionDecided', ...head, listingId: 'l', to: 'x', reasons: 'r', by: CLERK },
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 12 }), (history) => {
      let state: Subject | undefined
      for (const event of history) {
        const next = evolveSubject(state, event)
        if (state?.status.kind === 'gone') expect(next?.status).toEqual(state.status)
        state = next
      }
    }),
  )
})
