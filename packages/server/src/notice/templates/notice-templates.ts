import type { NoticeKind } from '@xinheng/domain/notice/notice'

/**
 * One section of a paper. `{name}` stands for a value; a line whose value is missing falls away, one whose value has
 * several texts is repeated, and a section without lines falls away with its heading.
 */
interface TemplateSection {
  readonly heading: string
  readonly lines: readonly string[]
}

interface NoticeTemplate {
  readonly title: string
  readonly opening: readonly string[]
  readonly sections: readonly TemplateSection[]
  readonly closing: readonly string[]
}

const FACTS: TemplateSection = { heading: '事实', lines: ['{facts}'] }
const REASONS: TemplateSection = { heading: '理由', lines: ['{reasons}'] }
const BASIS: TemplateSection = { heading: '依据', lines: ['{basis}'] }
const OBJECTION: TemplateSection = {
  heading: '提出异议',
  lines: [
    '{objection}',
    '网上提出：{objectionAddress}',
    '不能上网的，可以当面提交或者寄送书面材料。',
    '提出异议没有最后期限，也不以登录账号为条件；期限届满、移出以后仍可提出。',
  ],
}
/** Before a list there is no entry to object to yet: the answer to this paper is the statement. */
const OBJECTION_LATER: TemplateSection = {
  heading: '决定列入以后提出异议',
  lines: [
    '现在可以陈述、申辩；收到列入决定书以后，可以提出异议，不必等到公示。',
    '{objection}',
    '提出异议没有最后期限。',
  ],
}
const REMEDIES: TemplateSection = {
  heading: '救济途径和期限',
  lines: [
    '{remedies}',
    '{remedy}',
    '{remedyNotCounted}',
    '提出异议、投诉不是申请行政复议、提起行政诉讼的前置条件，也不停止计算上述期限。',
  ],
}
const REPAIR: TemplateSection = {
  heading: '信用修复',
  lines: ['{window}', '{handler}', '{repair}', '网上申请：{repairAddress}'],
}
const OUTCOME: TemplateSection = { heading: '处理结果', lines: ['{outcome}'] }

