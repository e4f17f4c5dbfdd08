import type { ProblemText } from './problem-text.ts'

/** Refusals of complaints and of recorded cases of reconsideration and litigation. */
export const SECOND_LEVEL_PROBLEMS = {
  COMPLAINT_NOT_FORESEEN: {
    status: 422,
    title: '本地区没有规定向联席会议办公室或者信用主管部门投诉',
    mend: '可以依法申请行政复议，也可以直接提起行政诉讼；无须先提出异议。',
  },
  RECHECK_NOT_FORESEEN: {
    status: 422,
    title: '本地区没有规定复核，或者复核的不是异议处理结果',
    mend: '复核只针对异议处理结果；可以依法申请行政复议或者提起行政诉讼。',
  },
  OBJECTION_FIRST: {
    status: 422,
    title: '投诉应当在提出书面异议之后',
    mend: '请先向认定部门提出书面异议；不服的也可以不经异议和投诉，直接申请行政复议或者提起行政诉讼。',
  },
  OBJECTION_STILL_RUNNING: {
    status: 409,
    title: '异议还在规定的答复时间内',
    mend: '请待答复后或者答复时间届满后投诉；行政复议和行政诉讼不必等待。',
  },
  OBJECTION_UPHELD: {
    status: 409,
    title: '异议成立，有异议的条目、记录、措施或者公示已经撤销、解除或者终止，没有可以投诉的答复',
    mend: '更正没有落实的，请联系办理单位，或者依法申请行政复议、提起行政诉讼。',
  },
  COMPLAINT_OPEN: {
    status: 409,
    title: '对同一事项的投诉正在办理',
    mend: '请在原投诉中补充材料，不要重复提出。',
  },
  COMPLAINT_DECIDED: {
    status: 409,
    title: '对这次异议答复的投诉已经处理',
    mend: '不服的，可以依法申请行政复议或者提起行政诉讼；有新的事实和证据的，可以重新提出异议。',
  },
  OBJECTOR_NOT_CONFIRMED: {
    status: 422,
    title: '尚未核实异议由谁提出',
    mend: '请先核实身份；确实不能核实的，只答复未能核实身份，异议人补交材料后继续办理。',
  },
  COMPLAINANT_NOT_PROVED: {
    status: 422,
    title: '没有证明是谁投诉',
    mend: '请登录主体账号，或者填写所收文书上的校验码；都没有的，可以当面、来信、来电、发电子邮件投诉，由工作人员核实身份后登记。',
  },
  LETTER_BINDS: {
    status: 422,
    title: '处理结论与核实单位的答复函相抵触',
    mend: '核实单位已经更正、撤销的，应当随之更正、撤销；条目经认定单位核实属实的，由认定单位决定，本单位不得改动。',
  },
  DEPARTURE_UNREASONED: {
    status: 422,
    title: '处理结论与核实单位的答复函不一致，没有写明理由',
    mend: '请写明与答复函不一致的理由，或者按答复函处理。',
  },
  DEPARTMENTS_NOT_CALLED: {
    status: 422,
    title: '尚未召集相关部门研究',
    mend: '请先录入召集的部门；必要时邀请经随机抽取的专家。',
  },
  AGAINST_MINUTES: {
    status: 409,
    title: '处理结果与研究该投诉的会议决议不一致',
    mend: '请按会议决议处理；情况有变化的，重新召集会议研究。',
  },
  HANDLER_UNKNOWN: {
    status: 422,
    title: '单位名册中没有办理投诉的单位',
    mend: '请由信用主管部门在成员单位中登记联席会议办公室或者信用主管部门的职责。',
  },
  REVIEW_RECORDED: {
    status: 409,
    title: '该案件已经登记',
    mend: '请在已登记的案件中录入停止执行的决定和结果。',
  },
  CHANGE_HARSHER: {
    status: 422,
    title: '变更不得对当事人更为不利',
    mend: '请核对文书；缩短后的最后一日应当早于现在的最后一日。',
  },
} as const satisfies Record<string, ProblemText>
