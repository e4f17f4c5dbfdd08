import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { SubjectKind } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { Listing } from '@xinheng/domain/listing/listing'
import { decideSubjectAct } from '@xinheng/domain/subject/subject'
import { actInTransaction } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { maskText, quoteCell } from '../exchange/mask-identifier.ts'
import { isRecordBody, type ListBody, type ParsedRow, type RowAuthority, type RowBody } from '../exchange/parsed-row.ts'
import { rowIssue, type IssueCode, type RowIssue } from '../exchange/row-issue.ts'
import { announceReceived } from '../listing/listing-use-cases.ts'
import type { UnitRow } from '../organisation/organisation-views.ts'
import { isProtected, SUBJECT_STREAM } from '../subject/subject-store.ts'
import type { ImportRun } from './import-context.ts'
import { findIdentities, putIdentities, type KnownIdentity, type PutIdentity } from './identity-store.ts'
import { spellingId } from './row-authorities.ts'
import {
  findSubjects,
  isSameName,
  listFormerNames,
  listIdentifiers,
  registerSubjects,
  type KnownSubject,
} from './row-subjects.ts'
import { ROW_PURPOSE, sealableRow } from '../exchange/sealed-row.ts'
import { amendListing, findCourtTerm, findListingByKey, findListTypeOf, takeNewListing } from './take-listings.ts'
import { findOthersRecords, type OthersRecord } from './others-records.ts'
import { correctRecord, takeNewRecords } from './take-records.ts'

/** What a person answered about a row that was asked. */
export type RowAnswer =
  | { readonly kind: 'accept' }
  /** The subject's name is now the row's. */
  | { readonly kind: 'rename' }
  | { readonly kind: 'subject'; readonly subjectId: string }
  | { readonly kind: 'reject' }

export interface RowToTake {
  readonly line: number
  readonly cells: readonly string[]
  /** Keyed hash of the row; its values' where they could be read. */
  readonly hash: string
  readonly parsed: Result<ParsedRow, readonly RowIssue[]>
  readonly answer?: RowAnswer
  /** Runs again after it was asked: that this file holds it is known, and makes it no duplicate. */
  readonly again?: true
}

export type RowState = 'taken' | 'unchanged' | 'corrected' | 'duplicate' | 'rejected' | 'asked'

/** A question to a person that keeps a row, or all rows of a spelling, waiting. */
export interface RowQuestion {
  readonly kind: 'heldRow' | 'maskedIdentity' | 'nameMismatch' | 'unknownAuthority' | 'termNotStated'
  readonly aboutKind: 'row' | 'authority' | 'subject' | 'listing'
  readonly aboutId: string
  /** Plain values without anything personal. */
  readonly detail: unknown
}

/** What became of a row. */
export interface Fate {
  readonly row: RowToTake
  readonly state: RowState
  readonly targetId: string | null
  readonly issues: readonly RowIssue[]
  readonly question?: RowQuestion
}

interface Ready {
  readonly row: RowToTake
  readonly parsed: ParsedRow
  readonly authority: UnitRow
  readonly known: KnownIdentity | undefined
}

