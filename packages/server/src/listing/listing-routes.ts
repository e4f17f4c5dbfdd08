import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { Listing } from '@xinheng/domain/listing/listing'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import { findBar, NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import { staffAct, type Done } from '../http/act-routes.ts'
import type { Caller } from '../access/caller.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import { resolveNumber } from '../subject/number-use-cases.ts'
import { ACT_FORMS } from './act-forms.ts'
import { readActStart } from './act-starts.ts'
import { ACT_PERMISSIONS, actOnListing, findListing, type ListingActName } from './listing-use-cases.ts'
import { findListingAsOf, findSubjectName, listListings } from './listing-views.ts'
import { proposalRoutes } from './proposal-routes.ts'

const TAG = '名单'
const BACK = { label: '名单案件', href: '/staff/listings/:id' } as const
/** Stands for the name of a protected subject, which only a logged read of the vault gives. */
const PROTECTED = '个人信息，须另行查阅'

/** The acts on list entries, as forms and as API, and their reading as of two times. */
export function listingRoutes(service: Service): readonly Route[] {
  return [...proposalRoutes(service), ...actNames().flatMap((name) => actRoutes(service, name)), ...readRoutes(service)]
}

/** Names in the API document where the act's own name would not say what it acts on. */
const OPERATIONS: Readonly<Partial<Record<ListingActName, string>>> = {
  recordService: 'recordNoticeService',
  recordFailedService: 'recordFailedNoticeService',
  publicise: 'publiciseListing',
  recordObjection: 'recordPublicityObjection',
  settleObjection: 'settlePublicityObjection',
  decide: 'decideListing',
  publish: 'publishListing',
  withdraw: 'withdrawListing',
  drop: 'dropListing',
  release: 'releaseListing',
  confirmReceived: 'confirmReceivedListing',
  declineReceived: 'declineReceivedListing',
  recordUpstreamRelease: 'recordUpstreamRelease',
}

function actNames(): readonly ListingActName[] {
  return Object.keys(ACT_FORMS) as ListingActName[]
}

function actRoutes(service: Service, name: ListingActName): readonly Route[] {
  const { noun, title, fields, consequence, refusals, read } = ACT_FORMS[name]
  return staffAct({
    operationId: OPERATIONS[name] ?? name,
    path: `/listings/:id/${noun}`,
    title,
    tag: TAG,
    permission: ACT_PERMISSIONS[name],
    fields,
    ...(consequence === undefined ? {} : { consequence }),
    refusals: [...refusals],
    back: BACK,
    readTarget: async (caller, { id = '' }) => {
      const found = await findListing(service, id)
      if (found === undefined || findBar(caller.principal, 'listing.read', targetOf(found.state)) !== undefined)
        return undefined
      if (findBar(caller.principal, ACT_PERMISSIONS[name], ...targetsOf(caller, found.state, name)) !== undefined)
        return undefined
      const { document, subjectId } = found.state
      const subject = (await findSubjectName(service.db, subjectId)) ?? PROTECTED
      return {
        version: found.version,
        about: [
          { label: '主体', value: { kind: 'text', text: subject } },
          { label: '依据文书', value: { kind: 'text', text: document.number } },
        ],
      }
    },
    readStart: async (caller, { id = '' }) => {
      const found = await findListing(service, id)
      return found === undefined ? {} : readActStart(service, caller, name, found.state)
    },
    run: async (caller, { id = '' }, given, expected) => {
      const found = await findListing(service, id)
      if (found === undefined) return NOT_THERE
      const bar = findBar(caller.principal, ACT_PERMISSIONS[name], ...targetsOf(caller, found.state, name))
      if (bar !== undefined) return bar
      const named = await nameResponsible(service, caller, given, found.state)
      if (!named.ok) return named
      const act = read(named.value, found.state)
      if (!act.ok) return act
      const acting = { ...actingOf(caller), place: found.state.place }
      return toDone(await actOnListing(service, acting, id, act.value, expected))
    },
  })
}

/** A person given by number joins those ticked by name; one whom nobody knows yet needs a name. */
async function nameResponsible(
  service: Service,
  caller: Caller,
  given: Readonly<Record<string, string>>,
  { document }: Listing,
): Promise<Result<Readonly<Record<string, string>>, Refusal>> {
  const { personNumber: number = '', personName: name = '', directlyResponsible = '' } = given
  if (number === '') return ok(given)
  const person = await resolveNumber(service, actingOf(caller), { number, name, evidence: document.number })
  return person.ok ? ok({ ...given, directlyResponsible: `${directlyResponsible}\n${person.value}` }) : person
}

/** Where an act on an entry happens: at its determiner, in its place. */
function targetOf({ determiner, place }: { readonly determiner: string; readonly place: string }) {
  return { unitId: determiner, jurisdiction: place }
}

/**
 * Where an act happens. Publication and release may also be done by the unit that issued a panel's decision, and a
 * received entry, whose determiner is elsewhere, is confirmed by a unit of the place; the domain asks for their power.
 */
function targetsOf(caller: Caller, state: Listing, name: ListingActName) {
  const received = 'origin' in state && state.origin.kind === 'received'
  const ownToo = received || name === 'publish' || name === 'release'
  const own = { unitId: caller.organisationId, jurisdiction: state.place }
  return ownToo ? [targetOf(state), own] : [targetOf(state)]
}

function toDone(
  done: Result<{ readonly id: string; readonly version: number }, Refusal>,
): Result<Done, Refusal | OutOfReach> {
  return done.ok ? ok({ id: done.value.id, version: done.value.version }) : done
}

const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, { additionalProperties: false })
const Two = Type.Object(
  {
    validAt: Type.Optional(Type.String({ format: 'date', title: '所问日期' })),
    knownAt: Type.Optional(Type.String({ format: 'date-time', title: '截至何时已记载' })),
  },
  { additionalProperties: false },
)
const Day = Type.Union([Type.String(), Type.Null()])
const Entry = Type.Object({
  id: Type.String({ title: '名单条目' }),
  state: Type.String({ title: '办理状态' }),
  reading: Type.String({ title: '当日效力' }),
  listKind: Type.String(),
  listTypeId: Type.String(),
  subjectId: Type.String(),
  place: Type.String(),
  documentNumber: Type.String(),
  effectiveOn: Day,
  lastDay: Day,
  validAt: Type.String(),
  knownAt: Day,
  voidSince: Type.Union([Type.String(), Type.Null()], { title: '认定自始无效的日期' }),
  version: Type.Integer(),
  position: Type.Integer({ title: '账簿位置' }),
})
const Row = Type.Object({
  id: Type.String(),
  state: Type.String(),
  reading: Type.String(),
  listType: Type.String(),
  subjectId: Type.String(),
  subjectName: Day,
  documentNumber: Type.String(),
  effectiveOn: Day,
})
const Listed = Type.Object(
  {
    state: Type.Optional(Type.String({ maxLength: 40 })),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  },
  { additionalProperties: false },
)
const PAGE_SIZE = 20

