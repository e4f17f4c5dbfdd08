import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { day, refusalIn } from '../listing/testing-listings.ts'
import {
  decideSubjectAct,
  decideSuccession,
  evolveSubject,
  findNameOn,
  readSuccession,
  standsInFor,
} from './subject.ts'
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
const wrong = (state: string) => ({ code: 'WRONG_STATE', state, basis: [] })
const KNOWN = { code: 'ALREADY_REGISTERED', basis: [] }
const subject = take(undefined, act(undefined, REGISTER, '2020-01-01'))
const merged = take(subject, act(subject, { act: 'end', how: 'merged', into: ['subject-2'], by: null }, '2026-05-01'))

describe('a subject', () => {
  test('is registered once, with evidence, not in the future', () => {
    expect(subject).toEqual({
      subjectId: 'subject-1',
      kind: 'enterprise',
      status: { kind: 'active' },
      names: [{ name: 'text:name-1', from: '2020-01-01' }],
      documents: REGISTER.documents,
      offices: [],
      successors: [],
      successions: [],
    })
    expect(refusalIn(act(subject, REGISTER))).toEqual(KNOWN)
    expect(refusalIn(act(undefined, { ...REGISTER, evidence: '' }))).toEqual({ code: 'EVIDENCE_MISSING', basis: [] })
    expect(refusalIn(act(undefined, { act: 'rename', name: 'x' }))).toEqual(wrong('none'))
  })

  test('takes a fact of today, none of tomorrow', () => {
    expect(act(undefined, REGISTER, '2026-06-01').ok).toBe(true)
    const tomorrow = { code: 'DATE_IN_FUTURE', date: '2026-06-02', basis: [] }
    expect(refusalIn(act(undefined, REGISTER, '2026-06-02'))).toEqual(tomorrow)
  })

  test('keeps the name it bore on each day', () => {
    const renamed = take(subject, act(subject, { act: 'rename', name: 'text:name-2' }))
    expect(findNameOn(renamed, day('2019-12-31'))).toBeUndefined()
    expect(findNameOn(renamed, day('2026-02-28'))).toBe('text:name-1')
    expect(findNameOn(renamed, day('2026-03-01'))).toBe('text:name-2')
  })

  test('may have two documents', () => {
    const document = { document: 'text:passport', type: 'passport', confirmedByHand: false }
    const both = [...REGISTER.documents, document]
    expect(take(subject, act(subject, { act: 'addDocument', document, by: CLERK })).documents).toEqual(both)
  })

  test('has an odd code confirmed by hand, with reasons, only one it has', () => {
    const confirm = (document: string, reasons: string) =>
      act(subject, { act: 'confirmCode', document, reasons, by: CLERK })
    expect(take(subject, confirm('text:code', 'text:r')).documents).toMatchObject([{ confirmedByHand: true }])
    expect(refusalIn(confirm('text:code', ''))).toEqual({ code: 'REASONS_MISSING', basis: [] })
    expect(refusalIn(confirm('text:other', 'text:r'))).toEqual(wrong('unknownDocument'))
  })

  test('has only that one of its codes confirmed', () => {
    const document = { document: 'text:old-code', type: 'registrationNumber', confirmedByHand: false }
    const two = take(subject, act(subject, { act: 'addDocument', document, by: CLERK }))
    const confirmed = take(
      two,
      act(two, { act: 'confirmCode', document: 'text:old-code', reasons: 'text:r', by: CLERK }),
    )
    expect(confirmed.documents.map(({ confirmedByHand }) => confirmedByHand)).toEqual([false, true])
  })

  test('remembers who was its legal representative when', () => {
    const office = { person: 'person-1', office: 'legalRepresentative' }
    const first = take(subject, act(subject, { act: 'takeOffice', ...office }, '2021-01-01'))
    expect(refusalIn(act(first, { act: 'takeOffice', ...office }))).toEqual(KNOWN)
    const left = take(first, act(first, { act: 'leaveOffice', ...office }, '2026-02-01'))
    expect(left.offices).toEqual([{ ...office, from: '2021-01-01', until: '2026-02-01' }])
    expect(refusalIn(act(left, { act: 'leaveOffice', ...office }))).toEqual(wrong('notInOffice'))
  })

  test('ends the one office that was left, of the one person, in its last tenure', () => {
    const chief = { person: 'person-1', office: 'legalRepresentative' }
    const history: readonly (readonly [string, object])[] = [
      ['2021-01-01', { act: 'takeOffice', ...chief }],
      ['2021-01-01', { act: 'takeOffice', ...chief, office: 'principal' }],
      ['2021-01-01', { act: 'takeOffice', ...chief, person: 'person-2' }],
      ['2022-01-01', { act: 'leaveOffice', ...chief }],
      ['2023-01-01', { act: 'takeOffice', ...chief }],
      ['2024-01-01', { act: 'leaveOffice', ...chief }],
    ]
    const state = history.reduce((one, [on, given]) => take(one, act(one, given, on)), subject)
    expect(state.offices).toEqual([
      { ...chief, from: '2021-01-01', until: '2022-01-01' },
      { ...chief, office: 'principal', from: '2021-01-01', until: null },
      { ...chief, person: 'person-2', from: '2021-01-01', until: null },
      { ...chief, from: '2023-01-01', until: '2024-01-01' },
    ])
  })

  test('lets nobody leave an office before taking it, but on the day itself', () => {
    const office = { person: 'person-1', office: 'legalRepresentative' }
    const state = take(subject, act(subject, { act: 'takeOffice', ...office }, '2026-02-10'))
    const leave = (on: string) => act(state, { act: 'leaveOffice', ...office }, on)
    expect(refusalIn(leave('2026-02-09'))).toEqual(wrong('notInOffice'))
    expect(leave('2026-02-10').ok).toBe(true)
  })

  test('that took over the rights of one that is no more may pursue them; nobody else, and not while it stands', () => {
    expect(standsInFor(merged, 'subject-2')).toBe(true)
    expect(standsInFor(merged, 'subject-3')).toBe(false)
    expect(standsInFor(subject, 'subject-2')).toBe(false)
    const deregistered = act(subject, { act: 'end', how: 'deregistered', into: [], by: null }, '2026-05-01')
    expect(standsInFor(take(subject, deregistered), 'subject-2')).toBe(false)
  })

  test('takes nothing more once it is gone', () => {
    expect(merged).toMatchObject({
      status: { kind: 'gone', how: 'merged', on: '2026-05-01' },
      successors: ['subject-2'],
    })
    expect(refusalIn(act(merged, { act: 'rename', name: 'x' }))).toEqual({
      code: 'NO_LONGER_EXISTS',
      since: '2026-05-01',
      basis: [],
    })
  })

  test.each([
    ['merged', [], false],
    ['merged', ['subject-2'], true],
    ['merged', ['subject-1'], false],
    ['split', ['subject-2'], false],
    ['split', ['subject-2', 'subject-3'], true],
    ['deregistered', [], true],
    ['merged', ['subject-2', 'subject-3'], false],
    ['split', ['subject-2', 'subject-3', 'subject-4'], true],
    ['split', ['subject-2', 'subject-1'], false],
    ['deregistered', ['subject-2'], false],
    ['sameAs', [], false],
  ] as const)('ends %s into %j: %s', (how, into, allowed) => {
    expect(refusalIn(act(subject, { act: 'end', how, into, by: null }))).toEqual(allowed ? undefined : wrong(how))
  })

  test('is the same person as another only on an official’s word', () => {
    const same = (by: typeof CLERK | null) => act(subject, { act: 'end', how: 'sameAs', into: ['subject-9'], by })
    expect(refusalIn(same(null))).toEqual({ code: 'PERSON_MUST_CONFIRM', basis: [] })
    expect(readSuccession(take(subject, same(CLERK)), 'listing-1')).toEqual({ kind: 'decided', to: 'subject-9' })
  })
})

