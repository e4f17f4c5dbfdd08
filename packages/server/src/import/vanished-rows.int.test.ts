import { addDays, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { beforeAll, expect, test } from 'vitest'
import { describeDatabases } from '../db/testing.ts'
import { DEFAULTER } from '../exchange/formats/rows-for-tests.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import { actOnListing, findListing, type ListingAct } from '../listing/listing-use-cases.ts'
import { findListingAsOf } from '../listing/listing-views.ts'
import type { Service } from '../service.ts'
import { importRows, PLACE, seedPlace, serviceOver } from './testing-import.ts'

const OFFICIAL = { officerId: 'officer-9', organisationId: 'unit-credit', place: PLACE }
const CONFIRM = { act: 'confirmReceived', texts: { reasons: '已向法院核实送达回证' } } as const

const court = (n: number) => ({
  ...DEFAULTER,
  iname: `云浮市测试商贸有限公司${n}`,
  cardNum: syntheticUscc(n, PLACE),
  caseCode: `（2025）粤5302执${n}号`,
})

describeDatabases('entries that a court’s whole list no longer has', (fixture) => {
  let service: Service
  let vanished = ''
  const act = async (listingAct: ListingAct) => actOnListing(service, OFFICIAL, vanished, listingAct)

  beforeAll(async () => {
    service = serviceOver(fixture.database(), fixture.ambient)
    await seedPlace(service)
    await importRows(service, 'judgment-defaulters', [court(201), court(202)], 'whole')
    const second = await importRows(service, 'judgment-defaulters', [court(201)], 'whole')
    const asked = await service.db
      .selectFrom('question')
      .select('about_id')
      .where('file_id', '=', second)
      .where('kind', '=', 'vanishedRow')
      .executeTakeFirstOrThrow()
    vanished = asked.about_id
  })

  test('may not be given effect by anybody until the court has answered', async () => {
    expect((await findListing(service, vanished))?.state.kind).toBe('awaitingPerson')
    expect(await act(CONFIRM)).toMatchObject({ ok: false, error: { code: 'UPSTREAM_QUESTION_OPEN' } })
    const answer = { act: 'answerUpstreamQuestion', texts: {}, answer: 'stillListed', releasedOn: null } as const
    expect((await act(answer)).ok).toBe(true)
    expect(await act(CONFIRM)).toMatchObject({ ok: true, value: { state: { kind: 'listed' } } })
  })

  test('end with the court’s release, which needs no question', async () => {
    const release = { act: 'recordUpstreamRelease', texts: {}, reason: 'withdrawn' } as const
    const tomorrow = await act({ ...release, releasedOn: addDays(fixture.ambient.today(), 1) })
    expect(tomorrow).toMatchObject({ ok: false, error: { code: 'DATE_IN_FUTURE' } })
    const start = fixture.ambient.today()
    fixture.ambient.setToday(addDays(start, 10))
    const done = await act({ ...release, releasedOn: addDays(start, 5) })
    expect(done).toMatchObject({ ok: true, value: { state: { kind: 'released', reason: 'withdrawn' } } })
  })

  test('are read for a past day as one knows now', async () => {
    const released = addDays(fixture.ambient.today(), -5)
    const known = (await findListing(service, vanished))?.state
    expect(known).toMatchObject({ kind: 'released', releasedOn: released })
    const kindOn = async (validAt: LocalDate) => (await findListingAsOf(service, vanished, { validAt }))?.reading.kind
    expect(await kindOn(addDays(released, -1))).toBe('inForce')
    expect(await kindOn(released)).toBe('ended')
    expect(await kindOn(addDays(released, 3))).toBe('ended')
  })
})
