import type { RefusalCode } from '@xinheng/domain/kernel/refusal'
import type { ProblemText } from './problem-text.ts'
import { ACCESS_PROBLEMS } from './problem-texts-access.ts'
import { ATTACHMENT_PROBLEMS } from './problem-texts-attachment.ts'
import { CATALOGUE_PROBLEMS } from './problem-texts-catalogue.ts'
import { KERNEL_PROBLEMS } from './problem-texts-kernel.ts'
import { LISTING_PROBLEMS } from './problem-texts-listing.ts'
import { MATTER_PROBLEMS } from './problem-texts-matter.ts'
import { NOTICE_PROBLEMS } from './problem-texts-notice.ts'
import { RELEASE_PROBLEMS } from './problem-texts-release.ts'
import { SECOND_LEVEL_PROBLEMS } from './problem-texts-second-level.ts'

/** A refusal added to the domain does not compile until it has its status and its words in one of these tables. */
export const PROBLEMS = {
  ...KERNEL_PROBLEMS,
  ...LISTING_PROBLEMS,
  ...CATALOGUE_PROBLEMS,
  ...MATTER_PROBLEMS,
  ...NOTICE_PROBLEMS,
  ...RELEASE_PROBLEMS,
  ...SECOND_LEVEL_PROBLEMS,
  ...ATTACHMENT_PROBLEMS,
  ...ACCESS_PROBLEMS,
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
  ANSWER_LOST: {
    status: 409,
    title: '这次操作已经办理，但答复没有保存下来',
    mend: '请查阅现状确认结果，不要换用新的编号重做。',
  },
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
  RECORD_NO_LONGER_PUBLISHED: {
    status: 410,
    title: '该条目已停止公示',
    mend: '该条目已移出、已修复、已更正或者期限届满，依法不再公开，也不得据此采取措施。',
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
    mend: '请先查阅现状，确认操作没有生效再重试；接口请用同一幂等键重试。仍不成功的，请把错误编号告诉管理员。',
  },
  UNAVAILABLE: { status: 503, title: '服务暂时不可用', mend: '请稍后重试；已确认的办理不受影响。' },
} as const satisfies Record<string, ProblemText>

export type TransportCode = keyof typeof TRANSPORT_PROBLEMS
