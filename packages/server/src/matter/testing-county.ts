import { localDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { decideReception } from '@xinheng/domain/listing/decide-received'
import { actInTransaction, type Acting } from '../db/case-act.ts'
import { transact } from '../db/transact.ts'
import { LISTING_STREAM } from '../listing/listing-store.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { publishBaseline } from '../rulebook/law-text-use-cases.ts'
import type { Service } from '../service.ts'
import { resolveSubject } from '../subject/subject-use-cases.ts'

/** A county with a finance office, a planning office and a court, for tests of checks; all of it synthetic. */

export const PUYANG = '410928'
/** A synthetic code that passes its check. */
export const FIRM_CODE = '91410928MA9F00015M'

export function valueOf<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

export function officer(unit: 'finance' | 'planning' | 'court', officerId = `${unit}-clerk`): Acting {
  return { officerId, organisationId: unit, place: PUYANG }
}

/** Publishes the law that ships and registers the three units. */
export async function openCounty(service: Service): Promise<void> {
  await publishBaseline(service, officer('planning', 'law-1'), officer('planning', 'law-2'))
  const units = [
    ['finance', '濮阳县财政局', ['财政部门']],
    ['planning', '濮阳县发展和改革委员会', ['发展改革部门']],
    ['court', '濮阳县人民法院', ['人民法院']],
  ] as const
  for (const [id, name, departments] of units) {
    const act = { act: 'register', name, place: PUYANG, departments } as const
    valueOf(await actOnOrganisation(service, officer(id, 'admin'), id, act))
  }
}

/** Registers a firm of a code. */
export async function registerFirm(service: Service, number: string, name: string): Promise<string> {
  const subject = { kind: 'enterprise', name, identifiers: [{ type: 'uscc', number }], evidence: 'file:1' } as const
  return valueOf(await resolveSubject(service, officer('court'), { ...subject, on: localDate('2020-01-01') }))
}

/** Puts a firm on the court's list of judgment defaulters from 2026-02-01 for two years. */
export async function receiveDefaulter(service: Service, subjectId: string): Promise<string> {
  const { ambient } = service
  const law = await service.law(service.db, ambient.today())
  const listingId = ambient.uuid()
  const date = localDate('2026-01-05')
  const reception = {
    entry: {
      listingId,
      listKind: 'sanction',
      place: PUYANG,
      listTypeId: 'judgment-defaulter',
      subjectId,
      subjectKind: 'enterprise',
      determiner: 'court',
      conduct: { from: date, until: null, facts: 'text:facts' },
      source: null,
    },
    document: { kind: 'judgment', number: '（2026）豫0928执1号', date, authority: 'court', effectiveOn: date },
    from: 'court',
    externalKey: listingId,
    service: { kind: 'served', on: localDate('2026-01-20') },
    term: { start: localDate('2026-02-01'), length: { count: 2, unit: 'year' }, latestEnd: null, basis: [] },
    file: 'file:1',
  } as const
  const court = { organisationId: 'court', departments: ['人民法院'] }
  const recording = { ambient, acting: officer('court'), rulebookVersion: law.book.version }
  valueOf(
    await transact(service.db, async (tx) =>
      actInTransaction(tx, LISTING_STREAM, listingId, recording, (state) =>
        decideReception(state, reception, court, law, ambient.today()),
      ),
    ),
  )
  return listingId
}
