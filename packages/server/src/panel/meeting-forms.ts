import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Exclusion } from '@xinheng/domain/panel/draw'
import type { Permission } from '../access/permissions.ts'
import type { FieldSpec } from '../http/act-routes.ts'
import { commitToSeed, type PanelAct } from './panel-use-cases.ts'

const EXCLUSIONS: Readonly<Record<Exclusion['reasonCode'], string>> = {
  relatedToSubject: '与主体有利害关系',
  worksForDeterminer: '在认定部门任职',
  competitor: '竞争关系',
  wrongField: '专业不符',
  unavailable: '不能参加',
  sameHands: '参加过被投诉的认定',
  other: '其他',
}
const REASON_CODE: FieldSpec = {
  label: '回避原因',
  kind: 'choice',
  options: Object.entries(EXCLUSIONS).map(([value, label]) => ({ value, label })),
}
const area = (label: string, hint: string): FieldSpec => ({ label, kind: 'area', hint })

type Given = Readonly<Record<string, string>>

/** The party to a draw that fills in a form, and a salt made for it. */
interface Party {
  readonly drawId: string
  readonly party: string
  readonly salt: string
}

/** The form of one act on a meeting: its fields, and the act they say. */
export interface MeetingForm {
  readonly operationId: string
  readonly noun: string
  readonly title: string
  readonly permission: Permission
  readonly fields: Readonly<Record<string, FieldSpec>>
  readonly read: (given: Given, party: Party) => PanelAct
  /** Whether the act rests on the salt, which its party then has to keep. */
  readonly tellsSalt?: (given: Given) => boolean
}

/** The forms of the acts on a meeting, in the order in which they come. */
export const MEETING_FORMS: readonly MeetingForm[] = [
  {
    operationId: 'fixExpertPool',
    noun: 'expert-pool',
    title: '固定专家库和回避名单',
    permission: 'panel.draw',
    fields: {
      experts: area('专家库名册', '每行一个专家库编号；不填写姓名和证件号码'),
      exclusions: {
        ...area(
          '抽取前回避',
          `每行一人：名册中的专家库编号 空格 原因；原因写：${Object.values(EXCLUSIONS).join('、')}`,
        ),
        optional: true,
      },
      wanted: { label: '抽取人数', kind: 'text', maxLength: 3 },
    },
    read: (given) => ({
      act: 'fixPool',
      experts: linesOf(given['experts']),
      exclusions: readExclusions(given['exclusions']),
      wanted: Number.parseInt(given['wanted'] ?? '', 10) || 0,
    }),
  },
  {
    operationId: 'commitDrawSeed',
    noun: 'seed-commitment',
    title: '提交种子承诺值',
    permission: 'panel.draw',
    fields: {
      value: {
        label: '种子',
        kind: 'text',
        optional: true,
        hint: '与下一项任填一项。自拟一段他人猜不到的文字，自行抄存。系统配一个盐值，算出承诺值后只保存承诺值；盐值只显示一次，公开种子时与种子一并填写',
      },
      commitment: {
        label: '自行计算的承诺值',
        kind: 'text',
        optional: true,
        pattern: '^(?:[0-9a-f]{64})?$',
        hint: '不愿把种子交给系统计算的，填写 64 位小写十六进制的 SHA-256 值；算法见操作手册',
      },
    },
    read: (given, { drawId, party, salt }) => {
      const { value = '', commitment = '' } = given
      const own = commitment === '' ? commitToSeed(drawId, { party, value, salt }) : commitment
      return { act: 'commitSeed', commitment: own }
    },
    tellsSalt: ({ commitment = '' }) => commitment === '',
  },
  {
    operationId: 'revealDrawSeed',
    noun: 'seed',
    title: '公开种子',
    permission: 'panel.draw',
    fields: {
      value: { label: '种子', kind: 'text', hint: '与提交承诺值时所填的完全一致，包括空格和标点' },
      salt: { label: '盐值', kind: 'text', hint: '提交承诺值时显示过一次的那一串字符；自行计算的，填写当时所用的盐值' },
    },
    read: (given) => ({ act: 'revealSeed', value: given['value'] ?? '', salt: given['salt'] ?? '' }),
  },
  {
    operationId: 'drawExperts',
    noun: 'draw',
    title: '抽取专家',
    permission: 'panel.draw',
    fields: {},
    read: () => ({ act: 'draw' }),
  },
  {
    operationId: 'recuseExpert',
    noun: 'recusal',
    title: '录入专家回避',
    permission: 'panel.draw',
    fields: {
      expert: { label: '回避的专家', kind: 'pick' },
      reasonCode: REASON_CODE,
      reasons: { label: '理由', kind: 'area' },
    },
    read: (given) => ({
      act: 'recuse',
      expert: given['expert'] ?? '',
      reasonCode: findReason(given['reasonCode'] ?? '') ?? 'other',
      reasons: given['reasons'] ?? '',
    }),
  },
  {
    operationId: 'holdMeeting',
    noun: 'minutes',
    title: '录入会议纪要',
    permission: 'panel.convene',
    fields: {
      attended: { label: '到会单位', kind: 'picks' },
      minutes: { label: '会议纪要', kind: 'area' },
      listed: { label: '决议列入的案件', kind: 'picks', optional: true },
      refused: { label: '决议不予列入的案件', kind: 'picks', optional: true },
      upheld: { label: '决议投诉成立的', kind: 'picks', optional: true, hint: '研究投诉的会议，在以下三项中选一项' },
      partlyUpheld: { label: '决议投诉部分成立的', kind: 'picks', optional: true },
      rejected: { label: '决议驳回投诉的', kind: 'picks', optional: true },
      reasons: { ...area('决议理由', '各案理由不同的，逐案写明'), optional: true },
      resolutions: { label: '逐案决议', kind: 'given', optional: true, maxLength: 2000 },
    },
    read: (given) => ({
      act: 'hold',
      attended: linesOf(given['attended']),
      minutes: given['minutes'] ?? '',
      resolutions: readResolutions(given),
    }),
  },
  {
    operationId: 'issueMeetingDecision',
    noun: 'decision',
    title: '印发会议决定',
    permission: 'panel.convene',
    fields: { number: { label: '文号', kind: 'text' }, issuedTo: { label: '印发单位', kind: 'picks' } },
    read: (given) => ({ act: 'issue', number: given['number'] ?? '', issuedTo: linesOf(given['issuedTo']) }),
  },
  {
    operationId: 'fileMeetingDecision',
    noun: 'filing',
    title: '决定备案',
    permission: 'panel.convene',
    fields: {},
    read: () => ({ act: 'file' }),
  },
  {
    operationId: 'escalateMeeting',
    noun: 'escalation',
    title: '提交联席会议办公室',
    permission: 'panel.convene',
    fields: {},
    read: () => ({ act: 'escalate' }),
  },
  {
    operationId: 'cancelMeeting',
    noun: 'cancellation',
    title: '取消会议',
    permission: 'panel.convene',
    fields: { reasons: { label: '理由', kind: 'area' } },
    read: (given) => ({ act: 'cancel', reasons: given['reasons'] ?? '' }),
  },
]

