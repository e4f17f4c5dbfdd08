import type { ProblemText } from './problem-text.ts'

/** Refusals of accounts and sign-in. */
export const ACCESS_PROBLEMS = {
  FIRST_ADMIN_EXISTS: {
    status: 409,
    title: '首位管理员已经设立',
    mend: '请由现任管理员授权。',
  },
  LOGIN_TAKEN: {
    status: 409,
    title: '该账号名已被使用',
    mend: '请换用其他账号名。',
  },
  LOGIN_NOT_ALLOWED: {
    status: 422,
    title: '账号名不符合要求',
    mend: '请使用字母、数字和连字符，不要使用证件号码或者手机号码。',
  },
  PASSWORD_WEAK: {
    status: 422,
    title: '密码过于简单',
    mend: '请使用更长的密码，不要使用常见词语。',
  },
  ROLES_CONFLICT: {
    status: 422,
    title: '所授角色相互制约，不得由同一人担任',
    mend: '请把其中一个角色授予其他人员。',
  },
  ACCOUNT_UNKNOWN: {
    status: 404,
    title: '没有该账号',
    mend: '请核对账号。',
  },
  SIGN_IN_FAILED: {
    status: 401,
    title: '账号或者密码不正确',
    mend: '请核对后重试。',
  },
  SIGN_IN_LOCKED: {
    status: 429,
    title: '该账号因多次输错密码已暂停登录',
    mend: '请稍后再试，或者联系本单位管理员。',
  },
  TOKEN_NOT_VALID: {
    status: 401,
    title: '登录已失效',
    mend: '请重新登录。',
  },
} as const satisfies Record<string, ProblemText>
