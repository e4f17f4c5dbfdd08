import { createHash } from 'node:crypto'
import { findMeasure, type Catalogue } from '@xinheng/domain/catalogue/catalogue'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import { DUTY_KINDS, isDutyKind } from '../duty/duty-words.ts'
import { writeZip, type ZipEntry } from '../exchange/zip-stream.ts'
import { COMPLAINT_EVENTS } from '../complaint/complaint-words.ts'
import { EVENT_WORDS, statusOf } from '../listing/case-words.ts'
import { CHANNEL_WORDS } from '../notice/templates/notice-words.ts'
import { OBJECTION_EVENT_WORDS } from '../objection/objection-words.ts'
import { REPAIR_EVENT_WORDS } from '../repair/repair-words.ts'
import { REVIEW_EVENTS, REVIEW_OUTCOMES } from '../review/review-words.ts'
import { bundleDocument, type BundleDocumentModel } from '../pages/bundle-document.ts'
import { bundleZh as b } from '../pages/messages/zh-cn-bundle.ts'
import type { Bundle } from './bundle-use-cases.ts'
import { listRefs } from './bundle-views.ts'

type Content = Bundle['content']

/** What each event is called, whatever history it stands in. */
const ACTS: Readonly<Record<string, string>> = {
  ...OBJECTION_EVENT_WORDS,
  ...COMPLAINT_EVENTS,
  ...REVIEW_EVENTS,
  ...REPAIR_EVENT_WORDS,
  ...b.acts,
  ...EVENT_WORDS,
}

