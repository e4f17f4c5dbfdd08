import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { openCounty, PUYANG, receiveDefaulter, registerFirm, valueOf, officer } from '../matter/testing-county.ts'
import { describeDatabases } from '../db/testing.ts'
import { createService } from '../service.ts'
import { actOnSubject, resolveSubject } from '../subject/subject-use-cases.ts'
import { findSubjectIds } from './entry-store.ts'
import { openPortalViews } from './portal-views.ts'

describeDatabases('what the public sees', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const views = () => openPortalViews(service(), PUYANG)

  test('an entry is found by name and code while it is in force, and answered as over on the day after', async () => {
    ambient.setToday('2026-03-02')
    await openCounty(service())
    const firm = await registerFirm(service(), '91440300MA5DA1234X', '示例县华兴建筑工程有限公司')
    const entryId = await receiveDefaulter(service(), firm)

    const byName = await views().search('华兴', '', 1)
    expect(byName.results).toMatchObject([
      {
        name: '示例县华兴建筑工程有限公司',
        code: '91440300MA5DA1234X',
        links: [{ href: `/entries/${entryId}` }, {}, {}],
      },
    ])
    expect(byName.tabs).toMatchObject([
      { label: '全部', count: 1, current: true },
      { label: '失信黑名单', count: 1, href: '/search?q=%E5%8D%8E%E5%85%B4&kind=black' },
    ])
    expect((await views().search('91440300ma5da1234x', '', 1)).paging?.total).toBe(1)
    expect((await views().search('华兴', 'red', 1)).results).toEqual([])
    expect((await views().search('（）', '', 1)).results).toEqual([])
    expect((await views().search('%%', '', 1)).results).toEqual([])

    const entry = await views().findEntry(entryId)
    if (entry === undefined || entry === 'over') throw new Error('the entry is not shown')
    expect(entry.facts).toContainEqual({
      label: '有效期',
      value: { kind: 'term', from: '2026-02-01', to: '2028-02-01', note: '期满自动移出并停止公示' },
    })
    expect(entry.basis[0]?.text).toBe('濮阳县人民法院裁判文书 （2026）豫0928执1号（2026-01-05）')
    expect(entry.measures.length).toBeGreaterThan(0)
    expect(entry.measures.every(({ basis }) => basis.length > 0)).toBe(true)
    expect(entry.remedies.length).toBeGreaterThan(2)
    expect(JSON.stringify(entry)).not.toContain('text:facts')

    const other = await registerFirm(service(), '91440300MA5DA1235W', '示例县华兴物流有限公司')
    expect(await findSubjectIds(db(), '华兴', 1)).toMatchObject({ found: [expect.anything()], cut: true })
    expect((await findSubjectIds(db(), '华兴', 2)).cut).toBe(false)
    expect(byName.cut).toBe(false)
    const end = { act: 'end', how: 'merged', into: [firm], by: null, evidence: '登记机关文书' } as const
    valueOf(await actOnSubject(service(), officer('court'), { subjectId: other, on: ambient.today() }, end))
    expect((await views().findSubject(other, 1))?.facts).toContainEqual({
      label: '承继主体',
      value: { kind: 'link', text: '示例县华兴建筑工程有限公司', href: `/subjects/${firm}` },
    })

    ambient.setToday('2028-02-01')
    expect(await views().findEntry(entryId)).toMatchObject({ subject: { name: '示例县华兴建筑工程有限公司' } })
    ambient.setToday('2028-02-02')
    expect(await views().findEntry(entryId)).toBe('over')
    expect((await views().search('华兴', '', 1)).results).toEqual([])
    expect((await views().findSubject(firm, 1))?.entries).toEqual([])
    expect(await views().findEntry('no-such-entry')).toBeUndefined()
  })

  test('a 个体工商户 and a natural person are nowhere, not even as over', async () => {
    ambient.setToday('2026-03-02')
    const person = {
      kind: 'individualBusiness',
      name: '示例县老王早点铺',
      identifiers: [{ type: 'uscc', number: '92410928MA9F00012X' }],
      evidence: 'file:1',
      on: '2020-01-01',
    } as const
    const subjectId = valueOf(await resolveSubject(service(), officer('court'), { ...person, on: ambient.today() }))
    const entryId = await receiveDefaulter(service(), subjectId)
    expect((await views().search('老王早点', '', 1)).results).toEqual([])
    expect((await views().search('92410928MA9F00012X', '', 1)).results).toEqual([])
    expect(await views().findSubject(subjectId, 1)).toBeUndefined()
    ambient.setToday('2028-06-01')
    expect(await views().findEntry(entryId)).toBeUndefined()
  })

  test('the catalogue, the rules of each place and the rights are read from the published law', async () => {
    ambient.setToday('2026-03-02')
    const measures = await views().readMeasures('sanction', 1)
    expect(measures.measures).toHaveLength(20)
    expect(measures.tabs).toMatchObject([{ current: true }, { label: '激励措施', count: 50 }])
    const rules = await views().findRules('445300', '2026-03-02')
    expect(rules?.place).toBe('云浮市')
    expect(rules?.places.map(({ name }) => name)).toContain('攀枝花市')
    expect(await views().findRules('999999', '2026-03-02')).toBeUndefined()
    const rights = await views().readRights()
    expect(rights.place).toBe('濮阳县')
    expect(rights.steps[0]?.basis[0]?.text).toContain('濮县信用办〔2022〕12号')
    expect(await db().selectFrom('subject').select('id').where('protected', '=', true).execute()).toHaveLength(1)
  })
})
