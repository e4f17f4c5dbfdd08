// Made-up cases that run through the rooms of the domain under the rule book of a golden case.
import { addDays, localDate } from '@xinheng/domain/calendar/local-date'
import { FACTS, MEASURE, catalogueOf } from '@xinheng/domain/catalogue/testing-catalogue'
import { readExecutable, type CatalogueRules } from '@xinheng/domain/catalogue/executable'
import { decidePromotion, readMeasureClass } from '@xinheng/domain/catalogue/measure-class'
import { decideMeasureListStep, evolveMeasureList, readMeasureList } from '@xinheng/domain/catalogue/measure-list'
import type { Measure, SeverityTier } from '@xinheng/domain/catalogue/measure'
import { decideFeedback, readFeedbackDuties } from '@xinheng/domain/feedback/feedback'
import type { Citation } from '@xinheng/domain/kernel/citation'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { decideDetermination, type PanelResolution } from '@xinheng/domain/listing/decide-determination'
import { decideNotice, decideServiceRecord } from '@xinheng/domain/listing/decide-notice'
import { decideProposal } from '@xinheng/domain/listing/decide-proposal'
import { decideReception } from '@xinheng/domain/listing/decide-received'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { IncentiveSource, ListedListing, Listing } from '@xinheng/domain/listing/listing'
import { decideRecordCascade, readResponsiblePersons } from '@xinheng/domain/listing/responsible-persons'
import * as made from '@xinheng/domain/listing/testing-listings'
import { readPublicityClock, readPublicityPeriodOf } from '@xinheng/domain/record/publicity-clock'
import { evolveRecord } from '@xinheng/domain/record/record'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import type { PlaceCode, RuleBook } from '@xinheng/domain/rulebook/rule-row'
import { decideApplication, type Application } from '@xinheng/domain/task/decide-task'
import { readMeasureLastDay, readUnifiedTerm } from '@xinheng/domain/task/read-tasks'

const day = localDate
/** The legal date of the cases. */
export const TODAY = day('2026-11-21')

/** What the refusals of these cases mean, for a reader of the case. */
const WORDS: Partial<Record<Refusal['code'], string>> = {
  AFTER_END: '期限已满，不得再实施',
  DETERMINED_UPSTREAM: '由上级机关认定，本地不得提出',
  DRAW_NEEDED: '未抽取专家，不得开会',
  MEASURE_ABOVE_TIER: '高于该主体的档次，不得实施',
  MEASURE_NOT_IN_CATALOGUE: '不在目录清单，不得实施',
  MEASURE_NOT_PUBLISHED: '未经公布，不得实施',
  NO_PANEL_HERE: '本地不由专项小组认定',
  NO_RECORD_CASCADE: '没有同步记入的规定',
  PANEL_REQUIRED: '须经专项小组会议决议',
  PERSON_MUST_CONFIRM: '须由具名工作人员办理',
  PROMOTION_NOT_FORESEEN: '没有上升为强制性措施的规定',
  REASONS_MISSING: '未告知依据和理由，不得实施',
  REDRAW: '不得重抽',
  RULE_UNSPECIFIED: '无规则可依，不得办理',
  SOURCE_NOT_ADMITTED: '来源不在规定之列，不予提出',
}

/** The citations as a jurist writes them: document and clause. */
export function cited(basis: readonly Citation[]): readonly string[] {
  return basis.map(({ document, clause }) => `${document} ${clause}`)
}

/** What a refusal means, in Chinese; its code where no case needed words yet. */
export function wordOf(refusal: Refusal): string {
  return WORDS[refusal.code] ?? refusal.code
}

/** The outcome of a decision: what `allowed` says of its events, or why it is refused. */
export function outcomeOf<T>(result: Result<T, Refusal>, allowed: (value: T) => string): string {
  return result.ok ? allowed(result.value) : wordOf(result.error)
}

/** The law that ships, under the rule book of a case. */
export function lawOf(book: RuleBook): LawInForce {
  return { ...made.LAW, book }
}

