import { localDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { ReleaseReason } from '@xinheng/domain/listing/listing'
import type { Release } from '@xinheng/domain/release/release'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { deliverDue } from '../db/outbox.ts'
import { describeDatabases } from '../db/testing.ts'
import { transact } from '../db/transact.ts'
import { findVisibility } from '../portal/entry-store.ts'
import { actOnListing, findListing, sweepTerms, type ListingAct } from '../listing/listing-use-cases.ts'
import { findListingAsOf } from '../listing/listing-views.ts'
import { changeEntry, endEntry } from '../listing/listing-consequences.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { findNotice, readNoticeDocument } from '../notice/notice-views.ts'
import { dayWord } from '../notice/templates/notice-words.ts'
import { publishBaseline } from '../rulebook/law-text-use-cases.ts'
import { createService } from '../service.ts'
import { actOnTask } from '../task/task-use-cases.ts'
import { releaseHandlers } from './release-delivery.ts'
import { registerOutside } from './outside-use-cases.ts'
import { tellSubject } from './release-papers.ts'
import { rebuildReleases } from './release-store.ts'
import { confirm } from './release-use-cases.ts'
import { readFeed, readLatestFeed } from './feed-views.ts'
import { listBoard, listOwnConfirmations } from './release-views.ts'
import { atomFeed } from './feed-text.ts'
import { actOnRedress } from './redress-use-cases.ts'
import { listEntry } from './testing-entries.ts'

const PLACE = '445300'
const CAUSES: Readonly<Record<Exclude<ReleaseReason, 'corrected'>, string>> = {
  expired: '期限届满',
  repaired: '信用已经修复',
  withdrawn: '决定已经撤销',
  supersededUpstream: '来源单位已经移出',
}
const by = { officerId: 'officer-1', organisationId: 'unit-safety', place: PLACE }
const decider = { ...by, officerId: 'decider-1' }
const clerk = (unit: string) => ({ officerId: `clerk-${unit}`, organisationId: unit, place: PLACE })

function valueOf<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describeDatabases('one path for every end of an entry', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const units: readonly (readonly [string, readonly string[]])[] = [
    ['unit-safety', ['应急管理部门']],
    ['unit-trade', ['市场监督管理部门']],
    ['unit-credit', ['发展改革部门']],
    ['bank-1', []],
    ['platform-1', []],
  ]
  let entries = 0
  const seed = async () => {
    ambient.setToday('2026-03-02')
    if ((await db().selectFrom('organisation').select('id').executeTakeFirst()) !== undefined) return
    await publishBaseline(service(), by, decider)
    for (const [id, departments] of units) {
      const act = { act: 'register', name: `云浮市${id}`, place: PLACE, departments } as const
      valueOf(await actOnOrganisation(service(), by, id, act))
    }
    const role = { act: 'grantRole', role: 'creditAuthority', place: PLACE, decidedBy: '三定方案' } as const
    valueOf(await actOnOrganisation(service(), by, 'unit-credit', role))
    const contract = '数据共享协议〔2026〕1号'
    const credit = clerk('unit-credit')
    valueOf(await registerOutside(service(), credit, { receiver: 'bank-1', channel: 'pull', address: null, contract }))
    const address = 'https://platform.example/releases'
    valueOf(await registerOutside(service(), credit, { receiver: 'platform-1', channel: 'push', address, contract }))
  }
  const causes: Readonly<Record<ReleaseReason, (id: string) => Promise<void>>> = {
    expired: async () => {
      ambient.setToday('2028-04-10')
      await sweepTerms(service(), { ...by, officerId: 'system:sweep' })
    },
    repaired: async (id) => endBy(id, 'repaired', 'repair'),
    corrected: async (id) => endBy(id, 'corrected', 'objection'),
    withdrawn: async (id) => {
      const act: ListingAct = { act: 'release', texts: { reasons: '依据已撤销' }, reason: 'withdrawn' }
      valueOf(await actOnListing(service(), by, id, act))
    },
    supersededUpstream: async (id) => {
      const releasedOn = ambient.today()
      const act: ListingAct = { act: 'recordUpstreamRelease', texts: {}, reason: 'supersededUpstream', releasedOn }
      valueOf(await actOnListing(service(), decider, id, act))
    },
  }
  const endBy = async (id: string, reason: 'repaired' | 'corrected', stream: 'repair' | 'objection') => {
    const law = await service().law(db(), ambient.today())
    const end = { reason, reasons: 'text:1', by: decider, procedure: { stream, id: `${stream}-1` } } as const
    valueOf(await transact(db(), async (tx) => endEntry({ service: service(), tx, acting: decider, law }, id, end)))
  }
  const enter = async (received: boolean): Promise<string> => {
    await seed()
    entries += 1
    return listEntry(service(), ambient, { place: PLACE, determiner: 'unit-safety', received, number: entries })
  }

  test('a paper that cannot be written holds nothing up, and stays with its unit as an open duty', async () => {
    const id = await enter(false)
    ambient.setToday('2026-05-06')
    await causes.withdrawn(id)
    const law = await service().law(db(), ambient.today())
    const listing = (await findListing(service(), id))?.state
    const release = (
      await db().selectFrom('release').select('snapshot').where('listing_id', '=', id).executeTakeFirst()
    )?.snapshot as Release
    if (listing === undefined) throw new Error('no entry')
    const ended = {
      type: 'ListingReleased',
      listingId: id,
      on: ambient.today(),
      ground: { rulebook: law.book.version, basis: [], values: {} },
      reason: 'withdrawn',
      releasedOn: ambient.today(),
      reasons: null,
      by: null,
    } as const
    const untold = { ...release, releasedOn: '' as LocalDate }
    await transact(db(), async (tx) => {
      await tellSubject(service(), tx, by, law, untold, listing, [ended])
      return ok(null)
    })
    const open = await db()
      .selectFrom('duty')
      .select(['kind', 'unit_id', 'done_on'])
      .where('source_id', '=', `${id}:paper`)
      .execute()
    expect(open).toEqual([{ kind: 'tellResult', unit_id: 'unit-safety', done_on: null }])
  })

  test.each(Object.keys(causes) as ReleaseReason[])(
    '%s: gone, told, confirmed by each, on the feed',
    async (reason) => {
      const id = await enter(reason === 'supersededUpstream')
      const before = await readFeed(db(), { after: 0, limit: 500 })
      ambient.setToday('2026-05-06')
      expect(await visible(id)).toBe('listing')
      await causes[reason](id)

      expect(await visible(id)).toBe('over')
      const row = await db().selectFrom('release').selectAll().where('listing_id', '=', id).executeTakeFirstOrThrow()
      expect(row).toMatchObject({ reason, was_public: true, place: PLACE })
      const told = await receiversOf(id)
      const named = (wanted: string) => told.filter(({ kind }) => kind === wanted).map(({ receiver }) => receiver)
      expect(named('outside')).toEqual(['bank-1', 'platform-1'])
      expect(named('unit')).toContain('unit-safety')

      const feed = await readFeed(db(), { after: before.position, limit: 500 })
      expect(feed.items.filter(({ entry }) => entry === id)).toMatchObject([{ reason, ended: 'entry' }])

      const [paper, ...others] = await papersOf(id)
      expect(others).toEqual([])
      expect(paper).toMatchObject({ kind: reason === 'corrected' ? 'erratum' : 'release', served_on: null })
      // Of what was received from elsewhere the credit authority of the place tells.
      expect(paper?.issuer_id).toBe(reason === 'supersededUpstream' ? 'unit-credit' : 'unit-safety')
      if (reason !== 'corrected') {
        const text = await lettersOf(paper?.id ?? '')
        for (const words of [CAUSES[reason], '公示、共享和使用自同日起停止', '/my', `/objections/new?entry=${id}`]) {
          expect(text).toContain(words)
        }
        expect(text).toContain(`自${dayWord(row.released_on)}起，你（单位）的条目不再有效。`)
      }

      const pushed: string[] = []
      const post = async (address: string, body: unknown) => void pushed.push(`${address} ${JSON.stringify(body)}`)
      await deliverDue(db(), ambient, releaseHandlers(service(), post), 500)
      expect(pushed.filter((text) => text.includes(id)).length).toBe(reason === 'corrected' ? 2 : 1)
      expect(pushed.join()).not.toContain('公司')

      for (const { receiver, kind } of told) {
        if (kind === 'unit') valueOf(await actOnTask(service(), clerk(receiver), id, { act: 'acknowledgeRelease' }))
        else
          valueOf(
            await confirm(service(), clerk(receiver), { listingId: id, receiver, thing: 'release', document: '' }),
          )
        // Again, and by another hand with a paper: nothing changes.
        const again = { listingId: id, receiver, thing: 'release', document: '回函' } as const
        valueOf(await confirm(service(), clerk('unit-credit'), again))
      }
      const done = await receiversOf(id)
      expect(done.every((each) => each.confirmed_by === `clerk-${each.receiver}`)).toBe(true)
      const open = await listBoard(db(), { place: PLACE, which: 'open', receiver: '', text: '', page: 1, size: 500 })
      expect(open.rows.filter(({ listingId }) => listingId === id)).toEqual([])
      const duties = await db()
        .selectFrom('duty')
        .selectAll()
        .where('source_id', '=', id)
        .where('stream', '=', 'release')
        .execute()
      expect(duties.map(({ done_on }) => done_on)).toEqual(done.map(() => ambient.today()))
      const own = await listOwnConfirmations(db(), row.subject_id, 50)
      expect(own).toHaveLength(done.length)
      expect(own.every(({ confirmedOn }) => confirmedOn !== null)).toBe(true)
    },
  )

  test.each([
    ['listing', 'update'],
    ['release', 'insert'],
    ['release_receiver', 'insert'],
    ['outbox', 'insert'],
    ['delivery', 'insert'],
    ['duty', 'insert'],
    ['redress', 'insert'],
    ['redress_receiver', 'insert'],
  ] as const)(
    'a fault after the %s is written leaves nothing half done, and the act can be repeated',
    async (table, verb) => {
      const id = await enter(true)
      ambient.setToday('2026-05-06')
      const written = async () => {
        const { rows } = await sql<Record<string, number>>`
        select (select count(*) from release where listing_id = ${id}) as releases,
               (select count(*) from release_receiver where listing_id = ${id}) as receivers,
               (select count(*) from outbox where message_key = ${id} and topic <> 'listing.published') as messages,
               (select count(*) from duty where source_id in (${id}, ${`redress:${id}`})) as duties,
               (select count(*) from redress where listing_id = ${id}) as redresses,
               (select count(*) from event where stream_id in (${`release:${id}`}, ${`redress:${id}`})) as events`.execute(
          db(),
        )
        return rows[0]
      }
      await sql`
      create function planted_fault() returns trigger language plpgsql as $$
      begin raise exception 'planted'; end $$`.execute(db())
      await sql`
      create trigger planted after ${sql.raw(verb)} on ${sql.table(table)}
        for each statement execute function planted_fault()`.execute(db())
      await expect(causes.corrected(id)).rejects.toThrow()
      await sql`drop function planted_fault cascade`.execute(db())
      expect(await visible(id)).toBe('listing')
      expect(Object.values((await written()) ?? {})).toEqual([0, 0, 0, 0, 0, 0])

      await causes.corrected(id)
      const once = await written()
      expect(once).toMatchObject({ releases: 1, messages: 4, redresses: 1, events: 2 })
      await causes.corrected(id)
      expect(await written()).toEqual(once)
      expect(await visible(id)).toBe('over')
    },
  )

  test('laggards stand on the board, the longest first, with what still stands of theirs', async () => {
    const id = await enter(false)
    ambient.setToday('2026-05-06')
    const apply = { act: 'apply', evidence: '凭证', proportionality: '适当', told: '已告知' } as const
    const measure = { ...apply, measureId: 'ST-06', ownLastDay: null, established: ['CIRCUMSTANCES_SERIOUS'] } as const
    valueOf(await actOnTask(service(), clerk('unit-safety'), id, measure))
    await causes.withdrawn(id)
    ambient.setToday('2026-05-20')
    const acknowledged = async () => actOnTask(service(), clerk('unit-safety'), id, { act: 'acknowledgeRelease' })
    expect(await acknowledged()).toMatchObject({ ok: false, error: { code: 'MEASURES_STAND' } })
    const board = async () => {
      const query = { place: PLACE, which: 'open', receiver: 'unit-safety', text: '', page: 1, size: 500 } as const
      return (await listBoard(db(), query)).rows.filter(({ listingId }) => listingId === id)
    }
    expect(await board()).toMatchObject([{ receiver: 'unit-safety', standing: 1, confirmedOn: null }])
    valueOf(await actOnTask(service(), clerk('unit-safety'), id, { act: 'lift', measureId: 'ST-06', evidence: '解除' }))
    valueOf(await acknowledged())
    expect(await board()).toEqual([])
    const outside = { place: PLACE, which: 'open', receiver: 'bank-1', text: '', page: 1, size: 500 } as const
    const [bank] = (await listBoard(db(), outside)).rows.filter(({ listingId }) => listingId === id)
    // 广东: three working days for what was shared; Saturday 9 May is worked.
    expect(bank).toMatchObject({ lastDay: '2026-05-09', openedOn: '2026-05-06' })
  })

  test('a unit that never heard of the entry confirms nothing; another confirms only with a paper', async () => {
    const id = await enter(false)
    await causes.withdrawn(id)
    const input = { listingId: id, receiver: 'bank-1', thing: 'release', document: '' } as const
    expect(await confirm(service(), clerk('unit-credit'), input)).toMatchObject({ error: { code: 'EVIDENCE_MISSING' } })
    const stranger = { ...input, receiver: 'bank-9' }
    expect(await confirm(service(), clerk('bank-9'), stranger)).toMatchObject({ error: { code: 'NOT_A_RECEIVER' } })
    const live = { ...input, listingId: await enter(false) }
    expect(await confirm(service(), clerk('bank-1'), live)).toMatchObject({ error: { code: 'NOT_RELEASED' } })
  })

  test('the redress of a wrongful entry: errata, losses, a public notice, and another hand that closes it', async () => {
    const id = await enter(false)
    ambient.setToday('2026-05-06')
    await causes.corrected(id)
    const redressId = `redress:${id}`
    const papers = await db().selectFrom('notice').select('kind').where('about_id', '=', redressId).execute()
    expect(papers).toEqual([{ kind: 'erratum' }])
    const read = async () =>
      db().selectFrom('redress').selectAll().where('id', '=', redressId).executeTakeFirstOrThrow()
    expect(await read()).toMatchObject({ state: 'open', owner_id: 'unit-safety', public_notice_due: true })
    const duty = await db().selectFrom('duty').selectAll().where('source_id', '=', redressId).executeTakeFirstOrThrow()
    expect(duty).toMatchObject({ kind: 'restoreReputation', last_day: null, done_on: null })
    const officer = { ...by, officerId: 'officer-9' }
    const closing = async (who: typeof by) => actOnRedress(service(), who, redressId, { act: 'close' })
    expect(await closing(officer)).toMatchObject({ error: { code: 'REDRESS_UNFINISHED' } })
    const receivers = await db()
      .selectFrom('redress_receiver')
      .selectAll()
      .where('redress_id', '=', redressId)
      .execute()
    for (const { receiver } of receivers) {
      valueOf(await confirm(service(), clerk(receiver), { listingId: id, receiver, thing: 'erratum', document: '' }))
    }
    const notice = { act: 'putUpNotice', site: '信用云浮', evidence: '公告截图' } as const
    expect(await closing(officer)).toMatchObject({ error: { missing: ['publicNotice'] } })
    valueOf(await actOnRedress(service(), officer, redressId, notice))
    const entryDecider = (await read()).entry_decided_by ?? ''
    expect(await closing({ ...by, officerId: entryDecider })).toMatchObject({ error: { code: 'SAME_HANDS' } })
    valueOf(await closing(officer))
    expect(await read()).toMatchObject({ state: 'closed', closed_by: 'officer-9' })
    const self = db().updateTable('redress').set({ closed_by: entryDecider }).where('id', '=', redressId)
    await expect(self.execute()).rejects.toThrow()
  })

  test('found wrong after it was over: void from the start, told again, with a redress', async () => {
    const id = await enter(false)
    ambient.setToday('2026-05-06')
    await causes.repaired(id)
    const first = await db().selectFrom('release').selectAll().where('listing_id', '=', id).executeTakeFirstOrThrow()
    ambient.setToday('2026-06-01')
    await causes.corrected(id)
    await causes.corrected(id)
    const then = await db().selectFrom('release').selectAll().where('listing_id', '=', id).executeTakeFirstOrThrow()
    expect(then).toMatchObject({ reason: 'corrected', released_on: first.released_on })
    expect(then.position).toBeGreaterThan(first.position)
    expect(await db().selectFrom('redress').select('id').where('listing_id', '=', id).execute()).toHaveLength(1)
    // Its own history stays; that it counts for nothing is known of every day of it from then on.
    const asOf = async (validAt: string, known?: string) =>
      findListingAsOf(service(), id, {
        validAt: localDate(validAt),
        ...(known === undefined ? {} : { knownAt: known }),
      })
    expect(await asOf('2026-04-15')).toMatchObject({ reading: { kind: 'inForce' }, voidSince: '2026-06-01' })
    expect(await asOf('2026-06-01')).toMatchObject({ reading: { kind: 'ended', reason: 'corrected' } })
  })

  test('an entry that stands and is no longer shown is on the feed too, with its cause; its end comes later', async () => {
    const id = await enter(false)
    ambient.setToday('2026-05-06')
    const { position: after } = await readFeed(db(), { after: 0, limit: 500 })
    const law = await service().law(db(), ambient.today())
    const why = { reasons: 'text:1', by: decider, procedure: { stream: 'objection', id: 'o-1' }, basis: [] } as const
    const hide = async () =>
      transact(db(), async (tx) =>
        changeEntry({ service: service(), tx, acting: decider, law }, id, { kind: 'endPublication' }, why),
      )
    valueOf(await hide())
    valueOf(await hide())
    const lines = async () =>
      (await readFeed(db(), { after, limit: 500 })).items.map(({ position: _position, ...line }) => line)
    const hidden = { entry: id, ended: 'publication', reason: 'objection', releasedOn: '2026-05-06' }
    expect(await lines()).toEqual([hidden])
    const [latest] = await readLatestFeed(db(), 1)
    expect(latest).toMatchObject(hidden)
    const text = atomFeed(latest === undefined ? [] : [latest], { title: 't', owner: 'o', place: 'p', now: 'n' })
    expect(text).toContain(`条目 ${id} 停止公示（异议成立）`)
    expect(text).toContain(`href="/entries/${id}"`)
    expect(text).toContain('自 2026-05-06 起不再公示')
    await causes.withdrawn(id)
    expect(await lines()).toEqual([
      hidden,
      { entry: id, ended: 'entry', reason: 'withdrawn', releasedOn: '2026-05-06' },
    ])
  })

  test('the public feed names numbers, days and reasons, page by page, and nobody', async () => {
    const whole = await readFeed(db(), { after: 0, limit: 500 })
    const paged: string[] = []
    for (let after = 0, more = true; more;) {
      const page = await readFeed(db(), { after, limit: 2 })
      paged.push(...page.items.map(({ entry }) => entry))
      after = page.items.at(-1)?.position ?? after
      more = page.more
    }
    expect(paged).toEqual(whole.items.map(({ entry }) => entry))
    const text = atomFeed(await readLatestFeed(db(), 100), {
      title: '已移出条目编号',
      owner: '云浮市社会信用主管部门 <测试>',
      place: '云浮市',
      now: '2026-05-06T00:00:00Z',
    })
    expect(text.match(/<entry>/g)).toHaveLength(whole.items.length)
    expect(text).toContain('&lt;测试&gt;')
    expect(text + JSON.stringify(whole)).not.toContain('合成建筑工程有限公司')
  })

  test('the tables of releases follow from their histories', async () => {
    const tables = async () => ({
      releases: await db().selectFrom('release').selectAll().orderBy('listing_id').execute(),
      receivers: await db()
        .selectFrom('release_receiver')
        .selectAll()
        .orderBy('listing_id')
        .orderBy('receiver')
        .execute(),
      redresses: await db().selectFrom('redress').selectAll().orderBy('id').execute(),
      errata: await db().selectFrom('redress_receiver').selectAll().orderBy('redress_id').orderBy('receiver').execute(),
    })
    const before = await tables()
    expect(before.releases.length).toBeGreaterThan(1)
    await db().transaction().execute(rebuildReleases)
    expect(await tables()).toEqual(before)
  })

  const visible = async (id: string): Promise<string> => {
    const today: LocalDate = ambient.today()
    const law = await service().law(db(), today)
    const seen = await findVisibility(db(), id, law, today)
    return typeof seen === 'object' ? seen.kind : (seen ?? 'absent')
  }
  const papersOf = async (id: string) =>
    db()
      .selectFrom('notice')
      .selectAll()
      .where('about_id', 'in', [id, `redress:${id}`])
      .where('kind', 'in', ['release', 'erratum'])
      .execute()
  const lettersOf = async (id: string): Promise<string> => {
    const found = await findNotice(db(), id)
    if (found === undefined) throw new Error('no paper')
    const letter = await readNoticeDocument(service(), found, { readerId: 'test', unitId: null, reason: '测试查阅' })
    return [...letter.opening, ...letter.sections.flatMap(({ paragraphs }) => paragraphs)].join('\n')
  }
  const receiversOf = async (id: string) =>
    db().selectFrom('release_receiver').selectAll().where('listing_id', '=', id).orderBy('receiver').execute()
})