/** Takes a chunk of rows in one transaction, without a statement per row for records; answers what became of each. */
export async function takeRows(
  tx: Tx,
  run: ImportRun,
  rows: readonly RowToTake[],
  openedNames: ReadonlyMap<string, string>,
): Promise<readonly Fate[]> {
  const fates = new Map<RowToTake, Fate>()
  const settle: Settle = (row, state, targetId, issues, question) =>
    void fates.set(row, { row, state, targetId, issues, ...(question === undefined ? {} : { question }) })
  const ask = (row: RowToTake, issues: readonly RowIssue[], question: RowQuestion): void =>
    void fates.set(row, { row, state: 'asked', targetId: null, issues, question })
  const identities = await findIdentities(
    tx,
    run.file,
    rows.flatMap(({ parsed }) => (parsed.ok ? [parsed.value.identity] : [])),
  )
  const seen: PutIdentity[] = []
  const here = new Set<string>()
  const ready: Ready[] = []
  for (const row of rows) {
    const { parsed, answer } = row
    if (!parsed.ok) settle(row, 'rejected', null, parsed.error)
    else if (answer?.kind === 'reject') settle(row, 'rejected', null, parsed.value.issues)
    else {
      const entry = parsed.value
      const known = identities.get(entry.identity)
      if (here.has(entry.identity) || (known?.lastFileId === run.file.id && row.again !== true)) {
        const severity = (known?.rowHash ?? entry.digest) === entry.digest ? 'warning' : 'error'
        settle(row, 'duplicate', known?.targetId ?? null, [
          ...entry.issues,
          rowIssue(row.line, 'DUPLICATE_ROW', '', undefined, severity),
        ])
        continue
      }
      here.add(entry.identity)
      // Seen is seen, whatever comes of the row: it has not vanished from a whole list.
      if (known !== undefined)
        seen.push({ identity: entry.identity, rowHash: known.rowHash, targetId: known.targetId, rowRef: null })
      if (known?.rowHash === entry.digest) settle(row, 'unchanged', known.targetId, entry.issues)
      else if (entry.held && answer === undefined)
        ask(row, entry.issues, aboutRow(run, row, 'heldRow', codesOf(entry.issues)))
      else if (isUnmatchable(entry) && answer?.kind !== 'subject') {
        const issue = rowIssue(row.line, 'MASKED_IDENTIFIER', '', undefined, 'question')
        ask(row, [...entry.issues, issue], aboutRow(run, row, 'maskedIdentity', []))
      } else {
        const named = authorityOf(entry.body)
        const authority = run.authorities.find(named)
        if (authority === undefined)
          ask(
            row,
            [...entry.issues, rowIssue(row.line, 'UNKNOWN_AUTHORITY', quoteCell(named.name))],
            aboutSpelling(run, named.name),
          )
        else ready.push({ row, parsed: entry, authority, known })
      }
    }
  }
  const { matched, mismatched } = await matchSubjects(tx, run, ready, openedNames)
  for (const { row, parsed, subjectId } of mismatched) {
    const issue = rowIssue(row.line, 'NAME_CODE_MISMATCH')
    ask(row, [...parsed.issues, issue], { ...aboutRow(run, row, 'nameMismatch', []), detail: { subjectId } })
  }
  const own: Matched[] = []
  const others = await findOthers(tx, run, matched)
  for (const each of matched) {
    const { row, parsed, known } = each
    const other = others.get(each)
    if (other === undefined) own.push(each)
    else if (other.same) {
      settle(row, 'unchanged', other.recordId, parsed.issues)
      seen.push({ identity: parsed.identity, rowHash: parsed.digest, targetId: other.recordId, rowRef: null })
    } else if (row.answer !== undefined) {
      own.push({ ...each, known: { rowHash: '', lastFileId: '', ...known, targetId: other.recordId } })
    } else {
      const issue = rowIssue(row.line, 'CHANGED_ROW')
      ask(row, [...parsed.issues, issue], aboutRow(run, row, 'heldRow', ['CHANGED_ROW']))
    }
  }
  const done = await takeMatched(tx, run, own, settle)
  await putIdentities(tx, run.file, [...seen, ...done])
  return rows.flatMap((row) => fates.get(row) ?? [])
}

/** The rows whose document another unit sent already; a row that this unit was taken by itself before is its own. */
async function findOthers(
  tx: Tx,
  run: ImportRun,
  matched: readonly Matched[],
): Promise<ReadonlyMap<Matched, OthersRecord>> {
  const rows = matched.flatMap((each) => {
    const { body } = each.parsed
    return isRecordBody(body) ? [{ ...each, body, each }] : []
  })
  const found = await findOthersRecords(tx, run, rows)
  return new Map(
    rows.flatMap(({ each }, at) => {
      const other = found[at]
      const mine = each.known !== undefined && each.known.targetId !== other?.recordId
      return other === undefined || mine ? [] : [[each, other] as const]
    }),
  )
}

function isUnmatchable({ subject }: ParsedRow): boolean {
  return subject.identity !== 'full'
}

function codesOf(issues: readonly RowIssue[]): readonly IssueCode[] {
  return issues.filter(({ severity }) => severity === 'question').map(({ code }) => code)
}

function aboutRow(run: ImportRun, row: RowToTake, kind: RowQuestion['kind'], codes: readonly IssueCode[]): RowQuestion {
  return { kind, aboutKind: 'row', aboutId: `${run.file.id}:${row.line}`, detail: { codes } }
}

function aboutSpelling(run: ImportRun, spelling: string): RowQuestion {
  const suggestions = run.authorities.suggest(spelling)
  const aboutId = spellingId(run.service.keys.identifierKey, spelling)
  return {
    kind: 'unknownAuthority',
    aboutKind: 'authority',
    aboutId,
    detail: { spelling: maskText(spelling), suggestions },
  }
}

function authorityOf(body: RowBody): RowAuthority {
  return body.kind === 'judgmentDefaulter' ? { name: body.court } : body.authority
}

function dateOf(body: RowBody): LocalDate {
  switch (body.kind) {
    case 'licence':
    case 'penalty':
    case 'subsidy':
    case 'honour':
      return body.decidedOn
    case 'judgmentDefaulter':
      return body.publishedOn
    case 'redList':
    case 'blackList':
    case 'migratedListing':
      return body.determinedOn
  }
}

