import { createHash } from 'node:crypto'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { readListing } from '@xinheng/domain/listing/read-listing'
import type { Caller } from '../access/caller.ts'
import { findBar, NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import { listAttachments } from '../attachment/attachment-views.ts'
import { FILE_TYPES } from '../attachment/file-type-words.ts'
import { readSettledPosition } from '../db/event-log.ts'
import type { Reader } from '../db/vault.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { findListingAsOf } from '../listing/listing-views.ts'
import { printNotice } from '../notice/notice-pdf-views.ts'
import { findNotice, readNoticeDocument } from '../notice/notice-views.ts'
import type { Service } from '../service.ts'
import { findPurposes, listRefs, readCaseRecord, readNames, readRulesUsed } from './bundle-views.ts'

/** Who asks for the bundle, by which paper, and why; all of it stands in the log of reads. */
export interface BundleRequest {
  /** The court or the organ of reconsideration. */
  readonly organ: string
  /** Its document: 调卷函, 应诉通知书, 提出答复通知书 and number. */
  readonly document: string
  readonly reason: string
  /** A past day, and a past state of knowledge, as of which the entry is shown besides; histories are always whole. */
  readonly validAt?: LocalDate
  readonly knownAt?: string
}

/** One file that goes into the bundle. */
export interface BundleFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: Uint8Array
}

/** The bundle as data, and the files that it names. */
export interface Bundle {
  readonly content: Awaited<ReturnType<typeof gather>>['content']
  readonly files: readonly BundleFile[]
}

export const BUNDLE_SCHEMA = 'xinheng/evidence-bundle/1'

/**
 * Everything on one entry for a court or a reviewing organ: facts, documents, papers with proof of service, the rules as
 * they were read, checks and measures, clocks, and every act with its official and reasons. Sealed texts are opened on
 * record; what was erased says so; an infected file is named and left out, one that nobody scanned is named with its hash.
 */
export async function makeBundle(
  service: Service,
  caller: Caller,
  listingId: string,
  request: BundleRequest,
): Promise<Result<Bundle, Refusal | OutOfReach>> {
  const found = await findListing(service, listingId)
  if (found === undefined) return NOT_THERE
  const bar = findBundleBar(caller, found.state)
  if (bar !== undefined) return bar
  const missing = (['organ', 'document', 'reason'] as const).filter((name) => request[name].trim() === '')
  if (missing.length > 0) return refuse({ code: 'NOTICE_INCOMPLETE', missing: [...missing], basis: [] })
  return ok(await gather(service, caller, found.state, request))
}

/** Whether the bundle of an entry is open to the caller: to the unit that determines, and the credit authority of the place. */
export function findBundleBar(
  caller: Caller,
  { determiner, place }: { readonly determiner: string; readonly place: string },
): Result<never, OutOfReach> | undefined {
  return findBar(caller.principal, 'bundle.export', { unitId: determiner, jurisdiction: place })
}

type State = NonNullable<Awaited<ReturnType<typeof findListing>>>['state']

async function gather(service: Service, caller: Caller, state: State, request: BundleRequest) {
  const { db, ambient } = service
  // Read first: whatever is written afterwards is at least as new as the position says.
  const position = await readSettledPosition(db)
  const today = ambient.today()
  const law = await service.law(db, today)
  const reader: Reader = {
    readerId: caller.principal.id,
    unitId: caller.organisationId,
    reason: `移送证据材料：${request.organ}，${request.document}；${request.reason}`.slice(0, 500),
  }
  const record = await readCaseRecord(service, state.listingId)
  const subject = await db
    .selectFrom('subject')
    .select(['id', 'kind', 'name', 'name_ref', 'uscc', 'snapshot', 'erased_on'])
    .where('id', '=', state.subjectId)
    .executeTakeFirstOrThrow()
  const refs = [...new Set([...listRefs(record), ...listRefs(subject)])]
  const purposes = await findPurposes(db, refs)
  const attachments = await takeAttachments(service, refs, reader)
  const papers = await takePapers(service, record.notices, reader)
  const texts = await takeTexts(service, purposes, reader)
  const officers = [...new Set([...record.events.map(({ actorId }) => actorId), ...officersIn(record)])]
  const units = [
    ...new Set([...record.events.flatMap(({ unitId }) => unitId ?? []), ...unitsIn(record), state.determiner]),
  ]
  const files = [...attachments.files, ...papers]
  const content = {
    schema: BUNDLE_SCHEMA,
    asOf: today,
    madeAt: new Date(ambient.now()).toISOString(),
    ledgerPosition: position,
    madeBy: { officer: caller.principal.id, name: caller.name, unit: caller.organisationName },
    request,
    entry: { state, reading: readListing(state, today, law.calendar) },
    pastEntry: await readPastEntry(service, state.listingId, request),
    subject,
    record: { ...record, events: record.events.map(plainEvent) },
    rules: await readRulesUsed(service, [state.place], record.events),
    texts,
    attachments: attachments.facts,
    unscanned: attachments.facts.filter(({ scan, path }) => scan === 'unscanned' && path !== null),
    names: await readNames(db, officers, units),
    files: files.map(({ path, sha256, bytes }) => ({ path, sha256, size: bytes.length })),
  }
  return { content, files }
}

