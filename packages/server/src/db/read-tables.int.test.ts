import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases } from './testing.ts'

const CHECK_VIOLATION = '23514'

describeDatabases('read tables', ({ db }) => {
  const seed = async () => {
    await sql`insert into organisation (id, name, kind, place) values ('o', '云浮市某局', 'unit', '445300') on conflict do nothing`.execute(
      db(),
    )
    await sql`insert into subject (id, kind, protected, name) values ('s', 'enterprise', false, '云浮市甲石材有限公司') on conflict do nothing`.execute(
      db(),
    )
  }
  /** A sanction in force since 2026-03-11, determined here, with notice and document. */
  const listing = async (id: string, over: Readonly<Record<string, string | null>>) => {
    await seed()
    const row: Readonly<Record<string, string | number | null>> = {
      id,
      list_kind: 'sanction',
      state: 'listed',
      origin: 'determinedHere',
      list_type_id: 't',
      subject_id: 's',
      subject_kind: 'enterprise',
      place: '445300',
      determiner_id: 'o',
      document_kind: 'penaltyDecision',
      document_number: '云罚〔2026〕1号',
      document_date: '2026-01-05',
      document_authority: 'o',
      document_effective: '2026-01-06',
      proposer_id: 'a',
      decider_id: 'b',
      notice_served_on: '2026-03-02',
      last_day_to_answer: '2026-03-10',
      listed_on: '2026-03-11',
      effective_on: '2026-03-11',
      term_unit: 'open',
      snapshot: '{}',
      version: 1,
      position: 1,
      ...over,
    }
    return sql`insert into listing (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
               values (${sql.join(Object.values(row).map((value) => sql.val(value)))})`.execute(db())
  }

  test('an entry with notice, document and two hands is taken', async () => {
    await listing('l-good', {})
  })

  test.each([
    ['without a served notice', { notice_served_on: null }],
    ['with effect on the last day to answer', { last_day_to_answer: '2026-03-11' }],
    ['before its document has effect', { document_effective: '2026-03-12' }],
    ['without a document number', { document_number: '' }],
    ['decided by its proposer', { decider_id: 'a' }],
    ['released without a reason', { state: 'released', released_on: '2026-04-01' }],
  ] as const)('a sanction in force is refused %s', async (name, over) => {
    await expect(listing(`l-${name}`, over)).rejects.toMatchObject({ code: CHECK_VIOLATION })
  })

  test('a measure is applied by a named official with evidence', async () => {
    await listing('l-task', {})
    await sql`insert into task (id, listing_id, unit_id, snapshot, version, position) values ('t', 'l-task', 'o', '{}', 1, 1)`.execute(
      db(),
    )
    const respond = async (evidence: string | null, officer: string | null) =>
      sql`insert into task_response (task_id, measure_id, kind, on_date, evidence_ref, officer_id)
          values ('t', 'm', 'applied', '2026-03-12', ${evidence}, ${officer})`.execute(db())
    await expect(respond(null, 'a')).rejects.toMatchObject({ code: CHECK_VIOLATION })
    await expect(respond('e', null)).rejects.toMatchObject({ code: CHECK_VIOLATION })
    await respond('e', 'a')
  })

  test('a matter cannot close over an open check', async () => {
    await seed()
    const close = async (id: string, open: number) =>
      sql`insert into matter (id, occasion, place, unit_id, decider_unit_id, must_check, status, opened_on, closed_on,
                              open_items, snapshot, version, position)
          values (${id}, 'licence', '445300', 'o', 'o', true, 'closed', '2026-03-02', '2026-03-05', ${open}, '{}', 1, 1)`.execute(
        db(),
      )
    await expect(close('m-1', 1)).rejects.toMatchObject({ code: CHECK_VIOLATION })
    await close('m-2', 0)
  })

  test('a natural person’s name never stands in the open', async () => {
    await expect(
      sql`insert into subject (id, kind, protected, name) values ('p', 'naturalPerson', true, '某人')`.execute(db()),
    ).rejects.toMatchObject({ code: CHECK_VIOLATION })
  })

  test.each([
    ['石材', true],
    ['云浮市甲石材有限公司', true],
    ['云浮市（甲）石材有限公司', true],
    ['钢材', false],
  ])('the name is found by %s: %s', async (part, found) => {
    await seed()
    const rows = await sql<{
      id: string
    }>`select id from subject where name is not null and name_bigrams(name) @> name_bigrams(${part})`.execute(db())
    expect(rows.rows.some(({ id }) => id === 's')).toBe(found)
  })
})
