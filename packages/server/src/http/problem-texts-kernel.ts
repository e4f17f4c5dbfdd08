import type { ProblemText } from './problem-text.ts'

/** Refusals that any rule may give. */
export const KERNEL_PROBLEMS = {
  CASE_CHANGED_MEANWHILE: {
    status: 409,
    title: '该事项已被他人更新',
    mend: '请刷新后查看最新内容，再决定是否继续办理。',
  },
  CALENDAR_NOT_PUBLISHED: {
    status: 503,
    title: '该年度节假日安排尚未录入',
    mend: '请联系系统管理员录入国务院办公厅公布的节假日安排后再办理；当事人的权利不因此受影响。',
  },
  RULE_UNCONFIRMED: {
    status: 422,
    title: '所依据的规则尚未核实',
    mend: '未核实的规则不支持作出新的不利处理；请由信用主管部门核对原文并经两人发布后再办理。',
  },
  RULE_UNSPECIFIED: {
    status: 422,
    title: '现行文件对此没有规定',
    mend: '请由信用主管部门明确后录入规则，不得比照其他地区的规定办理。',
  },
  FILE_CUT_SHORT: {
    status: 413,
    title: '文件超过上传大小限制，未完整接收',
    mend: '文件没有入库。请拆分后分批上传，或使用命令行导入。',
  },
  EXPORT_TOO_LONG: {
    status: 422,
    title: 'XLSX 最多 100000 行，数据超出',
    mend: '请改为导出 CSV，CSV 不限行数。',
  },
} as const satisfies Record<string, ProblemText>
