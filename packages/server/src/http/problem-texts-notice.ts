import type { ProblemText } from './problem-text.ts'

/** Refusals of service of papers. */
export const NOTICE_PROBLEMS = {
  ELECTRONIC_CONSENT_MISSING: {
    status: 422,
    title: '当事人没有同意电子送达',
    mend: '请先录入当事人签订的电子送达确认书，或者改用直接、邮寄、委托送达。',
  },
  OTHER_CHANNEL_FIRST: {
    status: 422,
    title: '公告送达之前没有以其他方式送达过',
    mend: '请先到当事人处直接送达、留置送达、邮寄或者委托送达；未能送达的，录入未送达的经过后再公告。',
  },
  SERVED_THROUGH_ENTRY: {
    status: 409,
    title: '这份告知书的送达在条目页面录入',
    mend: '请到该条目的页面录入送达（或者未送达）；条目和送达台账会同时记载，不必录入两次。',
  },
  PUBLIC_NOTICE_UNPROVED: {
    status: 422,
    title: '公告送达没有公告的记载',
    mend: '请先录入公告送达（公告日期和凭证），公告期满后再录入期满；签收、投递记录不能证明公告送达。',
  },
  PUBLIC_NOTICE_RUNNING: {
    status: 422,
    title: '公告的日数未满',
    mend: '请在公告期满后录入送达；期满日印在告知书的送达台账上。',
  },
} as const satisfies Record<string, ProblemText>
