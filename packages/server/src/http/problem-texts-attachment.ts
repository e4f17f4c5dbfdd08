import type { ProblemText } from './problem-text.ts'

/** Refusals of attachments and of codes that bind an account to a subject. */
export const ATTACHMENT_PROBLEMS = {
  ATTACHMENT_TOO_LARGE: {
    status: 413,
    title: '附件超过 20 MB，没有收下',
    mend: '申请本身不受影响。请压缩、拆分后补交，或者把原件邮寄、当面交给受理单位。',
  },
  ATTACHMENT_EMPTY: {
    status: 422,
    title: '附件是空文件，没有收下',
    mend: '申请本身不受影响。请核对文件内容后补交。',
  },
  ATTACHMENT_NOT_SCANNED: {
    status: 409,
    title: '附件尚未经过病毒扫描',
    mend: '请确认已知晓风险后再下载，并在隔离环境中打开；也可以等待扫描完成。',
  },
  ATTACHMENT_INFECTED: {
    status: 422,
    title: '附件含有恶意代码，不予打开',
    mend: '请通知提交人另行提交；原文件只保留封存，申请的受理不受影响。',
  },
  ATTACHMENT_ERASED: {
    status: 410,
    title: '附件已依法删除',
    mend: '删除依据和日期见该主体的删除记录。',
  },
  CODE_NOT_VALID: {
    status: 422,
    title: '开户码不正确、已使用或者已过期',
    mend: '请核对信函上的开户码；如已过期，请联系寄发单位重新寄发，或者持有效证件到窗口办理。',
  },
  SUBJECT_HAS_ACCOUNT: {
    status: 409,
    title: '该主体已有使用中的账号',
    mend: '如账号不再由其本人或者授权经办人使用，请先停用原账号。',
  },
} as const satisfies Record<string, ProblemText>
