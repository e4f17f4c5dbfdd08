import type { FeedbackDuty } from '@xinheng/domain/feedback/feedback'
import { findBar } from '../access/out-of-reach.ts'
import type { Caller } from '../access/caller.ts'
import type { Db } from '../db/open.ts'
import type { StaffViews } from '../http/staff-routes.ts'
import { listUnits } from '../organisation/organisation-views.ts'
import type { FeedbackRow, StatusWord } from '../pages/models.ts'
import type { Service } from '../service.ts'
import { listFeedbackDuties } from './feedback-views.ts'

const PAGE_SIZE = 20
const STATES: Readonly<Record<FeedbackDuty['state'], StatusWord>> = {
  open: { kind: 'waiting', label: '待反馈' },
  late: { kind: 'overdue', label: '逾期' },
  met: { kind: 'done', label: '已反馈' },
  metLate: { kind: 'done', label: '逾期反馈' },
}
const ADDRESSEES: Readonly<Record<FeedbackDuty['addressee'], string>> = {
  platform: '信用信息平台',
  initiator: '发起部门',
  panel: '专项小组',
  countyCreditAuthority: '县信用主管部门',
}

/** The duties of the caller's unit to feed back, or of the whole place for those who watch over it. */
export function listFeedback(service: Service): StaffViews['listFeedback'] {
  return async (caller, { q, state, page }) => {
    const all = await readFeedbackRows(service, caller)
    const rows = q === '' ? all : all.filter(({ subject, from }) => subject.includes(q) || from.includes(q))
    return {
      tabs: [],
      search: { name: 'q', value: q, error: null },
      rows: rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      paging: { page, size: PAGE_SIZE, total: rows.length, path: '/staff/feedback', query: { q, state } },
    }
  }
}

/** The form of a duty, with what it covers filled in. */
function addressOf({ covers }: FeedbackDuty): string {
  return covers.kind === 'entry'
    ? `/staff/feedback/new?listingId=${covers.listingId}`
    : `/staff/feedback/new?from=${covers.from}&until=${covers.until}`
}

/** Every duty within the caller's reach as a row, open ones first. */
export async function readFeedbackRows(
  service: Service,
  { principal, organisationId, place }: Caller,
): Promise<readonly FeedbackRow[]> {
  if (findBar(principal, 'feedback.read', { jurisdiction: place, unitId: organisationId }) !== undefined) return []
  const wholePlace = findBar(principal, 'feedback.read', { jurisdiction: place }) === undefined
  const { db, law, ambient } = service
  const on = ambient.today()
  const duties = await listFeedbackDuties(db, await law(db, on), place, on, wholePlace ? undefined : organisationId)
  const units = new Map((await listUnits(db)).map(({ organisationId: id, name }) => [id, name]))
  const subjects = await listEntrySubjects(
    db,
    duties.flatMap(({ covers }) => (covers.kind === 'entry' ? [covers.listingId] : [])),
  )
  const rank = (duty: FeedbackDuty) => (duty.state === 'late' ? 0 : duty.state === 'open' ? 1 : 2)
  return duties
    .toSorted((a, b) => rank(a) - rank(b))
    .map((duty) => ({
      href: addressOf(duty),
      subject:
        duty.covers.kind === 'entry'
          ? (subjects.get(duty.covers.listingId) ?? '个人信息，须另行查阅')
          : `${duty.covers.from} 至 ${duty.covers.until}`,
      measure: `${duty.actor === 'initiator' ? '发起情况' : '执行情况'}（${duty.wording}）`,
      from: units.get(duty.organisationId) ?? duty.organisationId,
      to: ADDRESSEES[duty.addressee],
      status: STATES[duty.state],
      due: duty.dueOn,
      sentAt: duty.sentOn,
    }))
}

/** The subjects of entries by name; a protected one has none here. */
async function listEntrySubjects(db: Db, listingIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (listingIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('listing as l')
    .innerJoin('subject as s', 's.id', 'l.subject_id')
    .select(['l.id', 's.name'])
    .where('l.id', 'in', [...new Set(listingIds)])
    .execute()
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])))
}
