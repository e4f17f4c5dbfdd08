import { localDate } from '@xinheng/domain/calendar/local-date'
import { NO_FAULTS } from '../csv-tokenizer.ts'
import type { FormatId } from '../layout.ts'
import type { ParsedRow } from '../parsed-row.ts'
import { createRowHash } from '../row-identity.ts'
import type { RowIssue } from '../row-issue.ts'
import { createRowParser, detectLayout, FORMATS } from './formats.ts'

// Sound synthetic rows of each format, for the tests beside this file.

export const CONTEXT = { today: localDate('2026-11-21'), hash: createRowHash(Buffer.from('test key')) }

export type Cells = Readonly<Record<string, string>>
export interface Outcome {
  readonly row: ParsedRow | undefined
  readonly issues: readonly RowIssue[]
}

export function parse(format: FormatId, cells: Cells, line = 2): Outcome {
  const header = FORMATS[format].spec.fields.map(({ code }) => code)
  const match = detectLayout(header, format)
  if (match.kind !== 'found') throw new Error(match.kind)
  const parser = createRowParser(match.layout, CONTEXT)
  const parsed = parser({ line, cells: header.map((code) => cells[code] ?? ''), faults: NO_FAULTS })
  return parsed.ok ? { row: parsed.value, issues: parsed.value.issues } : { row: undefined, issues: parsed.error }
}

export const codesOf = ({ issues }: Outcome): string[] => issues.map(({ code }) => code)

export const PENALTY: Cells = {
  CF_XDR_MC: '云浮市测试建材有限公司0001',
  CF_XDR_LB: '法人及非法人组织',
  CF_XDR_SHXYM: '91000000MA0000001R',
  CF_FRDB: '测试甲',
  CF_WSH: '云测罚〔2026〕1号',
  CF_WFXW: '产品质量违法行为',
  CF_SY: '销售不合格产品',
  CF_YJ: '《中华人民共和国产品质量法》第四十九条',
  CF_CFLB: '罚款;没收违法所得',
  CF_NR: '罚款2000元，没收违法所得300元',
  CF_NR_FK: '0.2',
  CF_NR_WFFF: '0.03',
  CF_JDRQ: '2026-03-02',
  CF_YXQ: '长期',
  CF_CFJG: '云浮市市场监督管理局',
  CF_CFJGDM: '11000000000000001Y',
  CF_SJLY: '云浮市市场监督管理局',
  CF_SJLYDM: '11000000000000001Y',
}

export const LICENCE: Cells = {
  XK_XDR_MC: '云浮市测试食品有限公司0002',
  XK_XDR_LB: '法人及非法人组织',
  XK_XDR_SHXYM: '91000000MA0000001R',
  XK_XKWS: '食品经营许可决定书',
  XK_WSH: '云许〔2026〕8号',
  XK_XKLB: '核准;其他-备案',
  XK_NR: '食品销售经营者',
  XK_JDRQ: '2026/3/2',
  XK_YXQZ: '2026.3.2',
  XK_YXQZI: '2031-03-01',
  XK_XKJG: '云浮市市场监督管理局',
  XK_XKJGDM: '11000000000000001Y',
  XK_ZT: '1',
  XK_LYDW: '云浮市市场监督管理局',
  XK_LYDWDM: '11000000000000001Y',
}

export const LEGACY: Cells = {
  CF_WSH: '武测罚字〔2017〕3号',
  CF_CFLB1: '罚款',
  CF_CFLB2: '警告',
  CF_SY: '超限运输',
  CF_YJ: '公路安全保护条例第六十四条',
  CF_XDR_MC: '云浮市测试运输有限公司0003',
  CF_XDR_ZDM: '12345678-8',
  CF_JG: '罚款500元',
  CF_JDRQ: '2017年3月5日',
  CF_XZJG: '测试市交通运输局',
  CF_ZT: '0',
}

export const DEFAULTER: Cells = {
  iname: '云浮市测试石材有限公司0004',
  caseCode: '（2025）粤5302执1号',
  cardNum: '91000000MA0000001R',
  courtName: '云浮市云城区测试法院',
  gistId: '（2024）粤5302民初2号',
  regDate: '20250110',
  gistUnit: '云浮市云城区测试法院',
  duty: '支付货款',
  performance: '全部未履行',
  disruptTypeName: '违反财产报告制度,违反限制消费令',
  publishDate: '2025年03月05日',
  partyTypeName: '581',
}

export const SUBSIDY: Cells = {
  ZJ_ZTMC: '云浮市测试石材有限公司0006',
  ZJ_ZTLB: '法人及非法人组织',
  ZJ_SHXYM: '91000000MA0000001R',
  ZJ_XMMC: '中小企业技术改造补助',
  ZJ_ZJLB: '财政补贴',
  ZJ_JE: '12.5',
  ZJ_YT: '购置设备',
  ZJ_WSMC: '资金安排的批复',
  ZJ_WSH: '云测资〔2026〕3号',
  ZJ_JDRQ: '2026-02-10',
  ZJ_JG: '云浮市市场监督管理局',
  ZJ_JGDM: '11000000000000001Y',
}

export const HONOUR: Cells = {
  RY_ZTMC: '云浮市测试石材有限公司0006',
  RY_ZTLB: '法人及非法人组织',
  RY_SHXYM: '91000000MA0000001R',
  RY_MC: '质量管理先进单位',
  RY_YXQZ: '2029-02-09',
  RY_WSMC: '表彰决定',
  RY_WSH: '云测表〔2026〕1号',
  RY_JDRQ: '2026-02-10',
  RY_JG: '云浮市市场监督管理局',
  RY_JGDM: '11000000000000001Y',
}

export const MIGRATED: Cells = {
  QY_MDMC: '拖欠农民工工资失信联合惩戒对象名单',
  QY_ZTMC: '云浮市测试劳务有限公司0005',
  QY_ZTLB: '法人及非法人组织',
  QY_SHXYM: '91000000MA0000001R',
  QY_LRSY: '拖欠工资',
  QY_RDDW: '云浮市人力资源和社会保障局',
  QY_RDDWDM: '11000000000000001Y',
  QY_WSMC: '列入决定书',
  QY_WSH: '云人社列〔2026〕1号',
  QY_RDRQ: '2026-01-05',
  QY_LRRQ: '2026-01-08',
  QY_YXQZ: '2029-01-07',
  QY_SDQK: '已送达',
  QY_SDRQ: '2026-01-06',
}
