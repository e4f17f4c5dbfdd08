import { localDate } from '@xinheng/domain/calendar/local-date'
import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import type { Caller } from '../access/caller.ts'
import type { Grant } from '../access/permissions.ts'
import { describeDatabases } from '../db/testing.ts'
import { sweepDuties } from '../duty/duty-sweep-use-cases.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { valueOf } from '../matter/testing-county.ts'
import { actOnObjection, takeObjection } from '../objection/objection-use-cases.ts'
import { plainObjection, staffUnits } from '../objection/testing-objections.ts'
import { listEntry } from '../release/testing-entries.ts'
import { FIVE, officerOf, openFive } from '../repair/testing-repair.ts'
import { createService, type Service } from '../service.ts'
import { erasePersonal } from '../subject/personal-use-cases.ts'
import { actOnTask } from '../task/task-use-cases.ts'
import { makeBundle, type BundleRequest } from './bundle-use-cases.ts'
import { packBundle } from './pack-bundle.ts'

const PLACE = FIVE.YUNFU
const MAKER = `maker-${PLACE}`
const REQUEST = { organ: '云浮市合成人民法院', document: '（2026）粤合成行初1号调卷函', reason: '行政诉讼举证' }

function callerOf(role: Grant['role'], unitId: string): Caller {
  return {
    principal: { id: `${role}-1`, subjectId: null, grants: [{ role, unitId, jurisdiction: PLACE }], scopes: null },
    name: '导出人',
    organisationId: unitId,
    organisationName: '应急管理局',
    place: PLACE,
    means: 'session',
  }
}

/** The files of an archive by name. */
function unzip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(zip.length - 6)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [packed, nameLength, start] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ]
    const from = start + 30 + zip.readUInt16LE(start + 26)
    files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), inflateRawSync(zip.subarray(from, from + packed)))
    at += 46 + nameLength
  }
  return files
}