interface Matched extends Ready {
  readonly subjectId: string
  readonly subjectKind: SubjectKind
}

/** Finds or registers the subject of each row; a row whose name differs from the register's waits for a person. */
async function matchSubjects(
  tx: Tx,
  run: ImportRun,
  ready: readonly Ready[],
  openedNames: ReadonlyMap<string, string>,
): Promise<{ readonly matched: readonly Matched[]; readonly mismatched: readonly Matched[] }> {
  const { service, acting, file, hashIdentifier } = run
  const keysOf = new Map(ready.map((each) => [each, listIdentifiers(each.parsed.subject).map(hashIdentifier)]))
  const holders = new Map<string, KnownSubject>(await findSubjects(tx, [...new Set([...keysOf.values()].flat())]))
  const formerNames = await listFormerNames(tx, [...new Set([...holders.values()].map(({ subjectId }) => subjectId))])
  const fresh: Parameters<typeof registerSubjects>[4][number][] = []
  const matched: Matched[] = []
  const mismatched: Matched[] = []
  for (const each of ready) {
    const { parsed, row } = each
    const { subject, body } = parsed
    if (row.answer?.kind === 'subject') {
      const subjectKind = await readKind(tx, row.answer.subjectId)
      matched.push({ ...each, subjectId: row.answer.subjectId, subjectKind })
      continue
    }
    const keys = keysOf.get(each) ?? []
    const holder = keys.map((key) => holders.get(key)).find((found) => found !== undefined)
    if (holder === undefined) {
      const kind = subject.kind ?? 'otherOrganisation'
      const subjectId = service.ambient.uuid()
      const identifiers = listIdentifiers(subject).filter((_, index) => !holders.has(keys[index] ?? ''))
      const confirmedByHand = parsed.issues.some(({ code }) => code === 'CODE_CHECK_FAILED')
      fresh.push({ subjectId, kind, name: subject.name, identifiers, confirmedByHand, on: dateOf(body) })
      const added = { subjectId, kind, names: [subject.name] }
      for (const key of keys) if (!holders.has(key)) holders.set(key, added)
      matched.push({ ...each, subjectId, subjectKind: kind })
      continue
    }
    const { subjectId, kind } = holder
    const opened = openedNames.get(subjectId)
    const names = [...holder.names, ...(formerNames.get(subjectId) ?? []), ...(opened === undefined ? [] : [opened])]
    const found = { ...each, subjectId, subjectKind: kind }
    const same = names.length === 0 || names.some((name) => isSameName(name, subject.name))
    if (same || row.answer !== undefined) matched.push(found)
    else mismatched.push(found)
    if (!same && row.answer?.kind === 'rename') await renameSubject(tx, run, found)
  }
  await registerSubjects(service, tx, acting, `import:${file.id}`, fresh)
  return { matched, mismatched }
}

async function readKind(tx: Tx, subjectId: string): Promise<SubjectKind> {
  const row = await tx.selectFrom('subject').select('kind').where('id', '=', subjectId).executeTakeFirstOrThrow()
  return row.kind as SubjectKind
}

async function renameSubject(tx: Tx, run: ImportRun, { subjectId, subjectKind, parsed }: Matched): Promise<void> {
  const { service, acting, file, today } = run
  const name = isProtected(subjectKind)
    ? (await service.vault.sealValue(tx, { subjectId, purpose: 'name', plaintext: parsed.subject.name })).ref
    : `plain:${parsed.subject.name}`
  const recording = { ambient: service.ambient, acting, rulebookVersion: null }
  const act = { act: 'rename', name, evidence: `import:${file.id}` } as const
  const ground = { rulebook: 'none', basis: [], values: {} }
  const done = await actInTransaction(tx, SUBJECT_STREAM, subjectId, recording, (state) =>
    decideSubjectAct(state, subjectId, act, today, ground, today),
  )
  if (!done.ok) throw new TypeError(`a subject was not renamed: ${done.error.code}`)
}

type Settle = (
  row: RowToTake,
  state: RowState,
  targetId: string | null,
  issues: readonly RowIssue[],
  question?: RowQuestion,
) => void

