import type { ProblemText } from './problem-text.ts'

/** Refusals of releases and of the redress of wrongful entries. */
export const RELEASE_PROBLEMS = {
  NOT_A_RECEIVER: {
    status: 422,
    title: '该单位没有收到过这一条目',
    mend: '只有收到过该条目的单位才需要确认；请核对条目编号和单位。',
  },
  ALREADY_A_RECEIVER: {
    status: 409,
    title: '该单位已经登记为外部接收单位',
    mend: '如需变更接收方式，请先终止现有登记，再重新登记。',
  },
  RECEIVER_ADDRESS_MISSING: {
    status: 422,
    title: '推送方式缺少接收地址',
    mend: '请填写以 https:// 开头的接收地址，或者改为由对方自行提取。',
  },
  MEASURES_STAND: {
    status: 409,
    title: '本单位的措施尚未解除，不能确认不再适用',
    mend: '请先在任务中逐项解除仍在实施的措施并附解除凭据，再确认该条目不再适用。',
  },
  REDRESS_UNFINISHED: {
    status: 422,
    title: '纠错恢复事项尚未全部办完',
    mend: '请先办完所列各项：全部单位收悉更正、各项荣誉已有结论、原公示渠道已发布更正公告。',
  },
} as const satisfies Readonly<Record<string, ProblemText>>
