/** The texts of the pages on complaints (投诉) and on reconsideration and litigation (行政复议、行政诉讼). */
export const disputeZh = {
  complaints: {
    title: '投诉办理',
    caption: '投诉',
    none: '没有投诉',
    noneMeaning: '这里列出本单位办理的投诉；信用主管部门和联席会议办公室可以查看本地区的全部投诉。',
    add: '登记投诉',
  },
  reviews: {
    title: '复议和诉讼',
    caption: '登记的案件',
    none: '没有登记的案件',
    noneMeaning: '行政复议和行政诉讼由复议机关和人民法院审理，这里只登记案件，并执行停止执行的决定和结果。',
    add: '登记案件',
  },
  number: '编号',
  subject: '主体',
  unit: '办理单位',
  respondent: '被申请人或者被告',
  since: '收到或者提起日期',
  state: '状态',
  actions: '可以办理',
  clocks: '办理时限',
  orders: '停止执行',
  order: '文号',
  from: '起',
  until: '止',
  timeline: '办理记录',
  open: '仍在停止执行',
}

/** The texts of a complaint on the public site. */
export const complaintZh = {
  form: {
    number: '异议受理号',
    numberHint: '收到异议时给您的受理号',
    code: '异议查询码',
    codeHint: '收到异议时给您的查询码，只显示过一次',
    objection: '对哪一件异议的答复',
    ground: '投诉理由',
    text: '具体说明',
    textHint: '写明对答复哪一处不服、有什么证据；不要填写身份证号码',
  },
  receipt: { handler: '办理单位' },
}
