import { describe, expect, test } from 'vitest'
import { evolveMatter } from './matter.ts'
import type { MatterEvent } from './matter.ts'
import {
  answered,
  ASKED,
  CHECKED,
  CHIEF,
  CLERK,
  day,
  DECIDED,
  FIRM,
  GROUND,
  ITEM_CLOSED,
  joined,
  matterOf,
  MUST,
  OPENED,
  reached,
  READY,
  TERMINATED,
} from './testing-matters.ts'

const PROMISE = {
  missing: ['场所平面图', '验资报告'],
  promise: 'p',
  acceptedOn: day('2026-03-03'),
  dueOn: day('2026-03-20'),
  supplied: [],
  broken: null,
}
const DEFERRED: MatterEvent = { type: 'DocumentsDeferred', promise: PROMISE, by: CLERK, ground: GROUND }
const supplied = (item: string, on: string): MatterEvent => ({
  type: 'DeferredDocumentsSupplied',
  items: [item],
  on: day(on),
})
const SUPPLIED = supplied('验资报告', '2026-03-10')
const BROKEN: MatterEvent = {
  type: 'DeferredPromiseBroken',
  on: day('2026-03-21'),
  consequence: 'applicationReturned',
  text: 't2',
  by: CLERK,
}

describe('what each event leaves in the matter', () => {
  test('an opened matter is empty', () => {
    expect(matterOf(OPENED)).toEqual({
      status: 'open',
      matterId: 'm1',
      occasion: 'licence',
      place: '510400',
      unitId: 'unit',
      reference: null,
      decider: { organisationId: 'committee', officerId: 'chief' },
      moments: ['acceptance', 'decision'],
      openedOn: '2026-03-02',
      reached: [],
      parties: [],
      requested: [],
      checks: [],
      promise: null,
    })
  })

  const other = { ...FIRM, partyId: 'p2', subjectId: 's2', identity: 'masked' } as const
  const named = { organisationId: 'other', officerId: null }
  const { outcome, by, on } = ITEM_CLOSED
  const check = { ...answered('c1', 'acceptance', [MUST]), closings: {} }
  const { type: _type, ground: _ground, ...asAnswered } = check as typeof check & { readonly ground: unknown }
  const twice = [...READY, ASKED, { ...ASKED, checkId: 'c2' }]
  const { checkId, partyId, moment, on: askedOn } = ASKED

  test.each<[string, readonly MatterEvent[], object]>([
    ['parties in the order in which they came', [OPENED, joined(), joined(other)], { parties: [FIRM, other] }],
    [
      'the identity that a person confirmed, of one party',
      [OPENED, joined(), joined(other), { type: 'PartyIdentityConfirmed', partyId: 'p2', by: CLERK, on: askedOn }],
      { parties: [FIRM, { ...other, identity: 'confirmedByPerson' }] },
    ],
    ['another decider', [OPENED, { type: 'DeciderNamed', decider: named, on: askedOn }], { decider: named }],
    [
      'moments with their days',
      [...READY, reached('decision', '2026-03-10')],
      {
        reached: [
          { moment: 'acceptance', on: '2026-03-03' },
          { moment: 'decision', on: '2026-03-10' },
        ],
      },
    ],
    ['requests', [...READY, ASKED], { requested: [{ checkId, partyId, moment, on: askedOn }] }],
    [
      'a receipt in the place of its request, the other one stays',
      [...twice, answered('c1', 'acceptance', [MUST])],
      { requested: [{ checkId: 'c2', partyId, moment, on: askedOn }], checks: [asAnswered] },
    ],
    [
      'an answer at its item of its receipt',
      [...READY, answered('c1', 'acceptance', [MUST]), answered('c2', 'acceptance', [MUST]), ITEM_CLOSED],
      {
        checks: [
          { ...asAnswered, closings: { i1: { outcome, by, on } } },
          { ...asAnswered, checkId: 'c2' },
        ],
      },
    ],
    ['a promise', [OPENED, DEFERRED], { promise: PROMISE }],
    [
      'documents supplied one after another',
      [OPENED, DEFERRED, SUPPLIED, supplied('场所平面图', '2026-03-12')],
      {
        promise: {
          ...PROMISE,
          supplied: [
            { item: '验资报告', on: '2026-03-10' },
            { item: '场所平面图', on: '2026-03-12' },
          ],
        },
      },
    ],
    [
      'a broken promise with what follows',
      [OPENED, DEFERRED, BROKEN],
      { promise: { ...PROMISE, broken: { on: '2026-03-21', consequence: 'applicationReturned', text: 't2' } } },
    ],
    ['no supply without a promise', [OPENED, SUPPLIED], { promise: null }],
    ['no breach without a promise', [OPENED, BROKEN], { promise: null }],
    [
      'the decision, in full',
      [...CHECKED, DECIDED],
      { status: 'decided', decision: { outcome: 'refused', document: 't1', by: CHIEF, on: '2026-03-10' } },
    ],
    [
      'an ending without a decision',
      [...READY, TERMINATED],
      { status: 'closed', ending: 'terminated', closedOn: '2026-03-05', decision: null },
    ],
    [
      'an ending that keeps the decision',
      [...CHECKED, DECIDED, { type: 'MatterClosed', ending: 'decided', on: day('2026-03-12') }],
      {
        status: 'closed',
        ending: 'decided',
        closedOn: '2026-03-12',
        decision: { outcome: 'refused', document: 't1', by: CHIEF, on: '2026-03-10' },
      },
    ],
  ])('%s', (_, events, expected) => {
    const before = matterOf(...events.slice(0, -1))
    expect(matterOf(...events)).toEqual({ ...before, ...expected })
  })

  test('a matter begins with its opening', () => {
    expect(() => evolveMatter(undefined, DECIDED)).toThrow(new TypeError('a matter cannot begin with MatterDecided'))
  })
})
