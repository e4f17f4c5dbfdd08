import { toDay, type LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Duty, DutyKind } from '../duty/duty.ts'
import type { OrganisationId } from '../kernel/refs.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { readResultRecipients } from '../rulebook/practice/objection-practice.ts'
import { readRule } from '../rulebook/read-rule.ts'
import { startTerm, type TermClock } from '../term/term-clock.ts'
import type { Objection } from './objection.ts'

/**
 * What the units must do on an objection, each step with its own clock: confirm who sent it, mark, transfer, verify and
 * decide, tell. The days are those in force when it was received; time taken out of the count pauses the verification.
 * Where no text names a number the duty stands without one. They run anew from the day on which a sender that was not
 * proved is confirmed, or on which the answer was annulled.
 * @basis GD_REG/第四十六条; SD_REG/第三十九条; HN_REG/第四十一条; PZ/二(三)2; JN/四(三)
 */
export function readObjectionDuties(objection: Objection, law: Pick<LawInForce, 'book'>): readonly Duty[] {
  const { objectionId, place, markedOn, transferredOn, takenInBy, verifier, excluded, resumed, unproved } = objection
  const receivedOn = resumed?.on ?? objection.receivedOn
  const answer = readRule(law.book, place, 'objectionLimits', objection.receivedOn)
  const rule = answer.kind === 'value' ? answer.value : null
  const basis = answer.kind === 'value' ? [answer.row.source] : []
  const ended = objection.kind === 'withdrawn' ? objection.withdrawnOn : (unproved?.on ?? null)
  const decidedOn = objection.kind === 'decided' ? objection.decision.decidedOn : ended
  const toldOn = objection.kind === 'decided' ? toldSubjectOn(objection) : ended
  // A determiner elsewhere answers by letter: it was in time, and the receiver's own days run, from the day of the letter.
  const answeredOn = (objection.kind === 'decided' ? objection.decision.letter?.date : null) ?? decidedOn
  const own = verifier === takenInBy
  const from = (
    kind: DutyKind,
    owner: OrganisationId,
    since: LocalDate,
    days: number | null,
    doneOn: LocalDate | null,
  ) => dutyOf({ kind, owner, since, days, doneOn, basis, objectionId })
  const pauses = excluded.map(({ from: first, until, basis: why }) => ({ from: first, until, basis: why }))
  const paused = (duty: Duty): Duty => ({ ...duty, clock: duty.clock === null ? null : { ...duty.clock, pauses } })

  const confirm = readConfirmation(objection, {
    objectionId,
    basis,
    owner: takenInBy,
    kind: 'confirmObjector',
    days: rule?.markWithin ?? rule?.ownErrorWithin ?? rule?.totalWithin ?? null,
  })
  // What was done before the days began anew stays done.
  const begun = (done: LocalDate | null) => (done !== null && done < receivedOn ? objection.receivedOn : receivedOn)
  const mark = from('markObjection', takenInBy, begun(markedOn), rule?.markWithin ?? null, markedOn ?? decidedOn)
  const transfer = own
    ? []
    : [
        from(
          'transferObjection',
          takenInBy,
          begun(transferredOn),
          rule?.transferWithin ?? null,
          transferredOn ?? decidedOn,
        ),
      ]
  const verifyDays = own ? (rule?.ownErrorWithin ?? rule?.totalWithin ?? null) : (rule?.providerWithin ?? null)
  const verifySince = own || (transferredOn !== null && transferredOn < receivedOn) ? receivedOn : transferredOn
  const answerBy = resumed?.lastDay ?? null
  const verify =
    verifySince === null ? [] : [paused(from('verifyObjection', verifier, verifySince, verifyDays, answeredOn))]
  return [...confirm, mark, ...transfer, ...verify, replyDuty(), ...readTellings(objection, law)]

  /**
   * The answer to the subject: days after the decision, or the whole time from the receipt where the text counts so. Of
   * one's own record the text wants it dealt with and the result told within the same days.
   */
  function replyDuty(): Duty {
    if (answerBy !== null) return until(answerBy, from('replyObjection', takenInBy, receivedOn, null, toldOn))
    if (own) return paused(from('replyObjection', takenInBy, receivedOn, verifyDays, toldOn))
    if (rule?.totalWithin !== null && rule?.totalWithin !== undefined) {
      return paused(from('replyObjection', takenInBy, receivedOn, rule.totalWithin, toldOn))
    }
    const since = (objection.kind === 'decided' ? answeredOn : null) ?? receivedOn
    const days = objection.kind === 'decided' ? (rule?.platformWithin ?? null) : sumOf(rule)
    return paused(from('replyObjection', takenInBy, since, days, toldOn))
  }
}

/** A duty with the last day that a reviewing organ or a court set for it. */
function until(lastDay: LocalDate, duty: Duty): Duty {
  const count = Math.max(0, toDay(lastDay) - toDay(duty.since))
  return { ...duty, clock: startTerm('limit', duty.since, { count, unit: 'day' }) }
}

/**
 * Confirming the sender, where its receipt did not prove it: within the days to mark what it disputes, which waits for
 * that, else within those to answer it.
 */
function readConfirmation(
  { receivedOn, confirmedOn, unproved, ...objection }: Objection,
  facts: Omit<DutyFacts, 'since' | 'doneOn'>,
): readonly Duty[] {
  if (confirmedOn === 'onReceipt') return []
  const withdrawnOn = objection.kind === 'withdrawn' ? objection.withdrawnOn : null
  return [dutyOf({ ...facts, since: receivedOn, doneOn: confirmedOn ?? unproved?.on ?? withdrawnOn })]
}

/** Whom else the result must be told, from the decision on; no text names a number of days. */
function readTellings(objection: Objection, law: Pick<LawInForce, 'book'>): readonly Duty[] {
  if (objection.kind !== 'decided') return []
  const { objectionId, place, decision, told, takenInBy, verifier } = objection
  const recipients = readResultRecipients(law.book, place, decision.decidedOn)
  if (recipients.kind !== 'ruled') return []
  const units = recipients.value.includes('provider') && verifier !== takenInBy ? [verifier] : []
  return units.map((unit) => ({
    ...dutyOf({
      kind: 'tellResult',
      owner: takenInBy,
      since: decision.decidedOn,
      days: null,
      doneOn: told.find(({ to }) => to === unit)?.on ?? null,
      basis: [recipients.basis],
      objectionId,
    }),
    part: unit,
  }))
}

function sumOf(
  rule: {
    readonly transferWithin: number | null
    readonly providerWithin: number | null
    readonly platformWithin: number | null
  } | null,
): number | null {
  if (rule === null) return null
  const { transferWithin, providerWithin, platformWithin } = rule
  if (transferWithin === null || providerWithin === null || platformWithin === null) return null
  return transferWithin + providerWithin + platformWithin
}

function toldSubjectOn({ told }: Extract<Objection, { readonly kind: 'decided' }>): LocalDate | null {
  return told.find(({ to }) => to === 'subject')?.on ?? null
}

interface DutyFacts {
  readonly kind: DutyKind
  readonly owner: OrganisationId
  readonly since: LocalDate
  readonly days: number | null
  readonly doneOn: LocalDate | null
  readonly basis: readonly Citation[]
  readonly objectionId: string
}

function dutyOf({ kind, owner, since, days, doneOn, basis, objectionId }: DutyFacts): Duty {
  const clock: TermClock | null = days === null ? null : startTerm('limit', since, { count: days, unit: 'workingDay' })
  return { kind, about: { stream: 'objection', id: objectionId }, part: '', owner, since, clock, basis, doneOn }
}