/** The papers, by kind: words only. Differences between places come in through the values. */
export const NOTICE_TEMPLATES: Readonly<Record<NoticeKind, NoticeTemplate>> = {
  preListing: {
    title: '列入前告知书',
    opening: ['本机关根据{documentNumber}，拟将你（单位）列入“{listName}”。现将有关事项告知如下。'],
    sections: [
      FACTS,
      REASONS,
      BASIS,
      {
        heading: '拟采取的措施',
        lines: ['{measures}', '列入后，有关机关依法可以采取：{foreseen}。', '{noForeseen}'],
      },
      {
        heading: '陈述、申辩的权利',
        lines: ['{rights}', '陈述、申辩的最后一日为{answerDay}；该日为休息日的，顺延至其后第一个工作日。'],
      },
      { heading: '移出条件和程序', lines: ['{removalConditions}', '期限届满，或者依法修复、更正、撤销的，移出名单。'] },
      {
        heading: '救济途径',
        lines: ['{remedies}', '本告知书不是列入决定；列入与否，以决定书为准，救济途径和期限在决定书中载明。'],
      },
      OBJECTION_LATER,
    ],
    closing: ['在你（单位）陈述、申辩的期限届满并经复核之前，本机关不作出列入决定。'],
  },
  decision: {
    title: '列入决定书',
    opening: ['本机关决定将你（单位）列入“{listName}”，决定文号：{decisionNumber}。'],
    sections: [
      FACTS,
      REASONS,
      { heading: '依据', lines: ['所依据的文书：{documentNumber}。', '{basis}'] },
      { heading: '期限', lines: ['列入期限为{term}，自公布生效之日起算。'] },
      {
        heading: '措施',
        lines: [
          '{measures}',
          '有关机关依法可以采取：{foreseen}。',
          '{noForeseen}',
          '有关机关采取措施的，应当与违法失信行为的性质、情节和危害程度相当，并另行书面告知。',
        ],
      },
      { heading: '移出条件和程序', lines: ['{removalConditions}', '期限届满，或者依法修复、更正、撤销的，移出名单。'] },
      {
        heading: '信用修复',
        lines: [
          '{window}',
          '{handler}',
          '申请条件：{conditions}',
          '网上申请：{repairAddress}',
          '《信用修复告知书》与本决定书一并送达。',
        ],
      },
      OBJECTION,
      REMEDIES,
    ],
    closing: [],
  },
  repairNotice: {
    title: '信用修复告知书',
    opening: ['本告知书与列入决定（{decisionNumber}）一并送达，告知你（单位）如何修复信用。'],
    sections: [
      { heading: '何时可以申请', lines: ['{window}'] },
      { heading: '申请条件', lines: ['{conditions}'] },
      { heading: '向谁申请、多久答复', lines: ['{handler}', '{repair}', '网上申请：{repairAddress}'] },
      {
        heading: '修复后的结果',
        lines: ['准予修复的，停止公示、停止共享和使用，同时停止据此采取的措施；有关单位逐一确认，确认清单可以查阅。'],
      },
      { heading: '依据', lines: ['{repairBasis}'] },
    ],
    closing: ['修复不收取任何费用；任何单位以收费方式承诺删除信息的，请向信用主管部门举报。'],
  },
  measure: {
    title: '实施惩戒措施告知书',
    opening: ['本机关自{effectiveOn}起对你（单位）采取下列措施：{measureName}。'],
    sections: [
      { heading: '事实', lines: ['{facts}', '所依据的文书：{documentNumber}；所列名单：“{listName}”。'] },
      REASONS,
      { heading: '依据', lines: ['{article}', '{basis}'] },
      { heading: '措施与行为相当的理由', lines: ['{proportionality}'] },
      { heading: '期限', lines: ['至{lastDayOfTerm}止。', '{openTerm}'] },
      OBJECTION,
      REPAIR,
      REMEDIES,
    ],
    closing: [],
  },
  objectionReceipt: {
    title: '异议受理回执',
    opening: ['你（单位）提出的异议已经收到，编号：{receiptNumber}。'],
    sections: [
      { heading: '异议内容', lines: ['{facts}', '{statement}'] },
      { heading: '办理期限', lines: ['最迟于{replyDay}答复。', '{rights}'] },
      BASIS,
    ],
    closing: ['请妥善保存本回执；凭受理时给出的编号和查询码可以查询办理进度，有主体账户的也可以登录查看。'],
  },
  objectionReply: {
    title: '异议处理结果告知书',
    opening: ['你（单位）提出的异议（编号：{receiptNumber}）已经办结。'],
    sections: [OUTCOME, FACTS, REASONS, BASIS, REMEDIES],
    closing: [],
  },
  complaintReply: {
    title: '投诉处理结果告知书',
    opening: ['你（单位）提出的投诉（编号：{receiptNumber}）已经办结。'],
    sections: [OUTCOME, FACTS, REASONS, BASIS, REMEDIES],
    closing: [],
  },
  withdrawalRecorded: {
    title: '登记撤回告知书',
    opening: ['编号{receiptNumber}的异议、投诉或者申请，已于{effectiveOn}依你（单位）的请求登记为撤回。'],
    sections: [
      {
        heading: '如果你（单位）没有要求撤回',
        lines: [
          '请在{denyDay}前否认：凭回执上的受理号、查询码或者主体账户，在“办理情况”页面选择“没有要求撤回，恢复办理”。不收费，不需要说明理由。',
          '否认的，自否认之日起恢复办理；依当地规定应当暂停的措施重新暂停。',
          '逾期没有否认的，仍可以重新提出。',
        ],
      },
      BASIS,
    ],
    closing: [],
  },
  repairReceipt: {
    title: '信用修复申请回执',
    opening: ['你（单位）提出的信用修复申请已经收到，编号：{receiptNumber}。'],
    sections: [{ heading: '办理期限', lines: ['最迟于{replyDay}答复。', '{rights}'] }, BASIS],
    closing: ['办理信用修复不收取任何费用。'],
  },
  repairAnswer: {
    title: '信用修复结果告知书',
    opening: ['你（单位）提出的信用修复申请（编号：{receiptNumber}）已经办结。'],
    sections: [OUTCOME, REASONS, BASIS, OBJECTION, REMEDIES],
    closing: [],
  },
  received: {
    title: '接收条目告知书',
    opening: [
      '{authority}认定你（单位）列入“{listName}”，所依据的文书：{documentNumber}。该条目已由本地区接收，自{effectiveOn}起在本地区有效。本机关没有重新认定。',
    ],
    sections: [
      FACTS,
      { heading: '在本地区生效的理由', lines: ['{reasons}'] },
      BASIS,
      {
        heading: '在本地区的后果',
        lines: [
          '有关机关依法可以采取：{foreseen}。',
          '{noForeseen}',
          '有关机关采取措施的，应当与违法失信行为的性质、情节和危害程度相当，并另行书面告知。',
        ],
      },
      { heading: '期限', lines: ['至{lastDayOfTerm}止。', '{senderTerm}'] },
      OBJECTION,
      REPAIR,
      REMEDIES,
    ],
    closing: ['从未收到过原认定决定、告知书的，请在异议中写明，本机关先行核实。'],
  },
  release: {
    title: '移出告知书',
    opening: [
      '自{effectiveOn}起，你（单位）的条目不再有效。',
      '所列名单：“{listName}”；所依据的文书：{documentNumber}。',
    ],
    sections: [
      { heading: '移出原因', lines: ['{cause}', '{reasons}'] },
      {
        heading: '移出后的结果',
        lines: ['公示、共享和使用自同日起停止，据此采取的措施一并停止；凡收到过该条目的单位都要逐一确认不再使用。'],
      },
      {
        heading: '查阅各单位的确认',
        lines: [
          '登录主体账户，可以查看哪些单位已经确认、哪些还没有：{ownAddress}',
          '没有账户的，可以向本机关索取确认清单。',
        ],
      },
      BASIS,
      {
        heading: '移出以后的权利',
        lines: ['认为原条目有误的，移出以后仍可提出异议：{objectionAddress}'],
      },
    ],
    closing: ['仍有单位据此采取措施的，请向本机关或者信用主管部门反映。'],
  },
  erratum: {
    title: '更正（消除影响）告知书',
    opening: ['本机关就你（单位）的信用信息作出更正，并消除影响。'],
    sections: [
      { heading: '更正内容', lines: ['{statement}'] },
      FACTS,
      REASONS,
      BASIS,
      { heading: '后续', lines: ['曾经收到或者查询过原信息的单位，均已另行通知。'] },
    ],
    closing: [],
  },
  authorityProof: {
    title: '补交授权证明通知书',
    opening: ['你（单位）提交的材料已经收到；以下授权证明尚缺，请予补交。'],
    sections: [
      { heading: '尚缺的材料', lines: ['{missing}'] },
      { heading: '补交期限', lines: ['请于{submitDay}前补交；本人（本单位）也可以直接提出，不需要账号。'] },
      BASIS,
    ],
    closing: [],
  },
}

/** The words around every paper. */
export const NOTICE_FRAME = {
  to: '{addressee}：',
  issuer: '{issuer}',
  issuedOn: '{issuedOn}',
  number: '编号：{number}',
  code: '校验码：{code}',
  codeUse: '凭编号和校验码在“查验告知书”页面查验和下载，不需要账号。',
  served: '送达：{servedOn}，{channel}。',
  unserved: '送达：尚无送达凭证，期限未开始计算。',
  standing: '账簿位置 {position}，截至 {asOf}。',
  unconfirmed: '（该项规则尚待核实，以主管部门的说明为准）',
  erased: '（依法删除）',
  /** Where the installation has no public address set: the path alone, after the address that the reader knows. */
  noAddress: '打开本平台网站，在网址后面加上 {path}',
  missingGlyphs: '字形缺失，见网页版：{codes}',
} as const