/** Proposes, serves and decides one sanction: with the unit's own decision, and with a resolution of a panel. */
export function playDetermination(book: RuleBook, place: PlaceCode) {
  const law = lawOf(book)
  const proposal = decideProposal(undefined, made.proposal({ place }), made.SAFETY, law, day('2026-03-01'))
  if (!proposal.ok) return { 成员单位提出: wordOf(proposal.error), 依据: cited(proposal.error.basis) }
  const proposed = made.after(undefined, proposal)
  const issue = { notice: made.notice(), by: made.PROPOSER, period: made.ANSWER_PERIOD }
  const issued = made.after(proposed, decideNotice(proposed, issue, law, day('2026-03-02')))
  const proof = { kind: 'receipt', servedOn: day('2026-03-04'), evidence: 'file:receipt' } as const
  const service = { noticeId: 'notice-1', outcome: { kind: 'served', proof }, by: made.PROPOSER } as const
  const noticed = made.after(issued, decideServiceRecord(issued, service, made.ANSWER_PERIOD, law, day('2026-03-05')))
  const decide = (resolution: PanelResolution | null) =>
    decideDetermination(
      noticed,
      made.DECISION,
      { unit: made.SAFETY, resolution, termMaximum: null },
      law,
      day('2026-03-23'),
    )
  const words = { determiner: '本单位认定', panel: '专项小组认定', jointConference: '联席会议认定' }
  const by = (result: ReturnType<typeof decide>) =>
    outcomeOf(result, ([event]) => {
      if (event?.type !== 'ListingDecided') throw new TypeError('a decision to list was expected')
      return words[event.decision.determination.by]
    })
  const own = decide(null)
  const basis = own.ok ? (own.value[0]?.ground.basis ?? []) : own.error.basis
  return {
    成员单位提出: '受理',
    自行决定: by(own),
    凭专项小组决议: by(
      decide({
        meetingId: 'meeting-1',
        level: 'panel',
        listingId: 'listing-1',
        outcome: 'list',
        issuedBy: made.PANEL_LEAD,
      }),
    ),
    依据: cited(basis).filter((clause) => !clause.startsWith('N49')),
  }
}

function catalogueRules(book: RuleBook, place: PlaceCode): CatalogueRules {
  return {
    offCatalogue: readRule(book, place, 'offCatalogue', TODAY),
    measureClasses: readRule(book, place, 'measureClasses', TODAY),
  }
}

/** Tries a measure that is off the list, or on it and not published. */
export function playCatalogueBar(
  book: RuleBook,
  place: PlaceCode,
  measure: { readonly listed: boolean; readonly published: boolean },
) {
  const { within } = book.places.find(({ code }) => code === place) ?? { within: null }
  const one: Measure = { ...MEASURE, state: measure.published ? 'published' : 'draft' }
  const answer = readExecutable(
    MEASURE.id,
    { ...FACTS, places: within === null ? [place] : [place, within], tier: 'blacklist' },
    catalogueRules(book, place),
    measure.listed ? catalogueOf(one) : catalogueOf(),
  )
  return answer.ok
    ? { 结果: '可以实施', 依据: [] }
    : { 结果: wordOf(answer.error[0]), 依据: cited(answer.error[0].basis) }
}

/** Uses a measure in a place on a subject of a tier, and tries to raise it to a mandatory one. */
export function playMeasureClass(
  book: RuleBook,
  place: PlaceCode,
  given: { readonly obligedByLaw: boolean; readonly tier: SeverityTier; readonly subjectTier: SeverityTier },
) {
  const rules = catalogueRules(book, place)
  const one: Measure = {
    ...MEASURE,
    measureClass: given.obligedByLaw ? 'MANDATORY' : 'RECOMMENDED',
    tier: given.tier,
  }
  const catalogue = catalogueOf(one)
  const answer = readExecutable(one.id, { ...FACTS, places: [place], tier: given.subjectTier }, rules, catalogue)
  const { measureClass, tier, source } = readMeasureClass(one, rules.measureClasses)
  const raised = decidePromotion(
    catalogue,
    {
      measureId: one.id,
      proposedBy: made.PROPOSER,
      decidedBy: made.DECIDER,
      record: 'text:good-effect',
      places: [place],
      effective: TODAY,
    },
    rules.measureClasses,
    book.version,
  )
  return {
    实施: answer.ok ? { MANDATORY: '应当', RECOMMENDED: '可以' }[measureClass] : wordOf(answer.error[0]),
    档次: tier === null ? '不分档' : { blacklist: '黑名单', belowBlacklist: '未达黑名单' }[tier],
    上升: raised.ok ? '可以上升为强制性措施' : wordOf(raised.error),
    依据: source === null ? [] : cited([source]),
  }
}