/** The lines of a field that hold anything. */
export function linesOf(text = ''): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function findReason(text: string): Exclusion['reasonCode'] | undefined {
  const known = Object.keys(EXCLUSIONS) as Exclusion['reasonCode'][]
  return known.find((code) => code === text || EXCLUSIONS[code] === text)
}

function readExclusions(text = ''): readonly Exclusion[] {
  return linesOf(text).map((line) => {
    const [expert = '', reason = ''] = line.split(/\s+/)
    return { expert, reasonCode: findReason(reason) ?? 'other' }
  })
}

const OUTCOMES = ['list', 'refuse', 'upheld', 'partlyUpheld', 'rejected'] as const

type Resolutions = Extract<PanelAct, { act: 'hold' }>['resolutions']

/** The resolutions of a meeting: ticked by case with their reasons, or one a line (case, outcome, reasons). */
function readResolutions(given: Given): Resolutions {
  const reasons = given['reasons'] ?? ''
  const ticked = (name: string, outcome: Resolutions[number]['outcome']) =>
    linesOf(given[name]).map((listingId) => ({ listingId, outcome, reasons }))
  const lines = linesOf(given['resolutions']).map((line): Resolutions[number] => {
    const [listingId = '', outcome = '', ...own] = line.split(/\s+/)
    const said = OUTCOMES.find((one) => one === outcome) ?? 'refuse'
    return { listingId, outcome: said, reasons: own.join(' ') }
  })
  const determined = [...ticked('listed', 'list'), ...ticked('refused', 'refuse')]
  const studied = (['upheld', 'partlyUpheld', 'rejected'] as const).flatMap((outcome) => ticked(outcome, outcome))
  return [...lines, ...determined, ...studied]
}

/** What stands against what was typed before any rule is asked: no pool, a reason that is none, a case twice. */
export function findUnreadable(given: Given, act: PanelAct): Refusal | undefined {
  if (act.act === 'commitSeed' && ((given['value'] ?? '') === '') === ((given['commitment'] ?? '') === ''))
    return { code: 'NOTICE_INCOMPLETE', missing: ['value'], basis: [] }
  if (act.act === 'fixPool') {
    if (act.experts.length === 0) return { code: 'POOL_TOO_SMALL', eligible: 0, wanted: act.wanted, basis: [] }
    const unread = linesOf(given['exclusions']).some((line) => {
      const [expert = '', reason = ''] = line.split(/\s+/)
      return findReason(reason) === undefined || !act.experts.includes(expert)
    })
    if (unread) return { code: 'NOTICE_INCOMPLETE', missing: ['exclusions'], basis: [] }
  }
  if (act.act === 'hold') {
    const cases = act.resolutions.map(({ listingId }) => listingId)
    if (cases.length === 0 || new Set(cases).size < cases.length)
      return { code: 'NOTICE_INCOMPLETE', missing: ['listed', 'refused'], basis: [] }
    if (act.resolutions.some(({ reasons }) => reasons.trim() === ''))
      return { code: 'NOTICE_INCOMPLETE', missing: ['reasons'], basis: [] }
  }
  return undefined
}
