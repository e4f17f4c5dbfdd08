import { readReviewDuties } from '@xinheng/domain/review/review-duties'
import type { Review } from '@xinheng/domain/review/review'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { mayAct } from '../access/permissions.ts'
import { findSubjectName, listNames } from '../listing/listing-views.ts'
import type { ActionView, Fact } from '../pages/models.ts'
import type { DisputeCaseModel, DisputeListModel } from '../pages/staff/dispute-page.ts'
import type { ClockLine } from '../pages/staff/repair-page.ts'
import type { Service } from '../service.ts'
import {
  clockLines,
  dateFact,
  disputeTimeline,
  PROTECTED_NAME,
  targetFacts,
  textFact,
  toRefusalView,
} from './dispute-page-words.ts'
import { findReview, previewReviewActs, REVIEW_PERMISSIONS } from './review-use-cases.ts'
import { listReviews } from './review-views.ts'
import {
  REVIEW_ACT_NAMES,
  REVIEW_ACTS,
  REVIEW_EVENTS,
  REVIEW_KINDS,
  REVIEW_OUTCOMES,
  REVIEWED_ACTS,
  reviewStatus,
} from './review-words.ts'

/** Whether a caller may see a recorded case: the respondent's unit, or who watches over the place. */
export function maySeeReview({ principal }: Caller, { respondent, place }: Review): boolean {
  return mayAct(principal, 'review.read', { unitId: respondent, jurisdiction: place })
}

const ORGANS = { reconsideration: '复议机关', litigation: '人民法院', recheck: '复核机关' } as const

/** The recorded cases that the caller may see. */
export async function readReviewList(
  service: Service,
  { principal, organisationId, place }: Caller,
): Promise<Omit<DisputeListModel, 'frame'>> {
  const all = mayAct(principal, 'review.read', { jurisdiction: place })
  const rows = await listReviews(service.db, { place, respondents: all ? 'all' : [organisationId] })
  const names = await listNames(
    service.db,
    rows.map(({ review }) => review.respondent),
  )
  const mayAdd = mayAct(principal, 'review.record', { unitId: organisationId, jurisdiction: place })
  return {
    kind: 'reviews',
    addHref: mayAdd ? '/staff/reviews/new' : null,
    rows: rows.map(({ review, subjectName }) => ({
      href: `/staff/reviews/${review.reviewId}`,
      number: `${REVIEW_KINDS[review.kind]} ${review.caseNumber}`,
      subject: subjectName ?? PROTECTED_NAME,
      unit: names.get(review.respondent) ?? review.respondent,
      since: review.filedOn,
      status: reviewStatus(review),
    })),
  }
}

/** One recorded case with what may be done; `undefined` out of the caller's reach. */
export async function readReviewPage(
  service: Service,
  caller: Caller,
  id: string,
): Promise<Omit<DisputeCaseModel, 'frame'> | undefined> {
  const found = await findReview(service, id)
  if (found === undefined || !maySeeReview(caller, found.state)) return undefined
  const { state } = found
  const today = service.ambient.today()
  const law = await service.law(service.db, today)
  const subject = (await findSubjectName(service.db, state.subjectId)) ?? PROTECTED_NAME
  return {
    kind: 'reviews',
    title: `${subject} ${REVIEW_KINDS[state.kind]} ${state.caseNumber}`,
    facts: [...(await factsOf(service, state)), ...(await targetFacts(service, state.target, law))],
    notices: [],
    actions: await actionsOf(service, caller, state),
    clocks: await clockLines(service, readReviewDuties(state, law), law, today),
    orders: state.orders.map(({ number, from, until }) => ({ number, from, until })),
    timeline: await disputeTimeline(service, id, REVIEW_EVENTS),
  }
}

/** Where a recorded case stands, for its subject. */
export async function readReviewStanding(
  service: Service,
  review: Review,
): Promise<{ readonly facts: readonly Fact[]; readonly clocks: readonly ClockLine[] }> {
  const today = service.ambient.today()
  const law = await service.law(service.db, today)
  const about = await targetFacts(service, review.target, law)
  const shown = about.map((fact): Fact => {
    const { value } = fact
    return value.kind === 'link' ? textFact(fact.label, value.text) : fact
  })
  return {
    facts: [textFact('案号', review.caseNumber), ...(await factsOf(service, review)), ...shown],
    clocks: await clockLines(service, readReviewDuties(review, law), law, today),
  }
}

async function factsOf({ db }: Service, review: Review): Promise<readonly Fact[]> {
  const names = await listNames(db, [review.respondent])
  const facts: Fact[] = [
    { label: '状态', value: { kind: 'status', status: reviewStatus(review) } },
    textFact(ORGANS[review.kind], review.organ),
    textFact(review.kind === 'litigation' ? '被告' : '被申请人', names.get(review.respondent) ?? review.respondent),
    textFact('审查对象', REVIEWED_ACTS[review.reviewed]),
    dateFact('提起日期', review.filedOn),
    dateFact('登记日期', review.recordedOn),
  ]
  const waiting = (review.reported ?? []).filter(({ number }) => !review.orders.some((one) => one.number === number))
  facts.push(
    ...waiting.map(({ number, orderedOn, reportedOn }) =>
      textFact('当事人报告的停止执行，待登记', `${number}（${orderedOn} 作出，${reportedOn} 报告）`),
    ),
  )
  if (review.state === 'decided') {
    const { outcome, document, recordedOn } = review.decision
    facts.push(
      textFact('结果', REVIEW_OUTCOMES[outcome]),
      textFact('文书', `${document.number}（${document.date}）`),
      dateFact('文书生效日期', document.effectiveOn),
      dateFact('结果登记日期', recordedOn),
    )
  }
  return facts
}

async function actionsOf(service: Service, caller: Caller, review: Review): Promise<readonly ActionView[]> {
  const target = { unitId: review.respondent, jurisdiction: review.place }
  const refusals = await previewReviewActs(service, { ...actingOf(caller), place: review.place }, review)
  const names = REVIEW_ACT_NAMES.filter((name) => mayAct(caller.principal, REVIEW_PERMISSIONS[name], target))
  const open = names.filter((name) => refusals[name]?.code !== 'WRONG_STATE')
  return open.map((name) => {
    const refusal = refusals[name]
    return {
      name,
      label: REVIEW_ACTS[name].title,
      href: `/staff/reviews/${review.reviewId}/${REVIEW_ACTS[name].noun}`,
      primary: name === 'decide' && refusal === null,
      refusal: refusal === null ? null : toRefusalView(refusal),
    }
  })
}
