import type { Permission } from '../access/permissions.ts'
import type { Messages } from '../pages/messages/zh-cn.ts'
import type { LinkView } from '../pages/models-parts.ts'

const ENTRIES: readonly {
  readonly name: keyof Messages['staff']['nav']
  readonly href: string
  readonly permission: Permission
}[] = [
  { name: 'today', href: '/staff', permission: 'rules.read' },
  { name: 'duties', href: '/staff/duties', permission: 'duty.read' },
  { name: 'check', href: '/staff/check', permission: 'matter.check' },
  { name: 'matters', href: '/staff/matters', permission: 'matter.read' },
  { name: 'listings', href: '/staff/listings', permission: 'listing.read' },
  { name: 'meetings', href: '/staff/meetings', permission: 'panel.read' },
  { name: 'tasks', href: '/staff/tasks', permission: 'task.read' },
  { name: 'notices', href: '/staff/notices', permission: 'notice.read' },
  { name: 'releases', href: '/staff/releases', permission: 'release.read' },
  { name: 'changes', href: '/staff/changes', permission: 'redress.read' },
  { name: 'redresses', href: '/staff/redresses', permission: 'redress.read' },
  { name: 'feedback', href: '/staff/feedback', permission: 'feedback.read' },
  { name: 'records', href: '/staff/records', permission: 'record.read' },
  { name: 'objections', href: '/staff/objections', permission: 'objection.read' },
  { name: 'repairs', href: '/staff/repairs', permission: 'repair.read' },
  { name: 'complaints', href: '/staff/complaints', permission: 'complaint.read' },
  { name: 'reviews', href: '/staff/reviews', permission: 'review.read' },
  { name: 'import', href: '/staff/imports', permission: 'import.read' },
  { name: 'questions', href: '/staff/questions', permission: 'question.read' },
  { name: 'catalogue', href: '/staff/measures', permission: 'catalogue.read' },
  { name: 'completeness', href: '/staff/record-completeness', permission: 'record.declareComplete' },
  { name: 'lawTexts', href: '/staff/law-texts', permission: 'rules.read' },
  { name: 'organisations', href: '/staff/organisations', permission: 'rules.read' },
  { name: 'readLog', href: '/staff/read-log', permission: 'vault.readLog' },
  { name: 'admin', href: '/staff/admin', permission: 'account.read' },
]

/** The staff pages that somebody with these permissions may use, in the order of the navigation. */
export function listStaffNav(t: Messages, allows: (permission: Permission) => boolean): readonly LinkView[] {
  return ENTRIES.filter(({ permission }) => allows(permission)).map(({ name, href }) => ({
    label: t.staff.nav[name],
    href,
  }))
}
