import type { ProblemText } from './problem-text.ts'

/** Refusals of listings, panels, tasks, subjects and organisations. */
export const LISTING_PROBLEMS = {
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
    mend: '请在期限届满后再作决定。',
  },
  OFFICER_RECUSED: {
    status: 422,
    title: '本人已经回避，不得再办理本件的任何环节',
    mend: '请转交本单位未回避的人员办理。',
  },
  SAME_HANDS: {
    status: 422,
    title: '同一人不得办理前后相互制约的环节',
    mend: '请转交本单位其他有权限的人员办理。',
  },
  AFTER_END: {
    status: 422,
    title: '期限已届满或者已终止',
    mend: '该记录已不再有效，不能据此采取措施，也无须申请修复；仍被公示或者使用的，可以提出异议。',
  },
  DISPUTED_THING_UNKNOWN: {
    status: 404,
    title: '未找到该条目、措施或者申请',
    mend: '请核对编号；公开页面和通知书上都印有条目编号，收到申请时告知了受理号和查询码。',
  },
  NOT_ONES_OWN: {
    status: 403,
    title: '该条目不是您本人（本单位）的',
    mend: '请核对条目编号和所填的代码或者证件号码；代他人提出的，请以代理人身份提交并附授权委托书。',
  },
  OBJECTION_OPEN: {
    status: 409,
    title: '对同一事项的异议正在办理',
    mend: '请在原异议中补充材料；办结后仍不服的，可以依法投诉、申请行政复议或者提起行政诉讼。',
  },
  WRITING_REQUIRED: {
    status: 422,
    title: '应当以书面形式提出异议',
    mend: '可以在网上填写，或者以电子邮件、微信、信函提出；电话提出的，由工作人员记录并经本人确认后即为书面。',
  },
  AUTHORITY_NOT_PROVED: {
    status: 422,
    title: '代理人未提交授权证明',
    mend: '请附上授权委托书后再次提交；本人也可以直接提出，无需账号。',
  },
  TIME_NOT_EXCLUDED: {
    status: 422,
    title: '所称事由不属于依法不计入期限的时间',
    mend: '只有条款列明的事由可以扣除，请核对。',
  },
  OUTCOME_WITHOUT_REMEDY: {
    status: 422,
    title: '处理结论与处理措施不一致',
    mend: '异议成立（含部分成立）的须写明如何纠正；不成立的不附纠正措施。',
  },
  REPAIR_BARRED: {
    status: 422,
    title: '该事项不能以信用修复方式处理',
    mend: '失信被执行人履行义务后，由执行法院删除信息，请向执行法院提出；激励类条目无须修复。',
  },
  REPAIR_OPEN: {
    status: 409,
    title: '对同一事项的修复申请正在办理',
    mend: '请在原申请中补充材料，或者等原申请办结。',
  },
  REPAIR_TOO_EARLY: {
    status: 422,
    title: '尚未满最短公示期，暂不能申请修复',
    mend: '请在所列日期之后申请；分类未经主管部门确认的，可以请办理机关说明理由另行确定；认为认定有误的，可以随时提出异议。',
  },
  GRAVITY_CONFIRMED: {
    status: 422,
    title: '失信程度已由主管部门确认，不能另行从重确定',
    mend: '请按已确认的失信程度办理；确定为较轻的，请说明理由。',
  },
  APPLICANT_UNPROVED: {
    status: 422,
    title: '尚未确认申请人身份',
    mend: '请先核实并确认申请来自记录的主体；无法核实的，说明理由不予受理，主体可以随时重新申请。',
  },
  REPAIR_HANDLER_ELSEWHERE: {
    status: 422,
    title: '作出认定的机关不在本平台办理',
    mend: '请直接向作出认定的机关或者通过“信用中国”网站申请信用修复；本地名册没有可以转送的信用主管部门。',
  },
  REPAIR_CONDITIONS_UNMET: {
    status: 422,
    title: '修复条件尚不具备或者证明材料不齐',
    mend: '请补齐所列材料后再次提交；已提交的内容不会丢失。',
  },
  DOCUMENT_DIFFERS: {
    status: 422,
    title: '所填文书号与该条目的依据文书不一致',
    mend: '请按决定书原文填写文书号；文书号以送达的决定书为准。',
  },
  PUBLICITY_NOT_FORESEEN: {
    status: 422,
    title: '本地规定没有设置修复公示环节',
    mend: '修复自决定之日起生效，无须公示。',
  },
  EXECUTION_STAYED: {
    status: 409,
    title: '争议处理期间，有关措施暂不执行',
    mend: '请等争议办结；办结之前不得据此采取新的惩戒措施，其他审批照常办理。',
  },
  WRONG_STATE: {
    status: 409,
    title: '该事项目前的状态不能办理这一步',
    mend: '请刷新后按步骤办理，页面上列有目前可以办理的操作。',
  },
  NO_NEW_ADVERSE_ACT: {
    status: 422,
    title: '依据或者数据不完整，不得作出新的不利处理',
    mend: '请先补齐所列内容；移出、中止、异议和一般审批照常办理。',
  },
  DATE_IN_FUTURE: {
    status: 422,
    title: '日期晚于今天',
    mend: '请核对文书上的日期；尚未发生的行为不能录入。',
  },
  DATE_PAST: {
    status: 422,
    title: '日期已经过去',
    mend: '请填写今天或者以后的日期。',
  },
  LIST_TYPE_UNKNOWN: {
    status: 422,
    title: '没有这种名单',
    mend: '请从现行名单类型中选择。',
  },
  LIST_WITHOUT_LAW: {
    status: 422,
    title: '设立该名单缺少法律、法规或者党中央、国务院政策文件依据',
    mend: '没有依据的名单不得列入任何主体；仅在本地实施的名单须有地方性法规依据。',
  },
  UNIT_WITHOUT_POWER: {
    status: 422,
    title: '该单位没有办理这一事项的职权',
    mend: '名单由有认定职权的单位认定，措施由有实施职权的单位采取，案件由收到或者决定它的单位办理；请移送该单位。',
  },
  DETERMINED_UPSTREAM: {
    status: 422,
    title: '此类名单由上级单位认定',
    mend: '本级只归集和执行，请等待上级单位的认定结果，或者向其报送线索。',
  },
  PANEL_REQUIRED: {
    status: 422,
    title: '须经专项小组会议认定，并与会议决议一致',
    mend: '请提请专项小组召开认定会议；已经开过的，按印发的决议办理。',
  },
  SOURCE_NOT_ADMITTED: {
    status: 422,
    title: '信息来源不符合规定',
    mend: '请补充规则认可的来源和证明材料。',
  },
  NOTICE_INCOMPLETE: {
    status: 422,
    title: '告知书内容不完整',
    mend: '请补齐所列事项后重新送达。',
  },
  ANSWER_PERIOD_TOO_SHORT: {
    status: 422,
    title: '告知书给当事人的答复期限过短',
    mend: '请按规则重新确定最后一日并送达。',
  },
  STATEMENT_UNANSWERED: {
    status: 422,
    title: '当事人的陈述申辩尚未答复',
    mend: '请先对陈述申辩逐条复核并说明是否采纳。',
  },
  HEARING_OPEN: {
    status: 422,
    title: '听证尚未结束',
    mend: '请在听证笔录完成后再作决定。',
  },
  DECISION_NOT_SERVED: {
    status: 422,
    title: '决定书尚未送达',
    mend: '请先送达决定书并录入送达凭证。',
  },
  EFFECT_BEFORE_NOTICE: {
    status: 422,
    title: '生效日期早于告知期限届满',
    mend: '请把生效日期改为告知期限届满之后。',
  },
  PUBLICITY_MISSING: {
    status: 422,
    title: '列入前应当公示而尚未公示',
    mend: '请先按规定公示。',
  },
  PUBLICITY_RUNNING: {
    status: 422,
    title: '公示期尚未届满',
    mend: '请在公示期满且无异议后再列入。',
  },
  TERM_MISSING: {
    status: 422,
    title: '列入惩戒或者重点关注名单没有定期限',
    mend: '请填写期限；失信行为仍在持续的，也要定一个有终了之日的期限。',
  },
  TERM_OVER_MAXIMUM: {
    status: 422,
    title: '期限超过规定的上限',
    mend: '请在规定的最长期限以内确定。',
  },
  REASONS_MISSING: {
    status: 422,
    title: '没有说明理由',
    mend: '请写明事实、依据和理由。',
  },
  NOT_OURS_TO_DECIDE: {
    status: 422,
    title: '该记录由其他机关认定，本平台不得变更',
    mend: '请向认定机关提出；其变更后本平台随之变更。',
  },
  UPSTREAM_QUESTION_OPEN: {
    status: 422,
    title: '对该记录的疑问尚未得到报送单位答复',
    mend: '答复之前不对其作出新的不利处理。',
  },
  NO_RECORD_CASCADE: {
    status: 422,
    title: '本地区没有把单位失信记入责任人员的规定',
    mend: '请只办理单位的记录。',
  },
  NO_PANEL_HERE: {
    status: 422,
    title: '本地区不由专项小组认定',
    mend: '请由发起部门按本地区规则认定。',
  },
  JOINT_CONFERENCE_REQUIRED: {
    status: 422,
    title: '涉及多个专项小组，须由联席会议办公室召集',
    mend: '请报请联席会议办公室召开专题会议。',
  },
  DATES_REVERSED: {
    status: 422,
    title: '终了日期早于起始日期',
    mend: '请核对两个日期；只有一日的，两处填写同一日。',
  },
  CASE_ALREADY_OPEN: {
    status: 409,
    title: '本单位已依据同一文书对该主体提出列入同一名单，尚未办结',
    mend: '请在名单办理中打开已有的案件继续办理；确需重新提出的，先撤回原来的。',
  },
  ALREADY_ON_AGENDA: {
    status: 409,
    title: '案件已经列入另一次会议的议题',
    mend: '请在那次会议上决议；不再开的，先取消那次会议。',
  },
  DRAW_OUT_OF_ORDER: {
    status: 422,
    title: '抽取专家的步骤次序不符',
    mend: '请按页面所列的下一步办理。',
  },
  POOL_TOO_SMALL: {
    status: 422,
    title: '可供抽取的专家人数不足',
    mend: '请先补充专家库，或者报请扩大抽取范围。',
  },
  SEED_MISMATCH: {
    status: 422,
    title: '公开的种子与事先承诺不一致',
    mend: '请逐字核对种子和盐值，须与提交承诺值时一致；确实找不回的，取消本次会议后重新召集。',
  },
  REDRAW: {
    status: 422,
    title: '不得重新抽取',
    mend: '专家回避的，请录入回避决定，由名册的下一位递补。',
  },
  NOT_CALLED: {
    status: 422,
    title: '该单位不在本次会议的召集范围内',
    mend: '请先由牵头单位召集并记录。',
  },
  DRAW_NEEDED: {
    status: 422,
    title: '尚未随机抽取专家',
    mend: '请先完成专家抽取。',
  },
  TASK_CLOSED: {
    status: 409,
    title: '该任务已办结',
    mend: '如需更正，请提交更正记录。',
  },
  MEASURE_LIFTED_BY_ORDER: {
    status: 409,
    title: '该措施已依生效处理决定解除，不得在同一条目上再次采取',
    mend: '请查看依据栏所列处理决定的依据；确需惩戒的，须有新的认定。',
  },
  EVIDENCE_MISSING: {
    status: 422,
    title: '缺少实施凭证',
    mend: '请上传或者写明采取措施的凭证。',
  },
  PERSON_MUST_CONFIRM: {
    status: 422,
    title: '须由经办人确认',
    mend: '系统只提出建议，请由有权限的人员确认。',
  },
  NOT_RELEASED: {
    status: 422,
    title: '该记录尚未移出',
    mend: '请在移出生效后再办理解除。',
  },
  ALREADY_REGISTERED: {
    status: 409,
    title: '已经登记',
    mend: '请查找已有的登记并在其上办理。',
  },
  IDENTIFIER_HELD: {
    status: 409,
    title: '该证件或者代码已登记在另一主体名下',
    mend: '请核对号码。确属同一主体的，由经办人在另一主体上办理“与另一主体为同一主体”，写明依据；不得重复登记。',
  },
  NO_LONGER_EXISTS: {
    status: 422,
    title: '该主体或者单位已不存在',
    mend: '请核对注销、合并或者更名后的承接者。',
  },
  PREDECESSOR_GONE: {
    status: 422,
    title: '原主体或者原单位已不存在',
    mend: '请核对变更前的登记。',
  },
  OPEN_WORK_REMAINS: {
    status: 422,
    title: '还有未办结的事项',
    mend: '请先办结或者移交。',
  },
} as const satisfies Record<string, ProblemText>
