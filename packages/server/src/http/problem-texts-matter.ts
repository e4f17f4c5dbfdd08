import type { ProblemText } from './problem-text.ts'

/** Refusals of matters, checks, promises and records. */
export const MATTER_PROBLEMS = {
  SUBJECT_UNKNOWN: {
    status: 422,
    title: '没有登记过这个主体',
    mend: '请核对号码；号码无误的，请一并填写名称，系统将登记该主体后核查。',
  },
  UNIT_UNKNOWN: {
    status: 422,
    title: '没有登记过这个单位',
    mend: '请从成员单位中选择；尚未登记的，请信用主管部门先登记该单位。',
  },
  IDENTIFIER_INVALID: {
    status: 422,
    title: '号码不符合编码规则',
    mend: '请核对统一社会信用代码或者证件号码；确有早期特殊代码的，请先由信用主管部门人工确认。',
  },
  MATTER_ALREADY_OPEN: {
    status: 409,
    title: '该事项已经建立',
    mend: '请在已有的事项中办理。',
  },
  MATTER_NOT_OPEN: {
    status: 409,
    title: '该事项尚未建立',
    mend: '请先建立事项。',
  },
  MATTER_ALREADY_DECIDED: {
    status: 409,
    title: '该事项已有决定',
    mend: '如需更正，请另行录入更正。',
  },
  MATTER_CLOSED: {
    status: 409,
    title: '该事项已办结',
    mend: '请另建新的事项。',
  },
  ACT_BEFORE_OPENING: {
    status: 422,
    title: '日期早于事项的建立日期',
    mend: '请核对日期。',
  },
  PARTY_ALREADY_PRESENT: {
    status: 409,
    title: '该当事人已在事项中',
    mend: '请在已有的当事人上办理。',
  },
  PARTY_UNKNOWN: {
    status: 404,
    title: '事项中没有该当事人',
    mend: '请先把当事人加入事项。',
  },
  IDENTITY_NOT_IN_DOUBT: {
    status: 409,
    title: '该当事人的身份没有疑问',
    mend: '无须确认。',
  },
  MOMENT_NOT_EXPECTED: {
    status: 422,
    title: '该事项没有这个时点',
    mend: '请从该事项的法定时点中选择。',
  },
  MOMENT_ALREADY_REACHED: {
    status: 409,
    title: '该时点已经记录',
    mend: '如需更正，请录入更正。',
  },
  MOMENT_NOT_REACHED: {
    status: 422,
    title: '该时点尚未到达',
    mend: '请在到达该时点后核查。',
  },
  CHECK_ALREADY_REQUESTED: {
    status: 409,
    title: '已经发起过同一核查',
    mend: '请查看已有的核查结果。',
  },
  CHECK_NOT_REQUESTED: {
    status: 409,
    title: '尚未发起核查',
    mend: '请先发起核查。',
  },
  CHECK_UNKNOWN: {
    status: 404,
    title: '没有该核查',
    mend: '请核对回执编号。',
  },
  CHECK_ITEM_UNKNOWN: {
    status: 404,
    title: '核查结果中没有该项措施',
    mend: '请刷新后重试。',
  },
  CHECK_ITEM_ALREADY_CLOSED: {
    status: 409,
    title: '该项措施已经处理',
    mend: '如需更正，请录入更正。',
  },
  CHECK_ITEM_SUSPENDED: {
    status: 409,
    title: '该项措施暂停执行',
    mend: '异议核实、投诉处理、停止执行的决定或者破产程序期间不得采取；因何暂停见所列条款，暂停结束后再办。',
  },
  CHECK_OPEN: {
    status: 409,
    title: '还有必须采取的措施没有处理',
    mend: '请逐项采取并留存凭证，或者说明不采取的理由，然后办结。',
  },
  CHECK_MISSING: {
    status: 409,
    title: '还有当事人没有核查',
    mend: '请先完成全部当事人的核查。',
  },
  CHECK_STALE: {
    status: 409,
    title: '核查结果已不是最新',
    mend: '请在该时点重新核查。',
  },
  CHECK_OF_OTHER_UNIT: {
    status: 403,
    title: '这是其他单位的核查',
    mend: '请由发起核查的单位办理。',
  },
  IDENTITY_NOT_CONFIRMED: {
    status: 422,
    title: '当事人与名单主体是否同一尚未确认',
    mend: '请由经办人核对身份后确认；确认之前不得对其采取措施。',
  },
  ENTRY_NEEDS_PERSON: {
    status: 422,
    title: '该记录须由人员核实后才能适用',
    mend: '请核对认定文书和送达情况并记录结果。',
  },
  ENTRY_NOT_YET_IN_FORCE: {
    status: 422,
    title: '该记录尚未生效',
    mend: '请在生效日期以后办理。',
  },
  NOTICE_OF_REASONS_MISSING: {
    status: 422,
    title: '没有告知当事人实施的依据和理由',
    mend: '请先送达载明依据和理由的告知书。',
  },
  REASON_MISSING: {
    status: 422,
    title: '没有说明不采取措施的理由',
    mend: '请选择理由并写明情况。',
  },
  REASON_NOT_ALLOWED: {
    status: 422,
    title: '该理由不适用于这项措施',
    mend: '请选择适用的理由。',
  },
  OFFICIAL_NOT_NAMED: {
    status: 422,
    title: '没有写明作出确认的人员',
    mend: '请写明经办人员。',
  },
  DECIDER_DIFFERS: {
    status: 422,
    title: '决定单位与事项登记的不一致',
    mend: '请核对决定单位，或者先更正事项。',
  },
  DECISION_MISSING: {
    status: 422,
    title: '事项还没有决定',
    mend: '请先录入决定。',
  },
  DEFERRED_DOCUMENTS_NOT_ALLOWED: {
    status: 422,
    title: '本地区没有容缺受理的规定',
    mend: '请在材料齐全后受理。',
  },
  DEFERRED_DOCUMENT_REQUIRED_BY_LAW: {
    status: 422,
    title: '所缺材料是法律、法规规定必须提供的',
    mend: '不得容缺受理，请补齐。',
  },
  PROMISE_MISSING: {
    status: 422,
    title: '没有书面承诺',
    mend: '请先提交书面承诺。',
  },
  PROMISE_ALREADY_GIVEN: {
    status: 409,
    title: '已经提交过承诺',
    mend: '请查看已有的承诺。',
  },
  PROMISE_ALREADY_SETTLED: {
    status: 409,
    title: '该承诺已经了结',
    mend: '无须再办理。',
  },
  PROMISE_STILL_RUNNING: {
    status: 409,
    title: '承诺的期限未满',
    mend: '请在期限届满后再认定。',
  },
  DOCUMENT_NOT_DEFERRED: {
    status: 422,
    title: '该材料没有列入容缺范围',
    mend: '请核对所缺材料。',
  },
  RECORD_ALREADY_EXISTS: {
    status: 409,
    title: '该记录已经存在',
    mend: '请在已有的记录上更正。',
  },
  RECORD_UNKNOWN: {
    status: 404,
    title: '没有该记录',
    mend: '请核对文号和编号。',
  },
  RECORD_WITHDRAWN: {
    status: 409,
    title: '该记录已撤回',
    mend: '请另行报送新的记录。',
  },
  RECORD_UNCHANGED: {
    status: 409,
    title: '更正的内容与原记录相同',
    mend: '无须更正。',
  },
  RECORD_IN_FUTURE: {
    status: 422,
    title: '决定日期晚于今天',
    mend: '请核对决定日期。',
  },
  RECORD_NOT_REPORTED: {
    status: 422,
    title: '该记录不属于报送范围',
    mend: '简易程序作出的处罚等依法不报送，请勿录入。',
  },
  PUBLICATION_NOT_ALLOWED: {
    status: 422,
    title: '该记录依法不公开',
    mend: '只可以在依法共享的范围内使用。',
  },
  PUBLICATION_ENDED: {
    status: 422,
    title: '公示期已届满',
    mend: '公示已停止，不得恢复。',
  },
  NOT_A_COMMITMENT: {
    status: 422,
    title: '该记录不是信用承诺',
    mend: '请选择信用承诺记录。',
  },
  COMMITMENT_ALREADY_SETTLED: {
    status: 409,
    title: '该承诺已经了结',
    mend: '无须再办理。',
  },
} as const satisfies Record<string, ProblemText>
