import { sql } from 'kysely'
import { hashIdentifier } from '../../packages/server/src/access/identifier-hash.ts'
import { syntheticUscc } from '../../packages/server/src/exchange/synthetic.ts'
import { PLACE, SENDER } from '../../packages/server/src/import/testing-import.ts'
import { readPartyCheck } from '../../packages/server/src/matter/party-check.ts'
import type { Service } from '../../packages/server/src/service.ts'
import { findSubject } from '../../packages/server/src/subject/subject-use-cases.ts'
import { median, rateOf, ratioRow, type BenchRow } from './row.ts'

const CLIENTS = 8

/** The whole answer of a check, from the number to the measures, against one prepared query for the same entries and records. */
export async function measureCheck(
  service: Service,
  { runs, count, firms }: { readonly runs: number; readonly count: number; readonly firms: number },
): Promise<BenchRow> {
  const { db } = service
  const law = await service.law(db, service.ambient.today())
  const unitId = SENDER.organisationId
  const matter = {
    occasion: 'governmentProcurement',
    place: PLACE,
    unitId,
    decider: { organisationId: unitId, officerId: null },
  } as const
  const numberOf = (n: number) => syntheticUscc((n * 7919) % firms, '445300')
  const ours = async (n: number): Promise<void> => {
    const subjectId = await findSubject(service, db, { type: 'uscc', number: numberOf(n) })
    if (subjectId === undefined) throw new Error(`no subject ${n}`)
    const party = { subjectId, subjectKind: 'enterprise', role: 'applicant', identity: 'exact' } as const
    await readPartyCheck(db, matter, party, law, service.ambient.today())
  }
  const theirs = async (n: number): Promise<void> => {
    const hash = Buffer.from(hashIdentifier(service.keys, 'uscc', numberOf(n)))
    await sql`
      select s.id, s.kind, l.snapshot as entry, r.snapshot as record
        from subject_identifier i
        join subject s on s.id = i.subject_id
        left join listing l on l.subject_id = s.id and l.state in ('listed', 'released', 'awaitingPerson')
        left join record r on r.subject_id = s.id
       where i.identifier_type = 'uscc' and i.identifier_hash = ${hash} and i.state <> 'former'`.execute(db)
  }
  await rateOf(100, CLIENTS, ours)
  await rateOf(100, CLIENTS, theirs)
  const [mine, yardstick]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run += 1) {
    mine.push(await rateOf(count, CLIENTS, ours))
    yardstick.push(await rateOf(count, CLIENTS, theirs))
  }
  return ratioRow('check-vs-postgres', {
    yardstick: 'one query for the same entries and records',
    ours: median(mine),
    theirs: median(yardstick),
    least: 5,
    note: `before the screening index: every check reads the database itself; ${CLIENTS} clients, median of ${runs}`,
  })
}