/** Draws up the measure list of a memorandum and sends it up its chain. */
export function playMeasureList(book: RuleBook, place: PlaceCode, issuedOn: string) {
  const rule = readRule(book, place, 'measureListDeadline', TODAY)
  const started = evolveMeasureList(undefined, {
    type: 'MeasureListStarted',
    memorandumId: 'memo-1',
    place,
    on: day(issuedOn),
    by: made.PROPOSER,
  })
  const reading = readMeasureList(started, rule, made.LAW.calendar, TODAY)
  if (reading.kind === 'unspecified') return '未规定'
  const step = decideMeasureListStep(
    started,
    { type: 'MeasureListCompleted', on: TODAY, measureIds: ['m'], by: made.PROPOSER },
    rule,
  )
  if (!step.ok) return wordOf(step.error)
  let state = evolveMeasureList(started, step.value)
  const sentTo: string[] = []
  for (;;) {
    const now = readMeasureList(state, rule, made.LAW.calendar, TODAY)
    if (now.kind === 'unspecified' || now.next === null) break
    const filing = { type: 'MeasureListFiled', on: TODAY, to: now.next, receipt: 'file:r', by: made.PROPOSER } as const
    const filed = decideMeasureListStep(state, filing, rule)
    if (!filed.ok) return wordOf(filed.error)
    state = evolveMeasureList(state, filed.value)
    sentTo.push(now.next)
  }
  return { 截止: reading.kind === 'noLimit' ? null : reading.lastDay, 依次报送: sentTo }
}

/** Feeds back a publication and an application that both happened on 10 November 2026. */
export function playFeedback(book: RuleBook, place: PlaceCode) {
  const law = lawOf(book)
  const happenedOn = day('2026-11-10')
  const unit = 'unit-land'
  const occasions = [
    { actor: 'initiator', organisationId: 'unit-safety', listingId: 'listing-1', happenedOn },
    { actor: 'implementer', organisationId: unit, listingId: 'listing-1', happenedOn },
  ] as const
  const level = { atOnceWorkingDays: null, periodMonths: null }
  const duties = readFeedbackDuties(place, occasions, [], level, law, TODAY)
  const covers = { kind: 'entry', listingId: 'listing-1' } as const
  const sent = decideFeedback(place, { feedbackId: 'f', from: unit, covers, by: 'system' }, law, TODAY)
  const dutyOf = (actor: 'initiator' | 'implementer') => {
    const duty = duties.find((one) => one.actor === actor)
    return duty === undefined ? null : { 频次: duty.wording, 向: duty.addressee, 最后一日: duty.dueOn }
  }
  return {
    发起部门: dutyOf('initiator'),
    实施部门: dutyOf('implementer'),
    系统自动反馈: outcomeOf(sent, () => '自动发出'),
  }
}

/** A licence to a company that nobody has published: where its clock stands on the last day and on the next. */
export function playDualPublicity(book: RuleBook, place: PlaceCode, decided: string) {
  const decidedOn = day(decided)
  const licence = evolveRecord(undefined, {
    type: 'RecordImported',
    recordId: 'record-1',
    subjectId: 'subject-1',
    subjectKind: 'enterprise',
    authorityId: 'unit-a',
    providerId: 'unit-a',
    place,
    documentTitle: '准予行政许可决定书',
    documentNumber: '许〔2026〕1号',
    decidedOn,
    content: {
      kind: 'licence',
      licenceType: 'ordinary',
      certificateName: null,
      certificateNumber: null,
      text: 'text:licence',
      validFrom: decidedOn,
      validUntil: null,
    },
    on: decidedOn,
  })
  const period = readPublicityPeriodOf(book, place, decidedOn)
  const clock = readPublicityClock(licence, period, made.LAW.calendar, decidedOn)
  if (clock.kind !== 'due' || period.kind === 'unspecified') return '未规定'
  const next = readPublicityClock(licence, period, made.LAW.calendar, addDays(clock.lastDay, 1))
  return {
    截止: clock.lastDay,
    次日仍未公示: next.kind === 'missing' ? `逾期${next.daysLate}个工作日` : next.kind,
    通过: period.via,
    依据: cited([period.source]),
  }
}

/** An entry of the court's list in force from 2026-03-01 for two years, received by the place. */
function receivedEntry(law: LawInForce, place: PlaceCode): ListedListing {
  const reception = made.reception({ entry: { ...made.reception().entry, place } })
  const listing: Listing | undefined = made.after(
    undefined,
    decideReception(undefined, reception, made.COURT, law, day('2026-03-02')),
  )
  if (listing?.kind !== 'listed') throw new TypeError('a received entry with service takes effect')
  return listing
}

const LAND = { organisationId: 'unit-land', departments: ['自然资源部门'] }
const CLERK = { officerId: 'officer-7', organisationId: 'unit-land' }
const LAND_MEASURE: Measure = {
  ...MEASURE,
  implementers: ['自然资源部门'],
  preconditions: [],
  occasions: [],
  measureClass: 'MANDATORY',
  tier: null,
  listTypeIds: ['judgment-defaulter'],
  responsibleRoles: [],
  maxMonths: null,
}