/** Seals the rows' texts, takes the new ones in bulk and the changed ones one by one. */
async function takeMatched(
  tx: Tx,
  run: ImportRun,
  matched: readonly Matched[],
  settle: Settle,
): Promise<readonly PutIdentity[]> {
  const texts = matched.map(({ parsed }) => textOf(parsed.body))
  const values = matched.flatMap(({ parsed, subjectId }, index) => [
    { subjectId, purpose: ROW_PURPOSE, plaintext: sealableRow(parsed) },
    ...(texts[index] === '' ? [] : [{ subjectId, purpose: 'facts', plaintext: texts[index] ?? '' }]),
  ])
  const sealing = await run.service.vault.beginSealing(tx, values)
  const refs = sealing.sealed.map(({ ref }) => ref).values()
  const take = (): string => refs.next().value ?? ''
  const sealed = matched.map((each, index) => ({
    ...each,
    rowRef: take(),
    textRef: texts[index] === '' ? null : take(),
  }))
  const done: PutIdentity[] = []
  const finish = ({ row, parsed, rowRef, known }: (typeof sealed)[number], outcome: Result<string, Refusal>): void => {
    if (!outcome.ok) return settle(row, 'rejected', null, [...parsed.issues, issueOf(run, row, parsed, outcome.error)])
    const { body } = parsed
    const openTerm = !isRecordBody(body) && findCourtTerm(run, body)?.kind === 'notStated'
    const issues = [
      ...parsed.issues,
      ...(known === undefined ? [] : [rowIssue(row.line, 'CHANGED_ROW', '', undefined, 'warning')]),
      ...(openTerm ? [rowIssue(row.line, 'TERM_NOT_STATED')] : []),
    ]
    const asked = { kind: 'termNotStated', aboutKind: 'listing', aboutId: outcome.value, detail: {} } as const
    settle(row, known === undefined ? 'taken' : 'corrected', outcome.value, issues, openTerm ? asked : undefined)
    done.push({ identity: parsed.identity, rowHash: parsed.digest, targetId: outcome.value, rowRef })
  }
  const fresh: {
    readonly each: (typeof sealed)[number]
    readonly record: Parameters<typeof takeNewRecords>[2][number]
  }[] = []
  const listings: Listing[] = []
  for (const each of sealed) {
    const { parsed, subjectId, subjectKind, authority, textRef, rowRef, known } = each
    const { body } = parsed
    if (isRecordBody(body)) {
      const record = { body, subjectId, subjectKind, authority, textRef }
      if (known === undefined) fresh.push({ each, record })
      else finish(each, await correctRecord(tx, run, known.targetId, record))
      continue
    }
    const listing = {
      body,
      subjectId,
      subjectKind,
      authority,
      factsRef: textRef ?? rowRef,
      externalKey: parsed.identity,
    }
    const there = known?.targetId ?? (await findListingByKey(tx, authority.organisationId, parsed.identity))
    if (there !== undefined && known === undefined) {
      finish(each, ok(there))
      continue
    }
    const outcome =
      there === undefined ? await takeNewListing(tx, run, listing) : await amendListing(tx, run, there, listing)
    if (outcome.ok) listings.push(outcome.value)
    finish(each, outcome.ok ? ok(outcome.value.listingId) : outcome)
  }
  await announceReceived(tx, run.service.ambient, run.law, listings)
  // New records are decided while the sealed values are being written; statements go in the order they were given.
  const taking = takeNewRecords(
    tx,
    run,
    fresh.map(({ record }) => record),
  )
  const [outcomes] = await Promise.all([taking, sealing.written])
  fresh.forEach(({ each }, index) => {
    const outcome = outcomes[index]
    if (outcome !== undefined) finish(each, outcome)
  })
  return done
}

function textOf(body: RowBody): string {
  switch (body.kind) {
    case 'penalty':
      return body.facts
    case 'licence':
      return body.content
    case 'subsidy':
      return body.purpose
    case 'honour':
      return body.deeds
    case 'judgmentDefaulter':
      return body.behaviours.join('；')
    case 'redList':
    case 'blackList':
    case 'migratedListing':
      return body.reason
  }
}

/** The line of the report that a refusal of the rules makes. */
function issueOf(run: ImportRun, row: RowToTake, { body }: ParsedRow, refusal: Refusal): RowIssue {
  if (refusal.code === 'UNIT_WITHOUT_POWER')
    return rowIssue(row.line, 'AUTHORITY_WITHOUT_POWER', authorityOf(body).name)
  const listed = isRecordBody(body) ? undefined : body
  if (refusal.code === 'LIST_TYPE_UNKNOWN' && listed !== undefined && findListTypeOf(run, listed) === undefined) {
    return rowIssue(row.line, 'LIST_UNKNOWN', listNameOf(listed))
  }
  return rowIssue(row.line, 'RULE_REFUSED', refusal.code)
}

function listNameOf(body: ListBody): string {
  return body.kind === 'judgmentDefaulter' ? '' : body.listName
}
