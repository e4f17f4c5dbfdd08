import { localDate } from '@xinheng/domain/calendar/local-date'
import { decideReception } from '@xinheng/domain/listing/decide-received'
import { decideImportRecord, decidePublishRecord } from '@xinheng/domain/record/decide-record'
import type { PenaltyKind } from '@xinheng/domain/record/penalty-kind'
import { actInTransaction, type Acting } from '../db/case-act.ts'
import { transact } from '../db/transact.ts'
import { announceReceived } from '../listing/announce.ts'
import { LISTING_STREAM } from '../listing/listing-store.ts'
import { valueOf } from '../matter/testing-county.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { recordStream } from '../record/record-store.ts'
import { readPublicationOf } from '../record/record-views.ts'
import { publishBaseline } from '../rulebook/law-text-use-cases.ts'
import type { Service } from '../service.ts'
import { resolveSubject } from '../subject/subject-use-cases.ts'
import type { NewApplication } from './new-application.ts'

/** Five places with the same units and the same facts, for tests of repair; all of it synthetic. */

export const FIVE = {
  YUNFU: '445300',
  GUANGDONG: '440000',
  PANZHIHUA: '510400',
  JINAN: '370100',
  PUYANG: '410928',
} as const
/** A synthetic code that passes its check. */
export const FIRM = '91410928MA9F00015M'

export function officerOf(organisationId: string, officerId: string, place: string): Acting {
  return { officerId, organisationId, place }
}

/** Publishes the law that ships, and registers in each place a unit that lists, one that dealt with the matter, and one that executes. */
export async function openFive(service: Service): Promise<string> {
  const admin = officerOf('admin', 'law-1', FIVE.PUYANG)
  await publishBaseline(service, admin, { ...admin, officerId: 'law-2' })
  for (const place of Object.values(FIVE)) {
    const units = [
      [`maker-${place}`, `应急管理局${place}`, ['应急管理部门']],
      [`organ-${place}`, `消防救援支队${place}`, ['消防救援机构']],
      [`finance-${place}`, `财政局${place}`, ['财政部门']],
    ] as const
    for (const [id, name, departments] of units) {
      const act = { act: 'register', name, place, departments } as const
      valueOf(await actOnOrganisation(service, officerOf(id, 'admin', place), id, act))
    }
  }
  return registerFirm(service, FIRM, '虚构安全科技有限公司')
}

export async function registerFirm(service: Service, number: string, name: string): Promise<string> {
  const subject = { kind: 'enterprise', name, identifiers: [{ type: 'uscc', number }], evidence: 'file:1' } as const
  const acting = officerOf('admin', 'admin', FIVE.PUYANG)
  return valueOf(await resolveSubject(service, acting, { ...subject, on: localDate('2020-01-01') }))
}

/** An entry of a serious list whose document is of 2025-05-06, so that it can be repaired from 2026-05-06. */
export async function listSerious(
  service: Service,
  place: string,
  subjectId: string,
  listTypeId = 'work-safety',
): Promise<string> {
  const { ambient } = service
  const law = await service.law(service.db, ambient.today())
  const listingId = ambient.uuid()
  const date = localDate('2025-05-06')
  const maker = `maker-${place}`
  const reception = {
    entry: {
      listingId,
      listKind: 'sanction',
      place,
      listTypeId,
      subjectId,
      subjectKind: 'enterprise',
      determiner: maker,
      conduct: { from: date, until: date, facts: 'text:facts' },
      source: null,
    },
    document: {
      kind: 'penaltyDecision',
      number: '应急罚〔2025〕1号',
      date,
      authority: `organ-${place}`,
      effectiveOn: date,
    },
    from: maker,
    externalKey: listingId,
    service: { kind: 'served', on: date },
    term: { start: localDate('2025-06-01'), length: { count: 3, unit: 'year' }, latestEnd: null, basis: [] },
    file: 'file:1',
  } as const
  const power = {
    organisationId: maker,
    departments: [listTypeId === 'judgment-defaulter' ? '人民法院' : '应急管理部门'],
  }
  const recording = { ambient, acting: officerOf(maker, 'lister', place), rulebookVersion: law.book.version }
  valueOf(
    await transact(service.db, async (tx) => {
      const done = await actInTransaction(tx, LISTING_STREAM, listingId, recording, (state) =>
        decideReception(state, reception, power, law, ambient.today()),
      )
      if (done.ok) await announceReceived(tx, ambient, law, [done.value.state])
      return done
    }),
  )
  return listingId
}

/** A penalty of 2026-05-06 that is public. */
export async function publishPenalty(
  service: Service,
  place: string,
  subjectId: string,
  penalties: readonly PenaltyKind[],
): Promise<string> {
  const { ambient } = service
  const today = ambient.today()
  const law = await service.law(service.db, today)
  const recordId = ambient.uuid()
  const unit = `maker-${place}`
  const head = {
    recordId,
    subjectId,
    subjectKind: 'enterprise',
    authorityId: unit,
    providerId: unit,
    place,
    documentTitle: '行政处罚决定书',
    documentNumber: '应急罚〔2026〕7号',
    decidedOn: localDate('2026-05-06'),
  } as const
  const content = {
    kind: 'penalty',
    procedure: 'ordinary',
    penalties,
    fine: null,
    confiscated: null,
    facts: null,
    legalGround: null,
    assignedClass: null,
    sector: '*',
  } as const
  const acting = officerOf(unit, 'publisher', place)
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const stream = recordStream(law, today)
  valueOf(
    await transact(service.db, async (tx) => {
      const taken = await actInTransaction(tx, stream, recordId, recording, (state) =>
        decideImportRecord(state, head, content, today),
      )
      if (!taken.ok) return taken
      return actInTransaction(tx, stream, recordId, recording, (state) => {
        const publication = { site: 'xinheng', on: today, confirmedBy: acting }
        const ground = { rulebook: law.book.version, basis: [], values: {} }
        return decidePublishRecord(state, publication, readPublicationOf(taken.value.state, law, today), ground)
      })
    }),
  )
  return recordId
}

/** A whole application over the public form, by who knows the firm's code. */
export function application(entryId: string, change: Partial<NewApplication> = {}): NewApplication {
  return {
    entryId,
    documentNumber: '应急罚〔2025〕1号',
    applicant: { by: 'number', number: FIRM },
    channel: 'web',
    externalKey: null,
    materials: {
      performance: '缴款凭证，财政局，2026-05-20',
      rectification: '整改验收意见，应急管理局，2026-05-22',
      promise: '今后依法经营，自愿接受监督',
      communityService: '',
      other: [],
    },
    agent: null,
    files: [],
    assigned: null,
    ...change,
  }
}
