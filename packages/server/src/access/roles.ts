/** What a person is here, with the title shown. A grant of a role is bound to a unit, and a jurisdiction. */
export const ROLES = {
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditor: '审计员',
  creditAuthority: '信用主管部门',
  caseOfficer: '发起（认定）部门经办人',
  caseDecider: '发起（认定）部门负责人',
  clerk: '实施部门经办人',
  panelMember: '专项小组成员',
  panelLead: '专项小组牵头人',
  jointConferenceOffice: '联席会议办公室',
  subject: '信用主体',
  readonly: '只读',
  exchange: '数据交换',
} as const satisfies Record<string, string>

export type Role = keyof typeof ROLES

/**
 * Roles that control each other and never meet in one account: who runs the system, who grants rights, who reads the logs.
 * None of them handles cases either.
 */
const ADMINISTRATIVE: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditor']

/** Whether an account that has `held` may also be given `wanted`. */
export function mayHoldTogether(held: readonly Role[], wanted: Role): boolean {
  return held.every((role) => {
    if (role === wanted) return true
    if (role === 'subject' || wanted === 'subject') return false
    return !ADMINISTRATIVE.includes(role) && !ADMINISTRATIVE.includes(wanted)
  })
}

/** Whether a text of the database names a role. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text)
}
