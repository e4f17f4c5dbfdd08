import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { refuse, type Result } from '@xinheng/domain/kernel/result'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import { isPaperOf } from '../notice/paper-code-views.ts'
import { readDisputedThing } from '../objection/disputed-thing-views.ts'
import type { Service } from '../service.ts'
import { takeComplaint, type ComplaintIntake, type ComplaintReceipt } from './complaint-use-cases.ts'

/** A complaint about a thing itself, as it comes by the web, with what proves whose it is. */
export interface DirectComplaint extends Omit<ComplaintIntake, 'about' | 'subjectId'> {
  readonly target: DisputeTarget
  readonly place: string
  /** The subject of the account that is signed in, if any. */
  readonly account: string | null
  /** The code printed on a paper that was served on the subject. */
  readonly paperCode: string
}

/**
 * Takes in a complaint about an entry, a record or a measure where no objection went before. Nobody needs an account: the
 * code of a paper that was served proves as much. Without either an officer takes it down, who sees who complains.
 */
export async function takeDirectComplaint(
  service: Service,
  { target, place, account, paperCode, ...intake }: DirectComplaint,
): Promise<Result<ComplaintReceipt, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const thing = await readDisputedThing(db, target, await service.law(db, today), today)
  if (thing === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
  // An agent may have an account of its own: it proves nothing about whom he acts for, and takes nothing from him.
  const foreign = account !== null && account !== thing.subjectId
  if (foreign && intake.agent === null) return refuse({ code: 'NOT_ONES_OWN', basis: [] })
  const proved = account === thing.subjectId || (await isPaperOf(service, db, thing.subjectId, paperCode))
  if (!proved) return refuse({ code: 'COMPLAINANT_NOT_PROVED', basis: [] })
  return takeComplaint(service, null, place, { ...intake, about: { target }, subjectId: thing.subjectId })
}