describe('an event that does not fit', () => {
  const head = { subjectId: 'subject-1', on: TODAY, ground: GROUND, evidence: 'e' }

  test('begins no subject', () => {
    expect(evolveSubject(undefined, { type: 'SubjectRenamed', ...head, name: 'm' })).toBeUndefined()
  })

  test('changes nothing: a second registration', () => {
    const again = { type: 'SubjectRegistered', ...head, kind: 'naturalPerson', name: 'n', documents: [] } as const
    expect(evolveSubject(subject, again)).toEqual(subject)
  })
})

describe('what follows a subject into a merger', () => {
  const decideOn = (state: Subject | undefined, changes: object) =>
    decideSuccession(
      state,
      { listingId: 'listing-1', to: 'subject-2', reasons: 'text:r', evidence: 'file:e', by: CLERK, ...changes },
      GROUND,
      TODAY,
    )
  const decide = (changes: object, state: Subject = merged) => decideOn(state, changes)

  test('is undecided until a person decides, entry by entry', () => {
    expect(readSuccession(merged, 'listing-1')).toEqual({ kind: 'undecided' })
    const decided = take(merged, decide({}))
    expect(readSuccession(decided, 'listing-1')).toEqual({ kind: 'decided', to: 'subject-2' })
    expect(readSuccession(decided, 'listing-2')).toEqual({ kind: 'undecided' })
    expect(readSuccession(take(merged, decide({ to: null })), 'listing-1')).toEqual({ kind: 'decided', to: null })
  })

  test('is kept with the official and the day, the last word on each entry', () => {
    const history = [{}, { listingId: 'listing-2' }, { to: null }]
    const state = history.reduce((one, changes) => take(one, decide(changes, one)), merged)
    expect(state.successions).toEqual([
      { listingId: 'listing-2', to: 'subject-2', on: TODAY, by: CLERK },
      { listingId: 'listing-1', to: null, on: TODAY, by: CLERK },
    ])
  })

  test('is never decided by the system, without reasons, or to a stranger', () => {
    expect(refusalIn(decide({ by: 'system' }))).toEqual({ code: 'PERSON_MUST_CONFIRM', basis: [] })
    expect(refusalIn(decide({ reasons: '' }))).toEqual({ code: 'REASONS_MISSING', basis: [] })
    const stranger = { code: 'PREDECESSOR_GONE', id: 'subject-7', basis: [] }
    expect(refusalIn(decide({ to: 'subject-7' }))).toEqual(stranger)
    expect(refusalIn(decide({}, subject))).toEqual(wrong('active'))
    expect(refusalIn(decideOn(undefined, {}))).toEqual(wrong('none'))
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
