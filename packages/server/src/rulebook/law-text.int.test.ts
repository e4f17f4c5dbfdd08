import { expect, test } from 'vitest'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import { createService } from '../service.ts'
import { publishBaseline, publishLawText, proposeLawText } from './law-text-use-cases.ts'

const PROPOSER = { officerId: 'officer-1', organisationId: 'office', place: '445300' }
const PUBLISHER = { officerId: 'officer-2', organisationId: 'office', place: '445300' }
const YEAR_2027 = { year: 2027, notice: null, closed: [localDate('2027-01-01')], worked: [], confirmed: true }

describeDatabases('law texts', ({ database, db, ambient }) => {
  const service = () =>
    createService({ database: database(), ambient, keys: createPassingKeys(ambient), dataDir: '/nowhere' })

  test('nothing is in force before two people published it, and then what they published is', async () => {
    const before = await service().law(db(), localDate('2026-03-02'))
    expect(before.health).toMatchObject({ catalogue: 'missing', calendar: 'missing' })

    await publishBaseline(service(), PROPOSER, PUBLISHER)

    const law = await service().law(db(), localDate('2026-03-02'))
    expect(law.health).toMatchObject({ catalogue: 'ok', calendar: 'ok' })
    const answer = readRule(law.book, '510400', 'determination', localDate('2026-03-02'))
    expect(answer).toMatchObject({ kind: 'value', value: { by: 'panel' } })
    expect(law.calendar.years).toContain(2026)
  })

  test('the proposer cannot publish, and a published version cannot be proposed again', async () => {
    const draft = { kind: 'calendarYear', content: YEAR_2027, issue: 1 } as const
    expect(await proposeLawText(service(), PROPOSER, draft)).toEqual({ ok: true, value: '2027-1' })
    const publication = { kind: 'calendarYear', version: '2027-1', effectiveFrom: localDate('2026-03-02') } as const
    expect(await publishLawText(service(), PROPOSER, publication)).toMatchObject({ error: { code: 'SAME_HANDS' } })
    expect(await publishLawText(service(), PUBLISHER, publication)).toMatchObject({ ok: true })
    expect(await proposeLawText(service(), PROPOSER, draft)).toMatchObject({ error: { code: 'WRONG_STATE' } })
    expect((await service().law(db(), localDate('2026-03-02'))).calendar.years).toContain(2027)
  })

  test('the database refuses to change what was published', async () => {
    await expect(db().updateTable('rulebook_version').set({ proposed_by: 'somebody' }).execute()).rejects.toThrow(
      /stays/,
    )
  })
})
