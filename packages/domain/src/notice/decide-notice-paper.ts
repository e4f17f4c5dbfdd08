import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { readNoticeGate } from '../listing/procedure-rules.ts'
import { listNoticeNeeds, listUnsaid, readNoticeRights } from './notice-parts.ts'
import type { Notice, NoticeCode, NoticeDraft, NoticeEvent } from './notice.ts'

/**
 * Issues a paper to a subject: it says everything its kind must say in the place on the day, and the rights it states
 * are those of that day. It asks for no fail-safe: a paper tells, and telling is never held back.
 * @basis N49/(八)
 * @basis PY/三(二)
 * @basis GD_REG/第三十五条
 */
export function decideNoticePaper(
  state: Notice | undefined,
  draft: NoticeDraft,
  { noticeId, code, by }: { readonly noticeId: string; readonly code: NoticeCode; readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Result<readonly NoticeEvent[], Refusal> {
  if (state !== undefined) return refuse({ code: 'WRONG_STATE', state: 'issued', basis: [] })
  const { place, kind } = draft
  const { basis } = readNoticeGate(law, place, today)
  const missing = listUnsaid(draft, listNoticeNeeds(kind, law, place, today))
  if (missing.length > 0) return refuse({ code: 'NOTICE_INCOMPLETE', missing, basis })
  const rights = readNoticeRights(draft, law, today)
  const notice = {
    ...draft,
    values: draft.values ?? {},
    lastDays: draft.lastDays ?? {},
    articles: draft.articles ?? [],
    foreseen: draft.foreseen ?? null,
    window: draft.window ?? null,
    companion: draft.companion ?? null,
    key: draft.key ?? null,
    channel: draft.channel ?? null,
    ...rights,
    ...(draft.remedies === undefined ? {} : { remedies: draft.remedies }),
    noticeId,
    code,
    number: numberOf(noticeId, place, today),
    issuer: by.organisationId,
    issuedOn: today,
    by,
  }
  return ok([{ type: 'NoticeIssued', noticeId, on: today, ground: groundOn(law, draft.basis, { kind }), notice }])
}

/** Ends the service of a paper whose place a later one took, or whose object fell away; one that was served stays. */
export function decideLapse(
  state: Notice | undefined,
  law: LawInForce,
  today: LocalDate,
): Result<readonly NoticeEvent[], Refusal> {
  if (state === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  if (state.service !== null || state.lapsedOn !== null) return ok([])
  return ok([{ type: 'NoticeLapsed', noticeId: state.noticeId, on: today, ground: groundOn(law, []) }])
}

/** The number printed on the paper: place, day and the first figures of the id. */
function numberOf(noticeId: string, place: string, on: LocalDate): string {
  return `${place}-${on.replaceAll('-', '')}-${noticeId.replaceAll('-', '').slice(0, 8).toUpperCase()}`
}
