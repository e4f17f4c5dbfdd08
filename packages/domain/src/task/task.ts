import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, EvidenceRef, Ground, OrganisationId, TextRef } from '../kernel/refs.ts'
import type { NotAppliedReason } from '../matter/matter.ts'

/** One implementer's duty on one listing; derived from the listing until the implementer first touches it. */
export type TaskId = string

/** The id of a task: the same for everybody who derives it. */
export function taskIdOf(listingId: string, implementer: OrganisationId): TaskId {
  return `${listingId}:${implementer}`
}

/** What became of one measure. */
export type MeasureResponse =
  /** The system recommends; nothing has happened to the subject. */
  | { readonly kind: 'recommended'; readonly measureId: string; readonly on: LocalDate }
  | {
      readonly kind: 'applied'
      readonly measureId: string
      readonly on: LocalDate
      /** Last day of the measure, `null` while nothing fixes it. */
      readonly lastDay: LocalDate | null
      readonly by: Actor
      readonly evidence: EvidenceRef
    }
  | {
      readonly kind: 'notApplied'
      readonly measureId: string
      readonly on: LocalDate
      readonly reasonCode: NotAppliedReason
      readonly by: Actor
    }
  | {
      readonly kind: 'lifted'
      readonly measureId: string
      readonly appliedOn: LocalDate
      readonly on: LocalDate
      readonly by: Actor
    }

/** A task that was touched. */
export interface Task {
  readonly taskId: TaskId
  readonly listingId: string
  readonly implementer: OrganisationId
  readonly acknowledgedOn: LocalDate | null
  readonly responses: readonly MeasureResponse[]
  /** The day on which the implementer confirmed that the release reached it. */
  readonly releaseAcknowledgedOn: LocalDate | null
  /** Measures that an order lifted: they are not applied on this entry again while the order stands. */
  readonly barred?: readonly BarredMeasure[]
}

/** A measure that the decision of a dispute lifted, with the articles of that decision. */
export interface BarredMeasure {
  readonly measureId: string
  readonly on: LocalDate
  readonly basis: readonly Citation[]
}

interface Happened<Type extends string> {
  readonly type: Type
  readonly taskId: TaskId
  readonly listingId: string
  readonly implementer: OrganisationId
  readonly on: LocalDate
  readonly ground: Ground
}

export type TaskEvent =
  | (Happened<'TaskAcknowledged'> & { readonly by: Actor })
  | (Happened<'MeasureRecommended'> & { readonly measureId: string })
  | (Happened<'MeasureApplied'> & {
      readonly measureId: string
      readonly lastDay: LocalDate | null
      readonly evidence: EvidenceRef
      /** Why the measure fits the gravity of the case. */
      readonly proportionality: TextRef
      /** What told the subject the basis and the reasons; `null` for incentives. */
      readonly told: TextRef | null
      readonly by: Actor
    })
  | (Happened<'MeasureNotApplied'> & {
      readonly measureId: string
      readonly reasonCode: NotAppliedReason
      readonly reasons: TextRef
      readonly by: Actor
    })
  | (Happened<'MeasureLifted'> & {
      readonly measureId: string
      readonly evidence: EvidenceRef
      readonly by: Actor
      /** An objection, a complaint, a review or a redress ordered it. */
      readonly ordered?: true
    })
  | (Happened<'MeasureBarEnded'> & { readonly measureId: string; readonly by: Actor })
  | (Happened<'ReleaseAcknowledged'> & { readonly by: Actor })

export type TaskEventType = TaskEvent['type']

/** The state after one more event; any event may be a task's first, since the task itself was derived. */
export function evolveTask(state: Task | undefined, event: TaskEvent): Task {
  const task = state ?? untouchedTask(event.listingId, event.implementer)
  switch (event.type) {
    case 'TaskAcknowledged':
      return { ...task, acknowledgedOn: task.acknowledgedOn ?? event.on }
    case 'MeasureRecommended': {
      const { measureId, on } = event
      const answered = task.responses.some((response) => response.measureId === measureId)
      return answered ? task : withResponse(task, { kind: 'recommended', measureId, on })
    }
    case 'MeasureApplied': {
      const { measureId, on, lastDay, by, evidence } = event
      return withResponse(task, { kind: 'applied', measureId, on, lastDay, by, evidence })
    }
    case 'MeasureNotApplied': {
      const { measureId, on, reasonCode, by } = event
      return withResponse(task, { kind: 'notApplied', measureId, on, reasonCode, by })
    }
    case 'MeasureLifted': {
      const { measureId, on, by } = event
      const applied = task.responses.find((response) => response.measureId === measureId)
      const lifted =
        applied?.kind === 'applied'
          ? withResponse(task, { kind: 'lifted', measureId, appliedOn: applied.on, on, by })
          : task
      if (event.ordered === undefined) return lifted
      return { ...lifted, barred: [...(task.barred ?? []), { measureId, on, basis: event.ground.basis }] }
    }
    case 'MeasureBarEnded':
      return { ...task, barred: (task.barred ?? []).filter(({ measureId }) => measureId !== event.measureId) }
    case 'ReleaseAcknowledged':
      return { ...task, releaseAcknowledgedOn: task.releaseAcknowledgedOn ?? event.on }
  }
}

/** The measures of a unit that stand applied: nobody has lifted them, whatever their last day. */
export function listStandingMeasures(task: Task | undefined): readonly string[] {
  return (task?.responses ?? []).flatMap(({ kind, measureId }) => (kind === 'applied' ? [measureId] : []))
}

/** A task before anybody touched it. */
export function untouchedTask(listingId: string, implementer: OrganisationId): Task {
  return {
    taskId: taskIdOf(listingId, implementer),
    listingId,
    implementer,
    acknowledgedOn: null,
    responses: [],
    releaseAcknowledgedOn: null,
  }
}

function withResponse(task: Task, response: MeasureResponse): Task {
  const others = task.responses.filter(({ measureId }) => measureId !== response.measureId)
  return { ...task, responses: [...others, response] }
}
