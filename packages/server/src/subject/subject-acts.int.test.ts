import { localDate } from '@xinheng/domain/calendar/local-date'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import { createService } from '../service.ts'
import { asConcerns } from './succession-views.ts'
import {
  actOnSubject,
  addSubjectDocument,
  confirmSubjectCode,
  findSubject,
  renameSubject,
  resolveSubject,
} from './subject-use-cases.ts'

const ACTING = { officerId: 'officer-1', organisationId: 'org-1', place: '445300' }
const DOCUMENT = { type: 'passport', number: 'E00000001', genuine: false, evidence: '护照原件' }
const TODAY = localDate('2026-03-02')
const TOMORROW = localDate('2026-03-03')

describeDatabases('subject acts', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const register = async (kind: 'naturalPerson' | 'enterprise', type: string, number: string) => {
    const subject = { kind, name: '虚构示例', identifiers: [{ type, number }], evidence: '测试文件', on: TODAY }
    const known = await resolveSubject(service(), ACTING, subject)
    if (!known.ok) throw new Error(known.error.code)
    return known.value
  }
  const countSealed = async () =>
    Number(
      (
        await db()
          .selectFrom('vault_value')
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )

  test('a refused act leaves nothing in the vault and no identifier behind', async () => {
    const id = await register('naturalPerson', 'passport', 'E10000001')
    const before = await countSealed()
    const late = { subjectId: id, on: TOMORROW }
    expect(await renameSubject(service(), ACTING, late, { name: '虚构改名', evidence: '公告' })).toMatchObject({
      error: { code: 'DATE_IN_FUTURE' },
    })
    expect(await addSubjectDocument(service(), ACTING, late, DOCUMENT)).toMatchObject({
      error: { code: 'DATE_IN_FUTURE' },
    })
    const unknown = { document: 'none', reasons: '登记机关来函', evidence: '函' }
    expect(await confirmSubjectCode(service(), ACTING, { subjectId: id, on: TODAY }, unknown)).toMatchObject({
      error: { code: 'WRONG_STATE' },
    })
    expect(await countSealed()).toBe(before)
    expect(await findSubject(service(), db(), DOCUMENT)).toBeUndefined()
  })

  test('a second document is normalised before it is tied, and read wrong it is refused', async () => {
    const id = await register('naturalPerson', 'passport', 'E20000001')
    const at = { subjectId: id, on: TODAY }
    const wide = { ...DOCUMENT, type: 'hongKongMacaoPermit', number: ' ｈ12345678 ' }
    expect(await addSubjectDocument(service(), ACTING, at, wide)).toMatchObject({ ok: true })
    expect(await findSubject(service(), db(), { type: 'hongKongMacaoPermit', number: 'H12345678' })).toBe(id)
    expect(await addSubjectDocument(service(), ACTING, at, wide)).toMatchObject({
      error: { code: 'ALREADY_REGISTERED' },
    })
    const wrong = { ...DOCUMENT, type: 'residentId', number: '110101199003070000' }
    expect(await addSubjectDocument(service(), ACTING, at, wrong)).toMatchObject({
      error: { code: 'IDENTIFIER_INVALID', fault: 'wrongNumber' },
    })
  })

  test('a code that fails its check is tied only when an official saw the registration paper', async () => {
    const id = await register('enterprise', 'uscc', '91440300MA5EQXW11A')
    const at = { subjectId: id, on: TODAY }
    const odd = { type: 'uscc', number: '91350100M000100Y4A', genuine: false, evidence: '营业执照' }
    expect(await addSubjectDocument(service(), ACTING, at, odd)).toMatchObject({
      error: { code: 'IDENTIFIER_INVALID', fault: 'checkFailed' },
    })
    expect(await addSubjectDocument(service(), ACTING, at, { ...odd, genuine: true })).toMatchObject({
      ok: true,
      value: { state: { documents: [{}, { type: 'uscc', confirmedByHand: true }] } },
    })
  })

  test('a document of another subject is refused with its holder, and sameAs by an official joins the two', async () => {
    const one = await register('naturalPerson', 'passport', 'E30000001')
    const other = await register('naturalPerson', 'passport', 'E30000002')
    const added = await addSubjectDocument(
      service(),
      ACTING,
      { subjectId: one, on: TODAY },
      {
        ...DOCUMENT,
        number: 'E30000002',
      },
    )
    expect(added).toMatchObject({ error: { code: 'IDENTIFIER_HELD', subjectId: other } })
    const by = { officerId: 'officer-1', organisationId: 'org-1' }
    const same = { act: 'end', how: 'sameAs', into: [one], by, evidence: '出入境管理机构证明' } as const
    expect(await actOnSubject(service(), ACTING, { subjectId: other, on: TODAY }, same)).toMatchObject({ ok: true })
    expect(await findSubject(service(), db(), { type: 'passport', number: 'E30000002' })).toBe(one)
  })

  test('who took over the rights of a subject that is no more stands in its place, a stranger does not', async () => {
    const [gone, middle, last, stranger] = await Promise.all(
      ['E50000001', 'E50000002', 'E50000003', 'E50000004'].map(async (number) =>
        register('naturalPerson', 'passport', number),
      ),
    )
    if (gone === undefined || middle === undefined || last === undefined) throw new Error('not registered')
    const end = { act: 'end', how: 'merged', by: null, evidence: '登记机关公告' } as const
    for (const [subjectId, into] of [
      [gone, middle],
      [middle, last],
    ] as const) {
      const ended = await actOnSubject(service(), ACTING, { subjectId, on: TODAY }, { ...end, into: [into] })
      expect(ended.ok).toBe(true)
    }
    const thing = { subjectId: gone, what: 'entry' }
    expect(await asConcerns(db(), thing, last)).toEqual({ ...thing, subjectId: last })
    expect(await asConcerns(db(), thing, middle)).toEqual({ ...thing, subjectId: middle })
    expect(await asConcerns(db(), thing, stranger ?? '')).toEqual(thing)
    expect(await asConcerns(db(), thing, null)).toEqual(thing)
  })
})
