import { COURT_LIST } from '../catalogue/list-type.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import { findHeldRule } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { readNoticeGate } from '../listing/procedure-rules.ts'
import { REVIEW_TIMES } from '../review/review-law.ts'
import { findRecheck, readRemedies } from '../rulebook/practice/objection-practice.ts'
import { readRule } from '../rulebook/read-rule.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type {
  NoticeDraft,
  NoticeKind,
  NoticeLastDay,
  NoticePart,
  NoticeValue,
  StatedRemedy,
  StatedRule,
} from './notice.ts'
import { STATED_AXES } from './notice.ts'

/** Something a paper must say; named in a refusal when it does not. */
export type NoticeNeed = NoticePart | NoticeValue | NoticeLastDay | 'basis' | 'foreseen' | 'companion' | 'window'

interface Form {
  readonly parts: readonly NoticePart[]
  readonly values: readonly NoticeValue[]
  readonly lastDays: readonly NoticeLastDay[]
  /** Whether it tells how the act it announces can be contested. */
  readonly contestable: boolean
  /** Whether it tells how to ask for repair. */
  readonly repairable: boolean
}

const form = (parts: readonly NoticePart[], values: readonly NoticeValue[], more: Partial<Form> = {}): Form => ({
  parts,
  values,
  lastDays: [],
  contestable: false,
  repairable: false,
  ...more,
})

const FORMS: Readonly<Record<NoticeKind, Form>> = {
  preListing: form(['facts', 'reasons', 'rights'], ['documentNumber'], { lastDays: ['answer'] }),
  decision: form(['facts', 'reasons'], ['documentNumber', 'decisionNumber', 'term'], {
    contestable: true,
    repairable: true,
  }),
  repairNotice: form([], ['decisionNumber'], { repairable: true }),
  measure: form(['facts', 'reasons', 'proportionality'], ['measureId', 'documentNumber'], {
    contestable: true,
    repairable: true,
  }),
  objectionReceipt: form([], ['receiptNumber']),
  objectionReply: form(['reasons'], ['receiptNumber', 'outcome'], { contestable: true }),
  complaintReply: form(['reasons'], ['receiptNumber', 'outcome'], { contestable: true }),
  withdrawalRecorded: form([], ['receiptNumber', 'effectiveOn'], { lastDays: ['deny'] }),
  repairReceipt: form([], ['receiptNumber']),
  repairAnswer: form(['reasons'], ['receiptNumber', 'outcome'], { contestable: true }),
  received: form([], ['documentNumber', 'documentAuthority', 'listTypeId', 'effectiveOn'], {
    contestable: true,
    repairable: true,
  }),
  release: form([], ['cause', 'effectiveOn']),
  erratum: form(['statement'], []),
  authorityProof: form(['missing'], [], { lastDays: ['submit'] }),
}

/**
 * What a paper of a kind must say in a place on a day: its fixed parts, and what the rule before listing wants told
 * besides, in the notice before listing or, where the decision is served with it, in the decision.
 * @basis N49/(八)
 * @basis GD_REG/第三十五条
 * @basis HN_REG/第二十八条
 * @basis PY/三(二)
 * @basis N22/办理流程（序号未核）
 */
export function listNoticeNeeds(
  kind: NoticeKind,
  law: LawInForce,
  place: PlaceCode,
  on: LocalDate,
): readonly NoticeNeed[] {
  const { parts, values, lastDays } = FORMS[kind]
  const gate = readNoticeGate(law, place, on)
  const told = kind === 'preListing' && !gate.rule.decisionServed ? gate.further : []
  const withDecision = kind === 'decision' ? (['foreseen', 'companion', 'window'] as const) : []
  const withRepair = kind === 'repairNotice' ? (['window'] as const) : []
  return [...parts, ...values, ...lastDays, ...told, 'basis', ...withDecision, ...withRepair]
}

