import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { findListType } from '@xinheng/domain/catalogue/catalogue'
import { readDuty, type Duty } from '@xinheng/domain/duty/duty'
import type { Citation } from '@xinheng/domain/kernel/citation'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import { readStream } from '../db/event-log.ts'
import { refusalProblem } from '../http/problem.ts'
import { listNames } from '../listing/listing-views.ts'
import type { CitationView, Fact, OptionView, RefusalView, TimelineItem } from '../pages/models.ts'
import type { ClockLine } from '../pages/staff/repair-page.ts'
import type { Service } from '../service.ts'
import { describeTarget, listAppliedMeasures } from './dispute-target-views.ts'
import { dutyStatus, SECOND_LEVEL_DUTIES, TARGETS } from './review-words.ts'

/** Stands for the name of a protected subject, which only a logged read of the vault gives. */
export const PROTECTED_NAME = '个人信息，须另行查阅'

export const textFact = (label: string, text: string): Fact => ({ label, value: { kind: 'text', text } })
export const dateFact = (label: string, date: string | null): Fact => ({ label, value: { kind: 'date', date } })

/** What a dispute is about, with the way to it. */
export async function targetFacts(
  { db }: Pick<Service, 'db'>,
  target: DisputeTarget,
  law: LawInForce,
): Promise<readonly Fact[]> {
  const found = await describeTarget(db, target)
  if (found === undefined) return []
  const list = found.listTypeId === null ? '' : (findListType(law.catalogue, found.listTypeId)?.name ?? '')
  const text = `${TARGETS[target.kind]} ${list} ${found.number}`.replaceAll(/\s+/g, ' ').trim()
  const about: Fact = { label: '所涉事项', value: { kind: 'link', text, href: found.href } }
  if (target.kind !== 'measure') return [about]
  const names = await listNames(db, [target.implementer])
  const measure = law.catalogue.measures.find(({ id }) => id === target.measureId)?.name ?? target.measureId
  return [about, textFact('措施', `${measure}（${names.get(target.implementer) ?? target.implementer}）`)]
}

/** Duties as the lines of a clock table. */
export async function clockLines(
  { db }: Pick<Service, 'db'>,
  duties: readonly Duty[],
  law: LawInForce,
  on: LocalDate,
): Promise<readonly ClockLine[]> {
  const names = await listNames(
    db,
    duties.map(({ owner }) => owner),
  )
  return duties.map((duty) => {
    const reading = readDuty(duty, on, law.calendar)
    return {
      duty: SECOND_LEVEL_DUTIES[duty.kind] ?? duty.kind,
      owner: names.get(duty.owner) ?? duty.owner,
      since: duty.since,
      lastDay: 'lastDay' in reading ? reading.lastDay : null,
      status: dutyStatus(reading),
    }
  })
}

/** The history of a dispute, the newest act on top. */
export async function disputeTimeline(
  { db }: Pick<Service, 'db'>,
  id: string,
  words: Readonly<Record<string, string>>,
): Promise<readonly TimelineItem[]> {
  const history = await readStream(db, id)
  const names = await listNames(
    db,
    history.flatMap(({ actorId, unitId }) => (unitId === null ? [actorId] : [actorId, unitId])),
  )
  return history.toReversed().map(({ type, legalDate, payload, actorId, unitId }) => ({
    at: legalDate,
    act: words[type] ?? type,
    who: actorId.startsWith('system:')
      ? '当事人'
      : [unitId, actorId].flatMap((one) => (one === null ? [] : [names.get(one) ?? one])).join(' · '),
    note: null,
    // A payload is what an act on the dispute appended.
    basis: (payload as { readonly ground: { readonly basis: readonly Citation[] } }).ground.basis.map(toCitationView),
  }))
}

/** What may be ticked as put right: the entry falls, a statement, its publication, and each measure that stands. */
export async function remedyChoices(
  { db }: Pick<Service, 'db'>,
  target: DisputeTarget,
  law: LawInForce,
): Promise<readonly OptionView[]> {
  const fall = { value: 'voidEntry', label: target.kind === 'record' ? '撤下记录' : '撤销（自始错误）' }
  const correct = { value: 'correct', label: '增加更正说明（须填写说明）' }
  if (target.kind === 'record') return [fall, correct, { value: 'endPublication', label: '停止公示（记录仍有效）' }]
  const applied = await listAppliedMeasures(db, target.listingId)
  const lifts = applied.map(({ measureId, implementer, implementerName }) => {
    const name = law.catalogue.measures.find(({ id }) => id === measureId)?.name ?? measureId
    return { value: `lift ${measureId} ${implementer}`, label: `解除措施：${name}（${implementerName}）` }
  })
  return [fall, correct, { value: 'endPublication', label: '停止公示' }, ...lifts]
}

/** A refusal as an action shows it. */
export function toRefusalView(refusal: Refusal): RefusalView {
  const { code, title, detail } = refusalProblem(refusal, '')
  return { code, title, mend: detail, basis: refusal.basis.map(toCitationView) }
}

function toCitationView(citation: Citation): CitationView {
  return { text: renderCitation(citation), confirmed: true, passage: null }
}