/** The archive: a page for people, the same as data, every file, and the hash of each. */
export async function packBundle({ content, files }: Bundle, catalogue: Catalogue): Promise<Buffer> {
  const texts = [
    { path: 'index.html', bytes: Buffer.from((await bundleDocument(documentOf(content, catalogue))).toString()) },
    { path: 'bundle.json', bytes: Buffer.from(`${JSON.stringify(content, plainBytes, 2)}\n`) },
  ]
  const all = [...texts, ...files]
  const sums = all.map(({ path, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`)
  const entries: ZipEntry[] = [
    ...all.map(({ path, bytes }) => ({ name: path, text: [bytes] })),
    { name: 'sha256.txt', text: sums },
  ]
  const pieces: Buffer[] = []
  for await (const piece of writeZip(entries)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Bytes of a column as hex, never as an object of numbers. */
function plainBytes(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  const kept = value as { readonly type?: unknown; readonly data?: unknown } | null
  return kept?.type === 'Buffer' && Array.isArray(kept.data)
    ? Buffer.from(kept.data as number[]).toString('hex')
    : value
}

function documentOf(content: Content, catalogue: Catalogue): BundleDocumentModel {
  const { entry, subject, record, request, names } = content
  const { state } = entry
  const texts = new Map(
    content.texts.map(({ ref, text, erased }) => [
      ref,
      erased === null ? (text ?? '') : b.erased(erased.on, erased.ground),
    ]),
  )
  const unitOf = (id: string | null) => (id === null ? '' : (names.units[id] ?? id))
  const officerOf = (id: string | null) => (id === null ? '' : (names.officers[id] ?? id))
  const textOf = (ref: string | null) => (ref === null ? '' : (texts.get(ref) ?? ref))
  const measureOf = (id: string) => findMeasure(catalogue, id)?.name ?? id
  return {
    request: [
      [b.organ, request.organ],
      [b.document, request.document],
      [b.reason, request.reason],
      [b.madeBy, `${content.madeBy.unit} ${content.madeBy.name}`],
      [b.asOf, content.asOf],
      [b.position, String(content.ledgerPosition)],
    ],
    entry: [
      [b.number, state.listingId],
      [b.subject, subject.name ?? textOf(subject.name_ref)],
      [b.code, subject.uscc ?? ''],
      [b.state, statusOf(state, entry.reading).label],
      [b.caseDocument, `${state.document.number}（${state.document.date}）`],
      [b.determiner, unitOf(state.determiner)],
      ...pastOf(content.pastEntry),
    ],
    history: record.events.map(({ legalDate, type, actorId, unitId, payload, position }) => ({
      on: legalDate,
      act: ACTS[type] ?? type,
      who: `${unitOf(unitId)} ${officerOf(actorId)}`,
      basis: basisOf(payload),
      texts: [...new Set(listRefs(payload))].flatMap((ref) => texts.get(ref) ?? []),
      position,
    })),
    papers: record.notices.map((row) => ({
      title: row.number,
      issuedOn: row.issued_on,
      servedOn: row.served_on ?? '',
      channel: channelOf(row.channel),
      attempts: record.attempts
        .filter(({ notice_id }) => notice_id === row.id)
        .map(
          ({ on_date, channel, outcome, evidence }) =>
            `${on_date} ${channelOf(channel)} ${b.outcomes[outcome] ?? outcome} ${textOf(evidence)}`,
        ),
      file: `files/notice-${row.id}.pdf`,
    })),
    disputes: [
      ...[
        ...record.objections.map((row) => ({ kind: b.kinds.objection, row })),
        ...record.complaints.map((row) => ({ kind: b.kinds.complaint, row })),
        ...record.repairs.map((row) => ({ kind: b.kinds.repair, row: { ...row, outcome: null } })),
      ].map(({ kind, row }) => ({
        kind,
        id: row.receipt_number,
        receivedOn: row.received_on,
        state: b.states[row.state] ?? row.state,
        outcome: b.outcomes[row.outcome ?? ''] ?? row.outcome ?? '',
        decidedBy: officerOf(row.decided_by),
      })),
      ...record.reviews.map((row) => ({
        kind: b.kinds.review,
        id: `${row.organ} ${row.case_number}`,
        receivedOn: row.filed_on,
        state: b.states[row.state] ?? row.state,
        outcome: [
          row.outcome === null ? null : REVIEW_OUTCOMES[row.outcome as keyof typeof REVIEW_OUTCOMES],
          row.document_number,
        ]
          .filter((part) => part !== null)
          .join(' '),
        decidedBy: row.organ,
      })),
      ...record.redresses.map((row) => ({
        kind: b.kinds.redress,
        id: row.id,
        receivedOn: row.opened_on,
        state: b.states[row.state] ?? row.state,
        outcome: '',
        decidedBy: officerOf(row.closed_by),
      })),
    ],
    measures: [
      ...record.checks.map((row) => ({
        on: row.checked_on,
        unit: unitOf(row.unit_id),
        occasion: row.occasion,
        measure: measureOf(row.measure_id),
        outcome: b.outcomes[row.outcome ?? row.state] ?? row.outcome ?? row.state,
        official: officerOf(row.closed_by ?? row.asked_by),
        text: textOf(row.evidence_ref ?? row.reason_ref),
      })),
      ...record.responses.map((row) => ({
        on: row.on_date,
        unit: unitOf(record.tasks.find(({ id }) => id === row.task_id)?.unit_id ?? null),
        occasion: '',
        measure: measureOf(row.measure_id),
        outcome: b.outcomes[row.kind] ?? row.kind,
        official: officerOf(row.officer_id),
        text: textOf(row.evidence_ref ?? row.reason_ref),
      })),
    ],
    clocks: record.clocks.map((row) => ({
      duty: isDutyKind(row.kind) ? DUTY_KINDS[row.kind] : row.kind,
      unit: unitOf(row.unit_id),
      since: row.since,
      lastDay: row.missed_day ?? row.last_day ?? '',
      doneOn: row.done_on ?? '',
      breach: row.found_on ?? '',
    })),
    releases: record.receivers.map((row) => ({
      unit: unitOf(row.receiver),
      confirmedOn: row.confirmed_on ?? '',
      official: officerOf(row.confirmed_by),
    })),
    rules: content.rules.rows.map(({ version, row, source, passage }) => ({
      rule: `${row.axis}（${row.place}）`,
      value: JSON.stringify(row.value),
      source,
      passage: passage ?? '',
      version,
      effective: row.effective,
    })),
    clauses: content.rules.clauses.map(({ text, passage, positions }) => ({
      text,
      passage: passage ?? '',
      positions: positions.join('、'),
    })),
    attachments: content.attachments.map(({ name, ref, type, scan, path, sha256 }) => ({
      name: name ?? ref,
      type,
      scan: scan === 'unscanned' && sha256 !== null ? `${b.scans[scan]}；SHA-256 ${sha256}` : b.scans[scan],
      path,
    })),
    files: content.files,
  }
}

/** What was the case on the day that was asked about, as far as it was known then. */
function pastOf(past: Content['pastEntry']): readonly (readonly [string, string])[] {
  if (past === null) return []
  const { validAt, knownAt, state, reading, voidSince } = past
  if (state === null) return [[b.pastState(validAt, knownAt), b.pastNothing]]
  const lastDay = 'lastDay' in reading && reading.lastDay !== null ? b.until(reading.lastDay) : ''
  const fell = voidSince === null ? '' : b.voidSince(voidSince)
  return [[b.pastState(validAt, knownAt), `${statusOf(state, reading).label}${lastDay}${fell}`]]
}

function basisOf(payload: unknown): readonly string[] {
  if (typeof payload !== 'object' || payload === null || !('ground' in payload)) return []
  const { basis } = payload.ground as { readonly basis?: readonly Parameters<typeof renderCitation>[0][] }
  return (basis ?? []).map((citation) => renderCitation(citation))
}

function channelOf(channel: string | null): string {
  if (channel === null) return ''
  return Object.hasOwn(CHANNEL_WORDS, channel) ? CHANNEL_WORDS[channel as keyof typeof CHANNEL_WORDS] : channel
}