function apply(law: LawInForce, place: PlaceCode, changes: Partial<Application>, on = TODAY) {
  return decideApplication(
    undefined,
    receivedEntry(law, place),
    {
      measure: LAND_MEASURE,
      articles: [],
      measureClass: { measureClass: 'MANDATORY', tier: null, source: null },
    },
    { ...LAND, place },
    { evidence: 'file:e', proportionality: 'text:p', told: 'text:t', ownLastDay: null, by: CLERK, ...changes },
    law,
    on,
  )
}

/** A unit's own rule ends its measure on 2027-05-31; the entry lasts until 2028-03-01. */
export function playTerm(book: RuleBook, place: PlaceCode) {
  const law = lawOf(book)
  const entry = receivedEntry(law, place)
  const { required, lastDay, basis } = readUnifiedTerm(entry, [LAND_MEASURE], law, TODAY)
  return {
    统一: required,
    名单最后一日: lastDay,
    本单位另定2027年5月31日的: readMeasureLastDay(entry, LAND_MEASURE, day('2027-05-31'), law, TODAY),
    依据: cited(basis),
  }
}

/** A measure on the last day of the entry, and one on the day after. */
export function playExpiry(book: RuleBook, place: PlaceCode) {
  const law = lawOf(book)
  const on = (date: string) => apply(law, place, {}, day(date))
  const after = on('2028-03-02')
  return {
    期满当日: outcomeOf(on('2028-03-01'), () => '可以实施'),
    期满次日: outcomeOf(after, () => '可以实施'),
    依据: after.ok ? [] : cited(after.error.basis),
  }
}

/** A sanction applied without telling the subject, and one that tells it; with the clause that each names. */
export function playReasons(book: RuleBook, place: PlaceCode) {
  const law = lawOf(book)
  const untold = apply(law, place, { told: null })
  const told = apply(law, place, {})
  return {
    未告知: outcomeOf(untold, () => '可以实施'),
    已告知: outcomeOf(told, () => '可以实施'),
    本条要求每次告知: untold.ok ? [] : cited(untold.error.basis),
  }
}

/** A listed company whose manager, chief and a directly responsible shareholder held office during the misconduct. */
export function playResponsiblePersons(book: RuleBook, place: PlaceCode) {
  const law = lawOf(book)
  const entry = receivedEntry(law, place)
  const office = (person: string, held: 'legalRepresentative' | 'seniorManager' | 'shareholder' | 'actualController') =>
    ({ person, office: held, from: day('2020-01-01'), until: null }) as const
  const facts = {
    holdings: [
      office('p-1', 'legalRepresentative'),
      office('p-2', 'seniorManager'),
      office('p-3', 'shareholder'),
      office('p-4', 'actualController'),
    ],
    directlyResponsible: ['p-3'],
  }
  const written = decideRecordCascade(entry, { ...facts, by: CLERK }, law, TODAY)
  const about = { place, conduct: entry.conduct, ...facts }
  const reached = (category: Measure['category']) =>
    readResponsiblePersons({ ...LAND_MEASURE, category }, about, law, TODAY).map(({ role }) => role)
  const [event] = written.ok ? written.value : []
  return {
    同步记入: written.ok
      ? event?.type === 'ResponsiblePersonsRecorded' && event.persons.map((person) => person.office)
      : wordOf(written.error),
    依据: cited(written.ok ? (event?.ground.basis ?? []) : written.error.basis),
    市场禁入及于: reached('marketEntry'),
    取消荣誉及于: reached('honours'),
  }
}

/** Proposes honesty models that come from the given sources. */
export function playIncentiveSources(book: RuleBook, place: PlaceCode, sources: readonly IncentiveSource[]) {
  const unit = { ...made.SAFETY, departments: ['发展改革部门'] }
  return sources.map((source) => {
    const proposal = made.proposal({ place, listKind: 'incentive', listTypeId: 'honesty-model', source })
    const result = decideProposal(undefined, proposal, unit, lawOf(book), day('2026-03-01'))
    const basis = result.ok ? (result.value[0]?.ground.basis ?? []) : result.error.basis
    const named = basis.filter(({ clause }) => ['(三)', '二(一)'].includes(clause))
    return { 结果: outcomeOf(result, () => '受理'), 依据: cited(named).filter((one) => !one.startsWith('N49')) }
  })
}
