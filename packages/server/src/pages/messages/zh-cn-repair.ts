/** The texts of the pages on repair of credit (信用修复). */
export const repairZh = {
  inbox: {
    title: '信用修复',
    caption: '修复申请',
    none: '没有修复申请',
    noneMeaning: '这里列出本单位办理或者接收的申请，最先到期的在前。',
    takeIn: '登记申请',
    receipt: '受理号',
    subject: '主体',
    handler: '办理机关',
    receivedOn: '收到日期',
    due: '最近期限',
    status: '状态',
  },
  case: {
    actions: '可以办理',
    clocks: '办理时限',
    duty: '事项',
    owner: '责任单位',
    since: '起算日',
    lastDay: '期限',
    state: '情况',
    materials: '申请材料',
    material: '材料',
    given: '情况',
    yes: '已提交',
    no: '未提交',
    texts: '查阅申请材料和办理理由',
    timeline: '办理记录',
  },
  early: (from: string) =>
    `按现有分类，这条记录自 ${from} 起可以申请修复；分类未经主管部门确认的，现在也可以提交，由办理人员判断并说明理由。认为失信程度认定有误的，可以提出异议。`,
  receipt: {
    handler: '办理机关',
    accept: '最迟何日决定是否受理',
    answer: '最迟何日答复',
    proven: '身份已经核实。',
    early: (from: string) =>
      `按现有分类，这条记录自 ${from} 起才可以申请；分类未经主管部门确认，是否受理由办理人员判断，并书面说明理由。`,
    unproven:
      '身份尚未核实：工作人员将先与您联系确认，确认之后才能受理；有主体账号或者所收文书上的校验码的，可以当即确认。',
  },
  status: {
    own: '我的修复申请',
    records: '处罚等信用记录',
    document: '文书',
    none: '没有修复申请',
    noneMeaning: '可以从上面的名单记录申请信用修复。',
  },
}
