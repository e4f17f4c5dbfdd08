import { addDays, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { DemoUnit, UnitKey } from './demo-cities.ts'
import { mix, type DemoSubject } from './demo-subjects.ts'

/** The cells of a row, by the field codes of its format. */
export type Cells = Readonly<Record<string, string>>

interface Offence {
  readonly violation: string
  readonly facts: string
  readonly law: string
}

/** What the units of a demo punish, each with the law that its decisions name. */
const OFFENCES: Readonly<Partial<Record<UnitKey, readonly Offence[]>>> = {
  market: [
    {
      violation: '经营标签不符合规定的食品',
      facts: '现场检查发现在售预包装食品无中文标签。',
      law: '《中华人民共和国食品安全法》第一百二十五条第一款',
    },
    {
      violation: '销售不合格产品',
      facts: '经抽样检验，所售产品不符合强制性标准。',
      law: '《中华人民共和国产品质量法》第四十九条',
    },
    {
      violation: '发布虚假广告',
      facts: '在经营场所发布与事实不符的宣传内容。',
      law: '《中华人民共和国广告法》第五十五条第一款',
    },
  ],
  environment: [
    {
      violation: '超标排放大气污染物',
      facts: '监测显示排放浓度超过许可限值。',
      law: '《中华人民共和国大气污染防治法》第九十九条',
    },
    {
      violation: '未按规定设置排污口',
      facts: '检查发现私设排放口一处。',
      law: '《中华人民共和国水污染防治法》第八十四条第二款',
    },
  ],
  housing: [
    {
      violation: '未取得施工许可证擅自施工',
      facts: '项目在未取得施工许可证的情况下开工。',
      law: '《建设工程质量管理条例》第五十七条',
    },
    {
      violation: '不按照工程设计图纸施工',
      facts: '抽查发现部分构件与设计图纸不符。',
      law: '《建设工程质量管理条例》第六十四条',
    },
  ],
  labour: [
    {
      violation: '未按规定开设农民工工资专用账户',
      facts: '项目开工后未开设工资专用账户，经责令未改正。',
      law: '《保障农民工工资支付条例》第五十五条',
    },
  ],
}

/** The fine of a decision in 万元, as files write it. */
function fineOf(seed: number): { readonly wan: string; readonly yuan: string } {
  const yuan = 1_000 * (1 + mix(seed, 60))
  return { wan: String(yuan / 10_000), yuan: String(yuan) }
}

/** The counterpart's cells of a 2018 table under its prefix. */
function counterpart(prefix: 'XK' | 'CF', { kind, name, number }: DemoSubject): Cells {
  const person = kind === 'naturalPerson'
  const category = person ? '自然人' : kind === 'individualBusiness' ? '个体工商户' : '法人及非法人组织'
  return {
    [`${prefix}_XDR_MC`]: name,
    [`${prefix}_XDR_LB`]: category,
    [`${prefix}_XDR_SHXYM`]: person ? '' : number,
    [`${prefix}_XDR_ZJLX`]: person ? '身份证' : '',
    [`${prefix}_XDR_ZJHM`]: person ? number : '',
    [`${prefix}_FRDB`]: kind === 'enterprise' ? '测试代表甲' : '',
  }
}

/** A sound row of the penalty table of 2018. */
export function penaltyRow(
  unit: DemoUnit,
  subject: DemoSubject,
  { decidedOn, number, seed }: { readonly decidedOn: LocalDate; readonly number: string; readonly seed: number },
): Cells {
  const offences = OFFENCES[unit.key] ?? OFFENCES.market ?? []
  const { violation, facts, law } = offences[mix(seed, offences.length)] ?? { violation: '', facts: '', law: '' }
  const { wan, yuan } = fineOf(seed)
  const serious = seed % 19 === 3
  return {
    ...counterpart('CF', subject),
    CF_WSH: number,
    CF_WFXW: violation,
    CF_SY: facts,
    CF_YJ: law,
    CF_CFLB: serious ? '罚款;责令停产停业' : seed % 7 === 1 ? '警告' : '罚款',
    CF_NR: seed % 7 === 1 && !serious ? '警告' : `罚款${yuan}元`,
    CF_NR_FK: seed % 7 === 1 && !serious ? '' : wan,
    CF_JDRQ: spellDate(decidedOn, seed),
    CF_YXQ: '2099/12/31',
    CF_GSJZQ: addDays(decidedOn, 365),
    CF_CFJG: unit.name,
    CF_SJLY: unit.name,
  }
}

const LICENCES = [
  ['食品经营许可证', '食品销售经营者', '核准'],
  ['建筑施工企业安全生产许可证', '建筑施工', '普通'],
  ['排污许可证', '排放大气污染物、水污染物', '普通'],
  ['道路运输经营许可证', '道路普通货物运输', '普通'],
  ['营业执照', '设立登记', '登记'],
] as const

/** A sound row of the licence table of 2018. */
export function licenceRow(
  unit: DemoUnit,
  subject: DemoSubject,
  { decidedOn, number, seed }: { readonly decidedOn: LocalDate; readonly number: string; readonly seed: number },
): Cells {
  const [certificate, content, type] = LICENCES[mix(seed, LICENCES.length)] ?? LICENCES[0]
  return {
    ...counterpart('XK', subject),
    XK_XKWS: `${certificate}准予许可决定书`,
    XK_WSH: number,
    XK_XKLB: type,
    XK_XKZS: certificate,
    XK_XKBH: `XK${String(seed).padStart(8, '0')}`,
    XK_NR: content,
    XK_JDRQ: spellDate(decidedOn, seed),
    XK_YXQZ: decidedOn,
    XK_YXQZI: seed % 5 === 0 ? '长期' : addDays(decidedOn, 5 * 365),
    XK_XKJG: unit.name,
    XK_ZT: '1',
    XK_LYDW: unit.name,
  }
}

/** The many ways in which departments write a day. */
export function spellDate(date: LocalDate, seed: number): string {
  const [year = '', month = '', day = ''] = date.split('-')
  switch (seed % 7) {
    case 1:
      return `${year}/${Number(month)}/${Number(day)}`
    case 2:
      return `${year}年${Number(month)}月${Number(day)}日`
    case 3:
      return `${year}${month}${day}`
    case 4:
      return `${year}.${Number(month)}.${Number(day)}`
    default:
      return date
  }
}

/** How a penalty row goes wrong; the names say what the person will see in the report. */
export const PENALTY_FAULTS = {
  wrongCheck: (row) => ({ ...row, CF_XDR_SHXYM: swapLast(row['CF_XDR_SHXYM'] ?? '') }),
  shortCode: (row) => ({ ...row, CF_XDR_SHXYM: (row['CF_XDR_SHXYM'] ?? '').slice(0, 17) }),
  badDate: (row) => ({ ...row, CF_JDRQ: '2025-02-30' }),
  futureDate: (row) => ({ ...row, CF_JDRQ: '2099-01-05' }),
  yuanForWan: (row) => ({ ...row, CF_NR: '罚款20000元', CF_NR_FK: '20000' }),
  amountInWords: (row) => ({ ...row, CF_NR_FK: '两万余元' }),
  formula: (row) => ({ ...row, BZ: '=HYPERLINK("http://example.invalid/","点此")' }),
  placeholder: (row) => ({ ...row, CF_XDR_SHXYM: '00000000000000000X' }),
  residentForCode: (row) => ({ ...row, CF_XDR_SHXYM: '99999919000101001X' }),
  simplified: (row) => ({ ...row, CF_NR: '适用简易程序，当场罚款100元', CF_NR_FK: '0.01' }),
  otherName: (row) => ({ ...row, CF_XDR_MC: `${row['CF_XDR_MC'] ?? ''}（旧名）` }),
} as const satisfies Record<string, (row: Cells) => Cells>

export type PenaltyFault = keyof typeof PENALTY_FAULTS

function swapLast(code: string): string {
  return `${code.slice(0, 17)}${code.endsWith('0') ? '1' : '0'}`
}

const BEHAVIOURS = ['违反财产报告制度', '有履行能力而拒不履行生效法律文书确定义务', '违反限制消费令'] as const

/** A row as the courts publish defaulters; a masked person cannot be matched by itself. */
export function defaulterRow(
  court: DemoUnit,
  subject: DemoSubject | 'masked',
  { publishedOn, number, seed }: { readonly publishedOn: LocalDate; readonly number: string; readonly seed: number },
): Cells {
  const masked = subject === 'masked'
  return {
    iname: masked ? '测试某' : subject.name,
    caseCode: number,
    cardNum: masked ? '999999********0012' : subject.number,
    courtName: court.name,
    gistId: number.replace('执', '民初'),
    regDate: addDays(publishedOn, -60).replaceAll('-', ''),
    gistUnit: court.name,
    duty: '支付货款及利息',
    performance: seed % 3 === 0 ? '部分未履行' : '全部未履行',
    disruptTypeName: BEHAVIOURS[mix(seed, BEHAVIOURS.length)] ?? '',
    publishDate: spellDate(publishedOn, seed % 4),
    partyTypeName: masked || subject.kind === 'naturalPerson' ? '580' : '581',
  }
}

/** A row of a black or red list table as another platform sends it. */
export function listRow(
  unit: DemoUnit,
  subject: DemoSubject,
  entry: {
    readonly list: string
    readonly kind: 'red' | 'black'
    readonly determinedOn: LocalDate
    readonly until: LocalDate
    readonly number: string
    readonly reason: string
    /** When the determiner says its paper was served; `null` leaves that open. */
    readonly servedOn: LocalDate | null
  },
): Cells {
  const { list, kind, determinedOn, until, number, reason, servedOn } = entry
  const common = {
    ENTITY_NAME: subject.name,
    CREDIT_CODE: subject.number,
    DATA_CATEGORY: list,
    IDENTIFICATION_NO: number,
    IDENTIFICATION_DATE: determinedOn,
    EXPIRATION_DATE: until,
    REASON: reason,
  }
  if (kind === 'red')
    return { ...common, IDENTIFICATION_DEPT: unit.name, COMMENT_YEAR: String(Number(determinedOn.slice(0, 4)) - 1) }
  return {
    ...common,
    EXECUTE_DEPT: unit.name,
    ...(servedOn === null ? {} : { SERVICE_STATED: '已送达', SERVICE_DATE: servedOn }),
  }
}

/** A row of an entry that has effect elsewhere already, with its true dates. */
export function migratedRow(
  unit: DemoUnit,
  subject: DemoSubject,
  entry: {
    readonly list: string
    readonly listedOn: LocalDate
    readonly until: LocalDate
    readonly number: string
    readonly reason: string
  },
): Cells {
  const { list, listedOn, until, number, reason } = entry
  return {
    QY_MDMC: list,
    QY_ZTMC: subject.name,
    QY_ZTLB: '法人及非法人组织',
    QY_SHXYM: subject.number,
    QY_LRSY: reason,
    QY_RDDW: unit.name,
    QY_WSMC: '列入决定书',
    QY_WSH: number,
    QY_RDRQ: addDays(listedOn, -10),
    QY_LRRQ: listedOn,
    QY_YXQZ: until,
    QY_SDQK: '已送达',
    QY_SDRQ: addDays(listedOn, -5),
  }
}