function readRoutes(service: Service): readonly Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/v1/listings/:id',
      operationId: 'readListing',
      summary: '名单条目及其当日效力',
      tag: TAG,
      permission: 'listing.read',
      writes: 'nothing',
      params: Id,
      query: Two,
      answer: Entry,
      refusals: [],
      example: {
        id: '0190a1b2-0000-7000-8000-000000000001',
        state: 'listed',
        reading: 'inForce',
        listKind: 'sanction',
        listTypeId: 'work-safety',
        subjectId: '0190a1b2-0000-7000-8000-000000000002',
        place: '445300',
        documentNumber: '应急罚〔2026〕1号',
        effectiveOn: '2026-04-01',
        lastDay: '2028-04-01',
        validAt: '2026-11-21',
        knownAt: null,
        voidSince: null,
        version: 6,
        position: 48213,
      },
      handle: async ({ caller, params, query, requestId }) => {
        const validAt = query.validAt === undefined ? undefined : parseLocalDate(query.validAt)
        const asOf = {
          ...(validAt === undefined ? {} : { validAt }),
          ...(query.knownAt === undefined ? {} : { knownAt: query.knownAt }),
        }
        const found = await findListingAsOf(service, params.id, asOf)
        const absent = { ok: false, error: transportProblem('NOT_FOUND', requestId) } as const
        if (found === undefined) return absent
        const { state, reading, version, position, knownAt } = found
        if (findBar(caller.principal, 'listing.read', targetOf(state)) !== undefined) return absent
        const { listKind, listTypeId, subjectId, place } = state
        return ok({
          version,
          value: {
            id: state.listingId,
            state: state.kind,
            reading: reading.kind,
            listKind,
            listTypeId,
            subjectId,
            place,
            documentNumber: state.document.number,
            effectiveOn: 'effectiveOn' in state ? state.effectiveOn : null,
            lastDay: 'lastDay' in reading ? reading.lastDay : null,
            validAt: found.validAt,
            knownAt,
            voidSince: found.voidSince,
            version,
            position,
          },
        })
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/listings',
      operationId: 'listListings',
      summary: '本地区名单条目',
      tag: TAG,
      permission: 'listing.read',
      writes: 'nothing',
      query: Listed,
      answer: Type.Object({ total: Type.Integer(), items: Type.Array(Row) }),
      refusals: [],
      example: { total: 0, items: [] },
      handle: async ({ caller, query, requestId }) => {
        const { place } = caller
        if (findBar(caller.principal, 'listing.read', { jurisdiction: place }) !== undefined)
          return { ok: false, error: transportProblem('NOT_PERMITTED', requestId) }
        const { state, q, page = 1 } = query
        const narrowed = { ...(state === undefined ? {} : { state }), ...(q === undefined ? {} : { text: q }) }
        const { rows, total } = await listListings(service, { place, page, size: PAGE_SIZE, ...narrowed })
        const items = rows.map((row) => ({
          id: row.listingId,
          state: row.state,
          reading: row.reading.kind,
          listType: row.listType,
          subjectId: row.subjectId,
          subjectName: row.subjectName,
          documentNumber: row.documentNumber,
          effectiveOn: row.effectiveOn,
        }))
        return ok({ value: { total, items } })
      },
    }),
  ]
}
