import type { ProblemText } from './problem-text.ts'

/** Refusals of the catalogue and of its measures. */
export const CATALOGUE_PROBLEMS = {
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
  MEASURE_LAW_NOT_IN_FORCE: {
    status: 422,
    title: '该措施所依据的条文在当日无效',
    mend: '请核对条文的施行和废止日期，改用现行有效的依据。',
  },
  MEASURE_NEEDS_NATIONAL_LAW: {
    status: 422,
    title: '该措施须有全国统一的依据',
    mend: '请补充法律、行政法规或者党中央、国务院政策文件的条文。',
  },
  MEASURE_NOT_IN_FORCE: {
    status: 422,
    title: '该措施在当日没有施行',
    mend: '请从当日有效的措施中选择。',
  },
  MEASURE_UNCONFIRMED: {
    status: 422,
    title: '该措施的依据尚未核实',
    mend: '核对原文并经两人发布之前，不得据此作出新的不利处理。',
  },
  MEASURE_OF_OTHER_PLACE: {
    status: 422,
    title: '该措施是其他地区的措施',
    mend: '请从本地区的清单中选择。',
  },
  MEASURE_FOR_REFERENCE_ONLY: {
    status: 422,
    title: '该措施仅供市场主体和社会组织参考',
    mend: '行政机关不得要求其实施，只可以依法提供信息。',
  },
  MEASURE_OUTSIDE_POWER: {
    status: 422,
    title: '该措施不在本单位的职权范围内',
    mend: '请由清单所列的实施单位办理。',
  },
  MEASURE_NOT_FOR_SUBJECT: {
    status: 422,
    title: '该措施不适用于此类主体',
    mend: '请选择适用于该主体的措施。',
  },
  MEASURE_NOT_FOR_LIST: {
    status: 422,
    title: '该措施不适用于此类名单',
    mend: '请选择与该名单对应的措施。',
  },
  MEASURE_ABOVE_TIER: {
    status: 422,
    title: '该措施重于当事人失信程度对应的层级',
    mend: '请在相应层级以内选择措施。',
  },
  MEASURE_PRECONDITION_UNMET: {
    status: 422,
    title: '该措施的前提条件没有满足',
    mend: '请补充证明条件成立的材料，例如有履行能力而拒不履行。',
  },
  MEASURE_NOT_FOR_OCCASION: {
    status: 422,
    title: '该措施不适用于这类事项',
    mend: '请选择与该事项对应的措施。',
  },
  MEASURE_NOT_RECOMMENDED: {
    status: 409,
    title: '该措施不是推荐性措施',
    mend: '只有推荐性措施可以上升为强制性措施。',
  },
  MEASURE_EXCEEDS_STATUTE: {
    status: 422,
    title: '该措施超出法定的条件、种类或者幅度',
    mend: '请在法定范围以内确定。',
  },
  PROPORTIONALITY_NOT_REASONED: {
    status: 422,
    title: '没有说明措施与失信行为的性质、情节和危害程度相适应',
    mend: '请逐项补充理由。',
  },
  PROMOTION_NOT_FORESEEN: {
    status: 422,
    title: '本地区没有推荐性措施上升为强制性措施的规定',
    mend: '请按现有类别实施。',
  },
  CATALOGUE_VERSION_EXISTS: {
    status: 409,
    title: '该版本的清单已经存在',
    mend: '请使用新的版本号。',
  },
  CATALOGUE_VERSION_UNKNOWN: {
    status: 404,
    title: '没有该版本的清单',
    mend: '请核对版本号。',
  },
  LAW_TEXT_FAULTY: {
    status: 422,
    title: '提交的规则文本有误，未予登记',
    mend: '请按所列各处更正文件后重新提交。',
  },
  CATALOGUE_FAULTY: {
    status: 422,
    title: '清单内容有误，不能发布',
    mend: '请按所列问题更正。',
  },
  MEASURE_LIST_OUT_OF_ORDER: {
    status: 409,
    title: '措施清单的办理次序不符',
    mend: '请按页面所列的下一步办理。',
  },
} as const satisfies Record<string, ProblemText>
