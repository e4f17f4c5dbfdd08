import { describe, expect, test } from 'vitest'
import { LAW, refusalIn } from '../listing/testing-listings.ts'
import { decideDrawAct } from './decide-draw.ts'
import { decideMeetingHeld, findResolution } from './decide-meeting.ts'
import type { CaseResolution } from './meeting.ts'
import { callMeeting, HELD, OFFICE, ON, POOL, take } from './testing-meetings.ts'

const STUDY = {
  level: 'jointConference',
  lead: 'unit-office',
  complaint: { complaintId: 'c1', seated: ['e1', 'e4', 'e9'] },
} as const
const called = () => take(undefined, callMeeting(STUDY, OFFICE))
const hold = (state: ReturnType<typeof called>, outcome: CaseResolution['outcome']) =>
  decideMeetingHeld(
    state,
    { ...HELD, by: OFFICE, resolutions: [{ listingId: 'listing-1', outcome, reasons: 'text:r' }] },
    LAW,
    ON,
  )
const fix = (pool = POOL) =>
  decideDrawAct(called(), { act: 'fixPool', pool, by: OFFICE }, LAW, ON, (text) => `hash:${text}`)

describe('a meeting on a complaint (攀枝花 二(三)2)', () => {
  test('is the joint-conference office’s', () => {
    const law = { code: 'JOINT_CONFERENCE_REQUIRED', basis: [{ document: 'PZ', clause: '二(三)2' }] }
    expect(refusalIn(callMeeting({ ...STUDY, level: 'panel' }, OFFICE))).toMatchObject(law)
    expect(called()).toMatchObject({ kind: 'called', complaint: STUDY.complaint })
  })

  test('needs experts only where it asks for them (必要时)', () => {
    expect(hold(called(), 'rejected').ok).toBe(true)
    const asked = take(called(), fix())
    expect(refusalIn(hold(asked, 'rejected'))).toMatchObject({ code: 'DRAW_NEEDED' })
  })

  test('draws nobody who sat on the determination', () => {
    const fixed = fix()
    expect(fixed.ok && fixed.value[0]).toMatchObject({
      pool: {
        exclusions: [
          { expert: 'e4', reasonCode: 'relatedToSubject' },
          { expert: 'e1', reasonCode: 'sameHands' },
        ],
      },
    })
    const few = { ...POOL, experts: ['e1', 'e4', 'e2'], wanted: 2 }
    expect(refusalIn(fix(few))).toMatchObject({ code: 'POOL_TOO_SMALL', eligible: 1 })
  })

  test.each(['upheld', 'partlyUpheld', 'rejected'] as const)('resolves on the complaint: %s', (outcome) => {
    const held = take(called(), hold(called(), outcome))
    expect(held).toMatchObject({ kind: 'held', resolutions: [{ outcome }] })
    expect(findResolution(held, 'listing-1')).toBeUndefined()
  })

  test('resolves on no determination, and a determination on no complaint', () => {
    expect(refusalIn(hold(called(), 'list'))).toMatchObject({ code: 'NOTICE_INCOMPLETE', missing: ['listing-1'] })
    const { complaint: _complaint, ...determines } = STUDY
    const other = take(undefined, callMeeting(determines, OFFICE))
    expect(refusalIn(hold(other, 'rejected'))?.code).toBe('DRAW_NEEDED')
  })
})
