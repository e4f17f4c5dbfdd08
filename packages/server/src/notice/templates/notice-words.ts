import type { RemedyReading } from '@xinheng/domain/notice/remedy-days'
import type { Notice, NoticeKind, ServiceFailure, StatedRule } from '@xinheng/domain/notice/notice'
import type { EntryWindow } from '@xinheng/domain/repair/repair-conditions'
import type { ServiceChannel } from '@xinheng/domain/listing/listing'
import { NOTICE_TEMPLATES } from './notice-templates.ts'

export const CHANNEL_WORDS: Readonly<Record<ServiceChannel, string>> = {
  inPerson: '直接送达',
  post: '邮寄送达',
  electronic: '电子送达',
  entrusted: '委托送达',
  publicNotice: '公告送达',
  leftAtAddress: '留置送达',
}

export const FAILURE_WORDS: Readonly<Record<ServiceFailure, string>> = {
  addresseeUnknown: '查无此人',
  refusedWithoutWitness: '拒收且无见证',
  returned: '退回',
  electronicBounce: '电子送达失败',
  other: '其他',
}

/** What a paper is called. */
export function titleOf(kind: NoticeKind): string {
  return NOTICE_TEMPLATES[kind].title
}

/** How the service of a paper stands, in a few words. */
export function statusWordOf({
  service,
  lapsedOn,
  attempts,
}: Pick<Notice, 'service' | 'lapsedOn' | 'attempts'>): string {
  if (service !== null) return `${service.servedOn} 送达`
  if (lapsedOn !== null) return `${lapsedOn} 起不再送达`
  const up = attempts.findLast(({ outcome }) => outcome === 'putUp')
  if (up?.outcome === 'putUp') return `公告期至 ${up.servedFrom}`
  return attempts.length === 0 ? '尚未送达' : `${attempts.length} 次未送达`
}

const UNITS = {
  executingUnit: '采取措施的单位',
  determiner: '作出认定的单位',
  initiator: '发起单位',
  anyUnit: '任一有关单位',
  informationProvider: '提供该信息的单位',
} as const

const REPAIR_TO = {
  perDepartmentRule: '依各部门的办法向其提出申请',
  handlingOrgan: '向依法处理该失信行为的机关提出申请',
  initiator: '向发起单位提出申请',
  creditAuthorityOrAgency: '向信用主管部门或者有关行政机关提出申请',
} as const

/** What an application for repair must show, as a letter says it. */
export const REPAIR_CONDITIONS =
  '一是已经履行法律文书确定的义务，已经纠正失信行为、消除不良影响；' +
  '二是最短公示期已满（失信程度轻微的除外）；三是作出书面信用承诺，并附上履行、纠正的证明。法律和本行业另有条件的，也要符合。'

/** When repair can be asked for and when publication ends by itself, as sentences of a letter. */
export function windowSentences(window: EntryWindow): readonly string[] {
  if (window.kind === 'barred') {
    const { refusal } = window
    return refusal.code === 'REPAIR_BARRED' && refusal.why === 'courtList'
      ? ['你（单位）履行义务后，由作出列入决定的人民法院依法删除，不另行办理信用修复。']
      : ['该条目目前不能申请信用修复。']
  }
  const { from, endsByItselfOn, gravity } = window
  return [
    from === null ? '履行义务、纠正失信行为后，随时可以申请信用修复。' : `最早自${dayWord(from)}起可以申请信用修复。`,
    ...(endsByItselfOn === null
      ? []
      : [`不申请修复的，列入期限届满时自动停止公示，最迟不超过${dayWord(endsByItselfOn)}，不需要办理任何手续。`]),
    `以上日期按失信程度“${GRAVITY_WORDS[gravity.gravity]}”计算。`,
  ]
}

const GRAVITY_WORDS = { minor: '轻微', general: '一般', serious: '严重' } as const

const DAYS = (count: number | null, what: string) => (count === null ? '' : `${what}${count}个工作日内`)

