import type { RefusalCode } from '@xinheng/domain/kernel/refusal'

/** What a person is told of a problem: what was refused, and what can be done instead. */
export interface ProblemText {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 428 | 429 | 500 | 503
  readonly title: string
  readonly mend: string
}

/** A refusal added to the domain does not compile until it has its status and its words here. */
export const PROBLEMS = {
  CASE_CHANGED_MEANWHILE: {
    status: 409,
    title: '该事项已被他人更新',
    mend: '请刷新后查看最新内容，再决定是否继续办理。',
  },
  CALENDAR_NOT_PUBLISHED: {
    status: 503,
    title: '该年度节假日安排尚未录入',
    mend: '请联系系统管理员录入国务院办公厅公布的节假日安排后再办理；已到期权利不受影响。',
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
  DOCUMENT_MISSING: {
    status: 422,
    title: '缺少已生效的法律文书',
    mend: '请补充判决书、决定书等文书的文号、日期和作出机关。',
  },
  DOCUMENT_NOT_EFFECTIVE: {
    status: 422,
    title: '所依据的文书尚未生效',
    mend: '请在文书生效后再提出。',
  },
  NOTICE_NOT_SERVED: {
    status: 422,
    title: '尚未送达列入前的告知书',
    mend: '请先送达载明事实、依据和权利的告知书，并录入送达凭证。',
  },
  ANSWER_PERIOD_RUNNING: {
    status: 422,
    title: '当事人陈述申辩的期限未满',
    mend: '请在期限届满后再作决定；当事人已书面放弃的，请录入放弃文书。',
  },
  SAME_HANDS: {
    status: 422,
    title: '同一人不得办理前后相互制约的环节',
    mend: '请转交本单位其他有权限的人员办理。',
  },
  AFTER_END: {
    status: 422,
    title: '期限已届满或已终止',
    mend: '该记录已不再有效，不能据此采取措施；请核对现行有效的记录。',
  },
  MEASURE_NOT_IN_CATALOGUE: {
    status: 422,
    title: '该措施不在联合奖惩措施清单内',
    mend: '请从现行清单中选择措施；确需增加的，按程序提请修订清单。',
  },
  MEASURE_NOT_PUBLISHED: {
    status: 422,
    title: '该措施尚未公布',
    mend: '未经公布的措施不得实施；请在公布之后办理。',
  },
  MEASURE_WITHOUT_LAW: {
    status: 422,
    title: '该措施没有法律、法规或者党中央、国务院政策文件依据',
    mend: '合作备忘录本身不是实施依据；请补充具体法律条文，否则不得实施。',
  },
  FIRST_ADMIN_EXISTS: {
    status: 409,
    title: '系统已有管理员',
    mend: '首个管理员只能设立一次；请由现有管理员开设账号。',
  },
  LOGIN_TAKEN: { status: 409, title: '该登录名已被使用', mend: '请换一个登录名。' },
  LOGIN_NOT_ALLOWED: {
    status: 422,
    title: '登录名不合要求',
    mend: '请用 3 至 64 位小写字母、数字、点、横线或下划线；不得使用证件号码。',
  },
  PASSWORD_WEAK: {
    status: 422,
    title: '密码过于简单',
    mend: '请用至少 12 个字符，不含登录名，不用常见密码；可以是几个不相关的词。',
  },
  ROLES_CONFLICT: {
    status: 422,
    title: '同一账号不得兼任相互制约的角色',
    mend: '系统管理员、安全管理员、审计员应由不同人员担任；也不得给自己授权。',
  },
  ACCOUNT_UNKNOWN: { status: 404, title: '没有该账号', mend: '请核对账号后重试。' },
  SIGN_IN_FAILED: {
    status: 401,
    title: '登录名或密码不正确',
    mend: '请核对后重试；忘记密码的，请联系本单位系统管理员重置。',
  },
  SIGN_IN_LOCKED: {
    status: 429,
    title: '登录失败次数过多，暂停登录',
    mend: '请稍后再试；如需立即使用，请联系系统管理员重置密码。',
  },
  TOKEN_NOT_VALID: {
    status: 422,
    title: '重置凭证无效或已过期',
    mend: '凭证只能使用一次，须经第二名管理员批准；请重新申请。',
  },
} as const satisfies Record<RefusalCode, ProblemText>

/** What the transport itself says no to, before any rule of law is asked. */
export const TRANSPORT_PROBLEMS = {
  BAD_REQUEST: { status: 400, title: '请求无法识别', mend: '请核对地址和内容后重试。' },
  INPUT_INVALID: { status: 400, title: '填写的内容有误', mend: '请按提示更正后重新提交。' },
  VERSION_REQUIRED: {
    status: 428,
    title: '缺少版本号',
    mend: '请在 If-Match 请求头中写明您所看到的版本号，例如 "3"。',
  },
  KEY_REQUIRED: {
    status: 400,
    title: '缺少幂等键',
    mend: '请在 Idempotency-Key 请求头中写明本次操作的唯一编号（16 至 64 位字母、数字或连字符）。',
  },
  KEY_REUSED: { status: 422, title: '幂等键已用于另一请求', mend: '请为新的操作换用新的编号。' },
  KEY_RUNNING: { status: 409, title: '同一操作正在办理', mend: '请稍候再次查询结果，不要重复提交。' },
  SIGN_IN_REQUIRED: { status: 401, title: '请先登录', mend: '请登录后重试；接口调用请携带单位接口密钥。' },
  NOT_PERMITTED: {
    status: 403,
    title: '您没有办理此项的权限',
    mend: '如确需办理，请联系本单位管理员授权。',
  },
  FORM_EXPIRED: {
    status: 403,
    title: '页面已过期或者请求来自其他网站',
    mend: '请返回原页面刷新后重新提交。',
  },
  NOT_FOUND: { status: 404, title: '没有找到这个页面', mend: '请核对地址，或从首页重新查找。' },
  RECORD_NOT_PUBLISHED: {
    status: 404,
    title: '没有可以公开的记录',
    mend: '记录可能已到期、已移出或依法不公开；请核对名称或代码。',
  },
  METHOD_NOT_ALLOWED: { status: 405, title: '此地址不支持这种操作', mend: '请按接口文档使用允许的方法。' },
  TOO_LARGE: { status: 413, title: '提交的内容过大', mend: '请拆分后分批提交，或使用命令行导入。' },
  TYPE_NOT_SUPPORTED: {
    status: 415,
    title: '不支持这种内容格式',
    mend: '接口请使用 application/json，文件请使用 multipart/form-data。',
  },
  TOO_MANY_REQUESTS: { status: 429, title: '请求过于频繁', mend: '请稍候再试。' },
  FAULT: {
    status: 500,
    title: '系统出现故障',
    mend: '未确认成功的操作没有生效。请稍后重试；仍不成功的，请把错误编号告诉管理员。',
  },
  UNAVAILABLE: { status: 503, title: '服务暂时不可用', mend: '请稍后重试；已确认的办理不受影响。' },
} as const satisfies Record<string, ProblemText>

export type TransportCode = keyof typeof TRANSPORT_PROBLEMS