describeDatabases('the bundle of an entry', ({ database, db, ambient }) => {
  let service: Service
  let listingId = ''
  let subjectId = ''
  const PDF = Buffer.from('%PDF-1.7\n合成证据\n%%EOF\n')
  const officer = callerOf('caseDecider', MAKER)

  beforeAll(async () => {
    service = createService({ database: database(), ambient, keys: createPassingKeys(ambient), dataDir: '/nowhere' })
    ambient.setToday('2026-03-02')
    await openFive(service)
    await staffUnits(service, [PLACE])
    listingId = await listEntry(service, ambient, { place: PLACE, determiner: MAKER, received: false, number: 7 })
    subjectId = (await findListing(service, listingId))?.state.subjectId ?? ''
    ambient.setToday('2026-04-02')
    valueOf(
      await actOnTask(service, officerOf(MAKER, 'clerk-1', PLACE), listingId, {
        act: 'apply',
        measureId: 'ST-06',
        evidence: '检查记录第3号',
        proportionality: '与事故相当',
        told: '已告知',
        ownLastDay: null,
        established: ['CIRCUMSTANCES_SERIOUS'],
      }),
    )
    const files = [{ field: 'evidence', fileName: '情况说明.pdf', mediaType: '', bytes: PDF }]
    const intake = plainObjection(listingId, { subjectId, files })
    const { id, state } = valueOf(await takeObjection(service, null, PLACE, intake)).folded
    ambient.setToday('2026-06-01')
    await sweepDuties(service)
    if (state.takenInBy !== state.verifier)
      valueOf(await actOnObjection(service, officerOf(state.takenInBy, 'window-1', PLACE), id, { act: 'transfer' }))
    valueOf(
      await actOnObjection(service, officerOf(MAKER, 'verifier-1', PLACE), id, {
        act: 'decide',
        outcome: 'upheld',
        remedies: ['voidEntry'],
        statement: '',
        reasons: '经核查，事故与该单位无关',
        letter: null,
      }),
    )
  }, 120_000)

  const take = async (asked: Pick<BundleRequest, 'validAt' | 'knownAt'> = {}) => {
    const made = await makeBundle(service, officer, listingId, { ...REQUEST, ...asked })
    if (!made.ok) throw new Error(JSON.stringify(made.error))
    const { catalogue } = await service.law(db(), ambient.today())
    return unzip(await packBundle(made.value, catalogue))
  }

  test('holds every part of a life from notice to release, on one page and as data', async () => {
    const files = await take()
    const page = files.get('index.html')?.toString('utf8') ?? ''
    const data = JSON.parse(files.get('bundle.json')?.toString('utf8') ?? '{}')
    expect(data).toMatchObject({ schema: 'xinheng/evidence-bundle/1', asOf: '2026-06-01', request: REQUEST })
    expect(data.ledgerPosition).toBeGreaterThan(0)
    const types = new Set(data.record.events.map((event: { type: string }) => event.type))
    for (const type of ['ListingProposed', 'ListingNoticeServed', 'ListingDecided', 'ListingReleased'])
      expect(types).toContain(type)
    const parts = {
      objections: data.record.objections.length,
      responses: data.record.responses.map((each: { kind: string }) => each.kind),
      redresses: data.record.redresses.length,
      served: data.record.attempts.some((each: { outcome: string }) => each.outcome === 'served'),
    }
    expect(parts).toEqual({ objections: 1, responses: ['applied'], redresses: 1, served: true })
    expect(data.record.receivers.length).toBeGreaterThan(0)
    expect(data.record.clocks.some((each: { found_on: string | null }) => each.found_on !== null)).toBe(true)
    expect(data.rules.rows.length).toBeGreaterThan(0)
    expect(data.rules.clauses.every((each: { positions: number[] }) => each.positions.length > 0)).toBe(true)
    for (const words of [
      '合成的案情',
      '经核查，事故与该单位无关',
      '检查记录第3号',
      '送达告知书',
      '答复异议',
      REQUEST.organ,
    ])
      expect(page).toContain(words)
    expect(page).not.toMatch(/<script|<link|src=/)
  }, 60_000)

  test('names the hash of each file, and each file is there', async () => {
    const files = await take()
    const sums = (files.get('sha256.txt')?.toString('utf8') ?? '').trimEnd().split('\n')
    expect(sums.map((line) => line.slice(66)).sort()).toEqual(
      [...files.keys()].filter((name) => name !== 'sha256.txt').sort(),
    )
    for (const line of sums) {
      const bytes = files.get(line.slice(66)) ?? Buffer.alloc(0)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(line.slice(0, 64))
    }
    const attachment = [...files].find(([name]) => name.startsWith('files/') && !name.includes('notice-'))
    expect(attachment?.[1].equals(PDF)).toBe(true)
    expect([...files.keys()].some((name) => /^files\/notice-.*\.pdf$/.test(name))).toBe(true)
    // Nobody scanned it here: it goes along, named with its hash among the files to be opened with care.
    const { unscanned } = JSON.parse(files.get('bundle.json')?.toString('utf8') ?? '{}')
    const sha256 = createHash('sha256').update(PDF).digest('hex')
    expect(unscanned).toMatchObject([{ name: '情况说明.pdf', scan: 'unscanned', path: attachment?.[0], sha256 }])
    const page = files.get('index.html')?.toString('utf8') ?? ''
    expect(page).toContain(`尚未扫描，请在隔离环境中打开；SHA-256 ${sha256}`)
  }, 60_000)

  test('shows besides how the entry stood on a past day, and as far as it was known at a past instant', async () => {
    const past = async (asked: Parameters<typeof take>[0]) => {
      const files = await take(asked)
      const { pastEntry, entry } = JSON.parse(files.get('bundle.json')?.toString('utf8') ?? '{}')
      expect(entry).toMatchObject({ state: { kind: 'released' }, reading: { kind: 'ended' } })
      return { pastEntry, page: files.get('index.html')?.toString('utf8') ?? '' }
    }
    expect((await past({})).pastEntry).toBeNull()
    const april = await past({ validAt: localDate('2026-04-15') })
    expect(april.pastEntry).toMatchObject({
      validAt: '2026-04-15',
      state: { kind: 'listed' },
      reading: { kind: 'inForce' },
      voidSince: '2026-06-01',
    })
    expect(april.page).toContain('2026-04-15 当日的状态')
    expect(april.page).toContain('后于 2026-06-01 认定自始无效')
    const march = await past({ validAt: localDate('2026-03-10') })
    expect(march.pastEntry).toMatchObject({ state: { kind: 'noticed' }, reading: { kind: 'noEffect' } })
    const nobodyKnew = await past({ knownAt: '2020-01-01T00:00:00+08:00' })
    expect(nobodyKnew.pastEntry).toMatchObject({ knownAt: '2020-01-01T00:00:00+08:00', state: null })
    expect(nobodyKnew.page).toContain('当时没有该条目的记载')
  }, 60_000)

  test('opens sealed texts on record, for whom and by which paper; nobody else takes it', async () => {
    const reads = await db().selectFrom('vault_read').select(['reader_id', 'reason']).distinct().execute()
    expect(reads).toContainEqual({
      reader_id: 'caseDecider-1',
      reason: `移送证据材料：${REQUEST.organ}，${REQUEST.document}；${REQUEST.reason}`,
    })
    for (const who of [callerOf('caseDecider', `organ-${PLACE}`), callerOf('clerk', MAKER)])
      expect(await makeBundle(service, who, listingId, REQUEST)).toMatchObject({
        error: { outOfReach: 'NOT_PERMITTED' },
      })
    expect(await makeBundle(service, officer, listingId, { ...REQUEST, document: ' ' })).toMatchObject({
      error: { code: 'NOTICE_INCOMPLETE', missing: ['document'] },
    })
  })

  test('says of what was erased that it was, by which ground', async () => {
    const admin = callerOf('securityAdmin', MAKER)
    expect(await erasePersonal(service, admin, subjectId, '个人信息保护法第四十七条')).toMatchObject({ ok: true })
    const page = (await take()).get('index.html')?.toString('utf8') ?? ''
    expect(page).toContain('已依法删除（2026-06-01，个人信息保护法第四十七条）')
    expect(page).not.toContain('合成的案情')
  }, 60_000)
})