/** One rule of the place as a sentence of a letter. */
export function sentenceOf(rule: StatedRule): string {
  switch (rule.axis) {
    case 'objectionFirstStop': {
      const { to, written, verifier } = rule.value
      const how = written ? '以书面形式（纸质、网上、电子邮件均为书面）' : '以书面、口头等任何形式'
      return `可以${how}向${UNITS[to]}提出异议，由${UNITS[verifier]}核实。`
    }
    case 'objectionLimits': {
      const { totalWithin, ownErrorWithin } = rule.value
      const days = totalWithin ?? ownErrorWithin
      return days === null
        ? ''
        : `异议应当在收到之日起${days}个工作日内${totalWithin === null ? '处理（属于受理单位信息的）' : '办结'}。`
    }
    case 'repairApplyTo':
      return `${REPAIR_TO[rule.value.to]}；也可以通过“信用中国”网站提出。`
    case 'repairFlow': {
      const { feedbackWithin, acceptanceWithin, channel } = rule.value
      const times = [DAYS(acceptanceWithin, '受理与否在'), DAYS(feedbackWithin, '申请渠道的反馈在')].filter(
        (text) => text !== '',
      )
      return times.length === 0 ? `申请渠道：${channel}。` : `申请渠道：${channel}；${times.join('，')}告知。`
    }
    case 'repairPublicity':
      return rule.value.publicised ? '准予修复的，对外公示，自公布之日起生效。' : '准予修复的，及时移出，不另行公示。'
    case 'communityService':
      return `${rule.value.for === 'naturalPersons' ? '自然人' : '任何信用主体'}可以参加社会公益服务，作为修复的一种方式。`
  }
}

/** The body that takes a remedy, as far as it can be named without the case. */
export interface RemedyBodies {
  readonly issuer: string
  /** The name of the jurisdiction. */
  readonly place: string
  /** The court's days for a request to correct, and for reconsideration above it; `null` where no rule names them. */
  readonly correction: { readonly reviewDays: number; readonly reconsiderationDays: number } | null
}

/** One remedy with its body and its time; the last day where service fixed it. */
export function remedyLine(
  { remedy, within, lastDay, provisional }: RemedyReading,
  { issuer, place, correction }: RemedyBodies,
  day: (date: string) => string,
): string {
  const time = within === null ? '' : `自收到本告知书之日起${within.count}${within.unit === 'day' ? '日' : '个月'}内`
  const last =
    lastDay === null ? '' : `（最后一日：${day(lastDay)}${provisional ? '，该年放假安排公布后可能顺延' : ''}）`
  switch (remedy) {
    case 'objection':
      return `异议：向${issuer}提出，没有最后期限。`
    case 'complaintToOffice':
      return `投诉：认为答复不充分、依据不客观或者认定事实有误的，可以向${place}社会信用体系建设联席会议办公室投诉。`
    case 'complaint':
      return `投诉：可以向${place}信用主管部门投诉。`
    case 'recheckAbove':
      return '复核：对异议处理结果不服的，可以向上一级行政机关提出复核，规定没有写明最后一日。'
    case 'recheckByProvince':
      return '复核：对名单认定机关核查处理异议的结果仍有异议的，可以向省社会信用工作主管部门申请复核，规定没有写明最后一日。'
    case 'reconsideration':
      return `行政复议：${time}${last}，可以依法向有管辖权的行政复议机关（一般为${place}人民政府）申请行政复议。`
    case 'litigation':
      return `行政诉讼：${time}${last}，可以依法向有管辖权的人民法院提起行政诉讼；先申请行政复议、对复议决定不服的，自收到复议决定书之日起15日内提起。依法应当先申请行政复议的，先申请复议。`
    case 'correctionRequest':
      return correction === null
        ? '纠正：认为列入有误的，可以随时向作出列入决定的人民法院书面申请纠正。'
        : `纠正：认为列入有误的，可以随时向作出列入决定的人民法院书面申请纠正，人民法院自收到申请之日起${correction.reviewDays}日内审查；被驳回的，自决定书送达之日起${correction.reconsiderationDays}日内可以向上一级人民法院申请复议。`
  }
}

const OUTCOMES: Readonly<Record<string, string>> = {
  upheld: '成立。',
  partlyUpheld: '部分成立。',
  rejected: '不成立。',
  granted: '准予修复。',
  refused: '不予修复。',
  accepted: '予以受理。',
  notAccepted: '不予受理。',
}

const CAUSES: Readonly<Record<string, string>> = {
  expired: '期限届满。',
  repaired: '信用已经修复。',
  corrected: '原信息有误，已经更正；该条目自始无效。',
  withdrawn: '决定已经撤销。',
  supersededUpstream: '来源单位已经移出。',
}

/** An outcome in words; an unknown code stands as it is, so that nothing is dropped in silence. */
export function outcomeWord(code: string, kind: NoticeKind): string {
  const of = kind === 'objectionReply' ? '异议' : kind === 'complaintReply' ? '投诉' : ''
  return `${of}${OUTCOMES[code] ?? code}`
}

/** The cause of a release in words. */
export function causeWord(code: string): string {
  return CAUSES[code] ?? code
}

/** A term from its code (`2:year`). */
export function termWord(code: string): string {
  const [count = '', unit = ''] = code.split(':')
  const units: Readonly<Record<string, string>> = { day: '日', workingDay: '个工作日', month: '个月', year: '年' }
  return units[unit] === undefined ? '长期' : `${count}${units[unit]}`
}

/** A date as a letter writes it. */
export function dayWord(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}