/** What of its needs a draft leaves unsaid. */
export function listUnsaid(draft: NoticeDraft, needs: readonly NoticeNeed[]): readonly NoticeNeed[] {
  const said: Readonly<Partial<Record<NoticeNeed, string>>> = {
    ...draft.values,
    ...draft.lastDays,
    ...draft.parts,
    ...(draft.basis.length > 0 ? { basis: 'given' } : {}),
    ...(draft.foreseen === undefined ? {} : { foreseen: 'given' }),
    ...(draft.window === undefined ? {} : { window: 'given' }),
    companion: draft.companion ?? '',
  }
  return needs.filter((need) => (said[need] ?? '') === '')
}

/** What a paper tells of the subject's rights, read from the rule book on the day of issue. */
export interface NoticeRights {
  readonly objection: readonly StatedRule[]
  readonly repair: readonly StatedRule[]
  readonly remedies: readonly StatedRemedy[]
}

/**
 * The rights a paper states: how to object (no last day), which remedies there are with their body and time counted
 * from service, and how to ask for repair.
 * @basis ARL/第二十条
 * @basis ALIT/第四十六条
 * @basis SPC17/第十二条
 * @basis PZ/二(三)2
 * @basis JN/四(三)
 * @basis PY/五(五)
 * @basis GD_REG/第四十六条
 * @basis HN_REG/第二十八条
 */
export function readNoticeRights(
  { kind, place, values }: Pick<NoticeDraft, 'kind' | 'place' | 'values'>,
  law: LawInForce,
  on: LocalDate,
): NoticeRights {
  const { contestable, repairable } = FORMS[kind]
  return {
    objection: contestable || kind === 'preListing' ? readStated(law, place, STATED_AXES.objection, on) : [],
    repair: repairable ? readStated(law, place, STATED_AXES.repair, on) : [],
    remedies: contestable ? readStatedRemedies(law, place, kind, values?.listTypeId ?? null, on) : [],
  }
}

function readStatedRemedies(
  law: LawInForce,
  place: PlaceCode,
  kind: NoticeKind,
  listTypeId: string | null,
  on: LocalDate,
): readonly StatedRemedy[] {
  const court = { remedy: 'correctionRequest', organisation: null, within: null } as const
  const ofCourt = listTypeId === COURT_LIST ? [{ ...court, basis: [cite('SPC17', '第十二条')] }] : []
  // The listing is the court's own; a measure that an authority rests on it stays an act of that authority.
  if (ofCourt.length > 0 && kind !== 'measure') return ofCourt
  const source = findHeldRule(law, place, 'secondLevel', on)?.source
  const basis = source === undefined ? [] : [source]
  const { named } = readRemedies(law.book, place, on)
  const local = (['complaintToOffice', 'complaint'] as const)
    .filter((remedy) => named.includes(remedy))
    // 若惩戒对象认为异议处理回复 … 可向 … 联席会议办公室提出投诉: against that answer, and against nothing else.
    .filter((remedy) => remedy !== 'complaintToOffice' || kind === 'objectionReply')
    .map((remedy) => ({ remedy, organisation: null, within: null, basis }))
  const recheck = kind === 'objectionReply' ? findRecheck(law.book, place, on) : undefined
  const above = recheck?.by === 'nextHigherOrgan' ? 'recheckAbove' : 'recheckByProvince'
  const { reconsideration, litigation } = REVIEW_TIMES
  return [
    ...ofCourt,
    ...local,
    ...(recheck === undefined
      ? []
      : [{ remedy: above, organisation: null, within: null, basis: [recheck.basis] } as const]),
    { remedy: 'reconsideration', organisation: null, within: reconsideration, basis: [cite('ARL', '第二十条')] },
    { remedy: 'litigation', organisation: null, within: litigation, basis: [cite('ALIT', '第四十六条')] },
  ]
}

function readStated(
  { book }: LawInForce,
  place: PlaceCode,
  axes: readonly StatedRule['axis'][],
  on: LocalDate,
): readonly StatedRule[] {
  return axes.flatMap((axis) => {
    const answer = readRule(book, place, axis, on)
    if (answer.kind === 'unspecified') return []
    const { source: basis, confirmed } = answer.row
    // The value belongs to the axis it was read on.
    return [{ axis, value: answer.value, basis, confirmed } as StatedRule]
  })
}
