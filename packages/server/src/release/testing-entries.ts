import { localDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { decideReception, type Reception } from '@xinheng/domain/listing/decide-received'
import { actInTransaction } from '../db/case-act.ts'
import { transact } from '../db/transact.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import { announceListing } from '../listing/announce.ts'
import { LISTING_STREAM } from '../listing/listing-store.ts'
import { actOnListing, proposeListing, type ListingAct } from '../listing/listing-use-cases.ts'
import type { Service } from '../service.ts'
import { resolveSubject } from '../subject/subject-use-cases.ts'
import type { TestAmbient } from '../testing-ambient.ts'

// What tests of releases share: entries that are listed, determined here step by step or received in one.

const day = localDate

function valueOf<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

export interface EntryWish {
  readonly place: string
  readonly determiner: string
  readonly received: boolean
  /** Tells subjects apart. */
  readonly number: number
}

/** Lists an entry of effect from 2026-04-01 on (received: from 2026-03-02), with a subject of its own. */
export async function listEntry(service: Service, ambient: TestAmbient, wish: EntryWish): Promise<string> {
  ambient.setToday('2026-03-02')
  const acting = { officerId: 'proposer-1', organisationId: wish.determiner, place: wish.place }
  const subject = {
    kind: 'enterprise',
    name: `云浮市合成建筑工程有限公司第${wish.number}号`,
    identifiers: [{ type: 'uscc', number: syntheticUscc(wish.number, wish.place) }],
    evidence: 'file:1',
    on: day('2020-01-01'),
  } as const
  const subjectId = valueOf(await resolveSubject(service, acting, subject))
  return wish.received ? receive(service, wish, subjectId) : determine(service, ambient, wish, subjectId)
}

/** An entry as its sender gives it, served and of effect from 2026-03-02. */
export function receptionOf({
  listingId,
  place,
  determiner,
  subjectId,
  number,
}: Omit<EntryWish, 'received'> & { readonly listingId: string; readonly subjectId: string }): Reception {
  return {
    entry: {
      listingId,
      listKind: 'sanction',
      place,
      listTypeId: 'work-safety',
      subjectId,
      subjectKind: 'enterprise',
      determiner,
      conduct: { from: day('2026-01-10'), until: day('2026-01-20'), facts: 'text:1' },
      source: null,
    },
    document: {
      kind: 'listingDecision',
      number: `应急信〔2026〕${number}号`,
      date: day('2026-02-10'),
      authority: determiner,
      effectiveOn: day('2026-02-20'),
    },
    from: determiner,
    externalKey: `key-${number}`,
    service: { kind: 'served', on: day('2026-02-20') },
    term: { start: day('2026-03-02'), length: { count: 2, unit: 'year' }, latestEnd: null, basis: [] },
    file: 'file:1',
  }
}

async function receive(service: Service, { place, determiner, number }: EntryWish, subjectId: string): Promise<string> {
  const { db, ambient } = service
  const listingId = ambient.uuid()
  const law = await service.law(db, ambient.today())
  const acting = { officerId: 'system:import', organisationId: determiner, place }
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const reception = receptionOf({ listingId, place, determiner, subjectId, number })
  const unit = { organisationId: determiner, departments: ['应急管理部门'] }
  valueOf(
    await transact(db, async (tx) => {
      const decided = decideReception(undefined, reception, unit, law, ambient.today())
      const done = await actInTransaction(tx, LISTING_STREAM, listingId, recording, () => decided)
      if (done.ok && decided.ok) await announceListing(tx, service, law, done.value.state, decided.value)
      return done
    }),
  )
  return listingId
}

async function determine(
  service: Service,
  ambient: TestAmbient,
  { place, determiner, number }: EntryWish,
  subjectId: string,
): Promise<string> {
  const proposer = { officerId: 'proposer-1', organisationId: determiner, place }
  const decider = { ...proposer, officerId: 'decider-1' }
  const proposed = await proposeListing(service, proposer, {
    listKind: 'sanction',
    listTypeId: 'work-safety',
    subjectId,
    document: {
      kind: 'penaltyDecision',
      number: `应急罚〔2026〕${number}号`,
      date: day('2026-02-10'),
      authority: determiner,
      effectiveOn: day('2026-02-20'),
    },
    conduct: { from: day('2026-01-10'), until: day('2026-01-20'), facts: '合成的案情' },
    source: null,
  })
  const { id } = valueOf(proposed)
  const told = { measures: '措施', removalConditions: '条件', remedies: '救济' }
  const steps: readonly (readonly [string, typeof proposer, ListingAct])[] = [
    [
      '2026-03-02',
      proposer,
      {
        act: 'issueNotice',
        texts: { facts: '事实', reasons: '理由', rights: '权利', ...told },
        basis: [{ document: 'N49', clause: '(八)' }],
        channel: 'post',
        lastDayToAnswer: day('2026-03-20'),
      },
    ],
    [
      '2026-03-05',
      proposer,
      { act: 'recordService', texts: { evidence: '回执' }, proof: { kind: 'receipt', servedOn: day('2026-03-04') } },
    ],
    [
      '2026-03-23',
      decider,
      {
        act: 'decide',
        texts: { reasons: '理由' },
        outcome: 'list',
        number: `应急信〔2026〕${number}号`,
        term: { count: 2, unit: 'year' },
      },
    ],
    [
      '2026-03-25',
      proposer,
      {
        act: 'serveDecision',
        texts: { evidence: '回执', ...told },
        proof: { kind: 'delivered', servedOn: day('2026-03-24') },
      },
    ],
    ['2026-03-26', decider, { act: 'publish', texts: {}, effectiveOn: day('2026-04-01'), termSetBy: 'rule' }],
  ]
  for (const [on, by, act] of steps) {
    ambient.setToday(on)
    valueOf(await actOnListing(service, by, id, act))
  }
  return id
}
