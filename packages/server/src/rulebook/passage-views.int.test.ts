import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import type { Caller } from '../access/caller.ts'
import { describeDatabases } from '../db/testing.ts'
import { createService } from '../service.ts'
import { loadPassages } from './passage-use-cases.ts'
import { withPassages } from './passage-views.ts'

const JURIST: Caller = {
  principal: {
    id: 'jurist',
    subjectId: null,
    grants: [{ role: 'creditAuthority', unitId: 'org-1', jurisdiction: '445300' }],
    scopes: null,
  },
  name: '规则员',
  organisationId: 'org-1',
  organisationName: '示例局',
  place: '445300',
  means: 'session',
}

describeDatabases('wordings under citations', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const cite = (text: string) => ({ text, confirmed: true, passage: null })

  test('a page shows the wording of an article that was loaded, under whichever of its titles, and of no other', async () => {
    const loaded = await loadPassages(service(), JURIST, [
      { law: '虚构信用条例', article: '第三条', passage: '虚构条文：应当告知。' },
    ])
    expect(loaded).toEqual({ ok: true, value: 1 })
    const page = {
      title: '《虚构信用条例》第三条',
      measures: [{ basis: [cite('《虚构信用条例》第三条第二款'), cite('《虚构信用条例》第四条')] }],
      remedies: [{ basis: [cite('《中华人民共和国虚构信用条例》（2021 版）第三条')] }],
    }
    expect(await withPassages(db(), page)).toEqual({
      title: '《虚构信用条例》第三条',
      measures: [
        {
          basis: [
            { text: '《虚构信用条例》第三条第二款', confirmed: true, passage: '虚构条文：应当告知。' },
            { text: '《虚构信用条例》第四条', confirmed: true, passage: null },
          ],
        },
      ],
      remedies: [
        {
          basis: [
            {
              text: '《中华人民共和国虚构信用条例》（2021 版）第三条',
              confirmed: true,
              passage: '虚构条文：应当告知。',
            },
          ],
        },
      ],
    })
  })
})
