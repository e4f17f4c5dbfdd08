import { evolveNotice, type Notice, type NoticeEvent, type ServiceAttempt } from '@xinheng/domain/notice/notice'
import type { StreamKind } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'

/** How papers (告知书) are folded and written to their tables. */
export const NOTICE_STREAM: StreamKind<Notice, NoticeEvent> = {
  kind: 'notice',
  evolve: (state, event) => {
    const next = evolveNotice(state, event)
    if (next === undefined) throw new TypeError(`a paper cannot begin with ${event.type}`)
    return next
  },
  project: async (tx, { id, state, version, position }, events) => {
    const served = state.attempts.find(({ outcome }) => outcome === 'served')
    const row = {
      number: state.number,
      kind: state.kind,
      subject_id: state.subjectId,
      about_stream: state.about.stream,
      about_id: state.about.id,
      about_key: state.key,
      place: state.place,
      issuer_id: state.issuer,
      companion_id: state.companion,
      issued_on: state.issuedOn,
      served_on: state.service?.servedOn ?? null,
      lapsed_on: state.lapsedOn,
      channel: served?.channel ?? null,
      failed: state.attempts.filter(({ outcome }) => outcome === 'failed').length,
      code_hash: state.code.hash,
      code_ref: state.code.ref,
      snapshot: JSON.stringify(state),
      version,
      position,
    }
    await tx
      .insertInto('notice')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
    const before =
      state.attempts.length - events.filter(({ type }) => type !== 'NoticeIssued' && type !== 'NoticeLapsed').length
    for (const [index, attempt] of state.attempts.slice(before).entries()) {
      await insertAttempt(tx, id, before + index + 1, attempt, state.attempts)
    }
  },
}

async function insertAttempt(
  tx: Tx,
  noticeId: string,
  number: number,
  attempt: ServiceAttempt,
  all: readonly ServiceAttempt[],
): Promise<void> {
  const { channel, on, by, outcome } = attempt
  const up = findNoticeUp(attempt, all)
  await tx
    .insertInto('notice_attempt')
    .values({
      notice_id: noticeId,
      number,
      channel,
      outcome,
      on_date: on,
      reason_code: attempt.outcome === 'failed' ? attempt.reasonCode : null,
      evidence: evidenceOf(attempt),
      served_on: attempt.outcome === 'served' ? attempt.proof.servedOn : null,
      proof_kind: attempt.outcome === 'served' ? attempt.proof.kind : null,
      put_up_number: up === undefined ? null : all.indexOf(up) + 1,
      served_from: attempt.outcome === 'putUp' ? attempt.servedFrom : (up?.servedFrom ?? null),
      officer_id: by.officerId,
    })
    .execute()
}

/** The public notice by which an attempt served. */
function findNoticeUp(
  attempt: ServiceAttempt,
  all: readonly ServiceAttempt[],
): Extract<ServiceAttempt, { outcome: 'putUp' }> | undefined {
  if (attempt.outcome !== 'served' || attempt.proof.kind !== 'publicNotice') return undefined
  const { putUpOn } = attempt.proof
  return all.filter((each) => each.outcome === 'putUp').findLast(({ on }) => on === putUpOn)
}

function evidenceOf(attempt: ServiceAttempt): string | null {
  if (attempt.outcome === 'failed') return null
  return attempt.outcome === 'served' ? attempt.proof.evidence : attempt.evidence
}
