/** The texts of the pages on objections (异议). */
export const objectionZh = {
  inbox: {
    title: '异议',
    caption: '异议',
    none: '没有异议',
    noneMeaning: '这里列出本单位核实或者接收的异议：身份混淆、冒名登记在最前，其次按最近期限。',
    takeIn: '登记异议',
    receipt: '受理号',
    subject: '主体',
    about: '异议事项',
    verifier: '核实单位',
    receivedOn: '收到日期',
    due: '最近期限',
    status: '状态',
  },
  case: {
    actions: '可以办理',
    clocks: '办理时限',
    entry: '所异议的记录',
    said: '异议内容',
    texts: '查阅异议内容、证据说明和办理理由',
    files: '附件',
    file: (at: number) => `附件 ${at}`,
    noFiles: '没有附件',
    timeline: '办理记录',
    unidentified: '尚未确认异议人身份：请先核实身份，确认之日起标注并按规则暂停执行。',
    fastTrack: '身份混淆、冒名登记：优先办理。',
    afterEnd: '所异议的记录提出时已经终止，仍应当核实并答复，以恢复信誉。',
    recused: (names: string) => `已回避：${names}`,
  },
  form: {
    writing:
      '书面形式包括纸质文件、本页填写、电子邮件、微信等可以随时调取查用的形式（《民法典》第四百六十九条）。电话或者当面口头提出的，工作人员记录并经本人确认后即为书面。',
    identity:
      '登录账号、填写所收文书上的校验码，或者向工作人员提出的，自收到之日起标注和暂停执行（当地规则规定暂停的）；否则自工作人员确认身份之日起。',
  },
  receipt: {
    taker: '接收单位',
    verifier: '核实单位',
    answerBy: '答复期限',
    noLimit: '当地规则没有规定天数',
    proven: '身份已经核实：自今日起标注异议；当地规则规定暂停执行的，自今日起暂停。',
    unproven: '身份尚未核实：工作人员将先与您联系确认；确认之日起标注异议，当地规则规定暂停执行的自该日起暂停。',
    publicationOnly: '只对公示提出异议的，不暂停惩戒措施的执行。',
  },
  status: {
    own: '我的异议',
    none: '没有异议',
    noneMeaning: '可以对本人（本单位）的名单记录和信用记录提出异议。',
  },
}