/** The entry as it stood on the day that is asked about, as far as it was known then; `null` where nothing past is asked. */
async function readPastEntry(service: Service, listingId: string, { validAt, knownAt }: BundleRequest) {
  if (validAt === undefined && knownAt === undefined) return null
  const asOf = {
    validAt: validAt ?? service.ambient.today(),
    ...(knownAt === undefined ? {} : { knownAt }),
  }
  const found = await findListingAsOf(service, listingId, asOf)
  const asked = { validAt: asOf.validAt, knownAt: knownAt ?? null }
  if (found === undefined) return { ...asked, state: null, reading: null, voidSince: null, position: null }
  const { state, reading, voidSince, position } = found
  return { ...asked, state, reading, voidSince, position }
}

function plainEvent({ salt, commitment, ...event }: Awaited<ReturnType<typeof readCaseRecord>>['events'][number]) {
  return { ...event, salt: Buffer.from(salt).toString('hex'), commitment: Buffer.from(commitment).toString('hex') }
}

interface TextInBundle {
  readonly ref: string
  readonly purpose: string
  readonly text: string | null
  readonly erased: { readonly ground: string; readonly on: string } | null
}

/** The sealed texts, each by its reference. The codes by which addressees follow a case without an account stay sealed. */
async function takeTexts(
  service: Service,
  purposes: ReadonlyMap<string, string>,
  reader: Reader,
): Promise<readonly TextInBundle[]> {
  const wanted = [...purposes].filter(([, purpose]) => purpose !== 'attachment' && !/code/iu.test(purpose))
  const opened = await service.vault.openValues(
    service.db,
    wanted.map(([ref]) => ref),
    reader,
  )
  return wanted.flatMap(([ref, purpose]): readonly TextInBundle[] => {
    const value = opened.get(ref)
    if (value === undefined) return []
    return value.kind === 'value'
      ? [{ ref, purpose, text: value.text, erased: null }]
      : [{ ref, purpose, text: null, erased: { ground: value.ground, on: value.on } }]
  })
}

interface AttachmentInBundle {
  readonly ref: string
  readonly name: string | null
  readonly type: string
  readonly size: number
  readonly keptOn: string
  readonly scan: 'unscanned' | 'clean' | 'infected'
  readonly path: string | null
  readonly sha256: string | null
}

async function takeAttachments({ db, vault }: Service, refs: readonly string[], reader: Reader) {
  const files: BundleFile[] = []
  const facts: AttachmentInBundle[] = []
  for (const { ref, type, size, keptOn, scan, nameRef } of await listAttachments(db, { refs })) {
    const name = await vault.openValue(db, nameRef, reader)
    const opened = scan.kind === 'infected' ? null : await vault.openBytes(db, ref, reader)
    const path = opened?.kind === 'bytes' ? `files/${ref}.${FILE_TYPES[type].extension}` : null
    const file = opened?.kind === 'bytes' && path !== null ? fileOf(path, opened.bytes) : null
    if (file !== null) files.push(file)
    facts.push({
      ref,
      name: name.kind === 'value' ? name.text : null,
      type: FILE_TYPES[type].label,
      size,
      keptOn,
      scan: scan.kind,
      path,
      sha256: file?.sha256 ?? null,
    })
  }
  return { files, facts }
}

async function takePapers(
  service: Service,
  notices: readonly { readonly id: string }[],
  reader: Reader,
): Promise<readonly BundleFile[]> {
  const files: BundleFile[] = []
  for (const { id } of notices) {
    const row = await findNotice(service.db, id)
    if (row === undefined) continue
    const pdf = await printNotice(await readNoticeDocument(service, row, reader))
    files.push(fileOf(`files/notice-${id}.pdf`, pdf))
  }
  return files
}

function fileOf(path: string, bytes: Uint8Array): BundleFile {
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Every officer named anywhere in a record. */
function officersIn(value: unknown): readonly string[] {
  return namedBy(value, 'officerId')
}

function unitsIn(value: unknown): readonly string[] {
  return ['organisationId', 'unit_id', 'receiver', 'determiner'].flatMap((key) => namedBy(value, key))
}

function namedBy(value: unknown, key: string): readonly string[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  return Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
    name === key && typeof each === 'string' ? [each] : namedBy(each, key),
  )
}
