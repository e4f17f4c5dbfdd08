// Measures through the domain, each in the place where it is executed, and the paper that tells the subject.

import { readExecutable } from '@xinheng/domain/catalogue/executable'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { refuse, type Result } from '@xinheng/domain/kernel/result'
import { readSeverityTier } from '@xinheng/domain/listing/decide-proposal'
import type { Listing } from '@xinheng/domain/listing/listing'
import { decideNoticePaper } from '@xinheng/domain/notice/decide-notice-paper'
import { evolveNotice, type Notice } from '@xinheng/domain/notice/notice'
import { decideService } from '@xinheng/domain/notice/service'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import { decideApplication, decideLifting } from '@xinheng/domain/task/decide-task'
import { evolveTask, type TaskEvent } from '@xinheng/domain/task/task'
import {
  actor,
  type Acts,
  dated,
  DEPARTMENTS,
  type Desk,
  done,
  fresh,
  SUBJECT,
  TEXT,
  unitOf,
  wrongState,
} from './bridge-desk.ts'
import { codes } from './bridge-law.ts'
import type { Day } from './days.ts'
import type { MeasureName } from './facts.ts'
import type { Place } from './values.ts'

/** The entry as a place sees it where a measure is executed. */
function seenAt(d: Desk, where: Place, on: Day): Listing | undefined {
  if (d.listing === undefined) return undefined
  const entry = { place: codes[where], listKind: d.tier === 'below' ? ('watch' as const) : ('sanction' as const) }
  return { ...d.listing, place: codes[where], tier: readSeverityTier(d.law, entry, dated(on)) }
}

/** A unit's use of a measure: whether it may be used there, and then whether it may be used on this entry. */
export function application(
  d: Desk,
  on: Day,
  where: Place,
  measure: MeasureName,
  power: boolean,
  by: string,
): Result<readonly TaskEvent[], Refusal> {
  const seen = seenAt(d, where, on)
  if (seen === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  const above = where === '云浮市' ? ['440000'] : where === '济南市' ? ['370000'] : []
  const departments = power ? DEPARTMENTS : ['税务部门']
  const rule = <A extends 'offCatalogue' | 'measureClasses'>(axis: A) =>
    readRule(d.law.book, codes[where], axis, dated(on))
  const answer = readExecutable(
    measure,
    {
      on: dated(on),
      places: [codes[where], ...above],
      departments,
      subjectKind: seen.subjectKind,
      role: null,
      listTypeId: seen.listTypeId,
      tier: seen.tier,
      established: [],
      occasion: null,
    },
    { offCatalogue: rule('offCatalogue'), measureClasses: rule('measureClasses') },
    d.law.catalogue,
  )
  if (!answer.ok) return refuse(answer.error[0])
  const unit = { organisationId: unitOf(where), departments, place: codes[where] }
  const given = {
    evidence: 'file',
    proportionality: TEXT,
    told: TEXT,
    ownLastDay: null,
    by: actor(by, unit.organisationId),
  }
  const entry = { ...seen, place: d.listing?.place ?? seen.place }
  return decideApplication(d.tasks.get(where), entry, answer.value, unit, given, d.law, dated(on))
}

const keyOf = (place: Place, measure: MeasureName) => `${place} ${measure}`

/** The measures applied whose paper was not served, in the oracle's words. */
export function untoldNow(d: Desk): string[] {
  return [...d.tasks]
    .flatMap(([place, { responses }]) => responses.map(({ measureId }) => `${place} ${measureId}`))
    .filter((key) => d.papers.get(key)?.service === undefined)
    .toSorted()
}

export const measureActs: Acts<'apply' | 'lift' | 'tell-subject'> = {
  apply(d, { on, command }) {
    const events = done(application(d, on, command.place, command.measure, command.power, command.by))
    for (const event of events) d.tasks.set(command.place, evolveTask(d.tasks.get(command.place), event))
    d.papers.delete(keyOf(command.place, command.measure))
  },
  lift(d, { today, command }) {
    if (d.listing === undefined) throw wrongState('none')
    const lifting = {
      measureId: command.measure,
      evidence: 'file',
      by: actor(command.by, `unit-${command.place}`),
    }
    const events = done(decideLifting(d.tasks.get(command.place), d.listing, lifting, d.law, today))
    for (const event of events) d.tasks.set(command.place, evolveTask(d.tasks.get(command.place), event))
  },
  'tell-subject'(d, { today, command }) {
    const key = keyOf(command.place, command.measure)
    if (!untoldNow(d).includes(key)) throw wrongState('told')
    const by = actor(command.by, unitOf(command.place))
    const draft = {
      kind: 'measure' as const,
      subjectId: SUBJECT,
      about: { stream: 'task' as const, id: command.place },
      place: codes[command.place],
      parts: { facts: TEXT, reasons: command.reasons ? TEXT : '', proportionality: TEXT },
      basis: [{ document: 'N49' as const, clause: '(九)' }],
      values: { measureId: command.measure, documentNumber: '罚字1号' },
    }
    const noticeId = fresh(d, 'paper')
    const issue = { noticeId, code: { ref: TEXT, hash: 'hash' }, by }
    const issued = done(decideNoticePaper(undefined, draft, issue, d.law, today)).reduce<Notice | undefined>(
      evolveNotice,
      undefined,
    )
    const proof = { kind: 'delivered', servedOn: today, evidence: 'file' } as const
    const facts = {
      by,
      consented: false,
      practice: { publicNoticeDays: 30, serveWithinDays: 7, setBy: 'operator' } as const,
    }
    const served = done(decideService(issued, { kind: 'served', channel: 'inPerson', proof }, facts, d.law, today))
    const paper = served.reduce<Notice | undefined>(evolveNotice, issued)
    if (paper !== undefined) d.papers.set(key, paper)
  },
}
