import type { RefusalCode } from '@xinheng/domain/kernel/refusal'
import { PENALTY_KINDS } from '@xinheng/domain/record/penalty-kind'
import type { PublicityReading } from '@xinheng/domain/record/publicity-clock'
import type {
  PublicationClass,
  RecordChangeReason,
  RecordContent,
  RecordEvent,
  RecordKind,
  SubsidyType,
} from '@xinheng/domain/record/record'
import type { Permission } from '../access/permissions.ts'
import type { Fact, StatusWord } from '../pages/models.ts'
import type { RecordActName } from './record-use-cases.ts'

export const KIND_WORDS: Readonly<Record<RecordKind, string>> = {
  licence: '行政许可',
  penalty: '行政处罚',
  judgment: '裁判文书',
  commitment: '信用承诺',
  honour: '表彰荣誉',
  subsidy: '财政资金支持',
}

const SUBSIDY_WORDS: Readonly<Record<SubsidyType, string>> = {
  subsidy: '财政补贴',
  projectFund: '财政性资金项目',
  support: '政府资金支持',
  other: '其他',
}

export const CLASS_WORDS: Readonly<Record<PublicationClass, string>> = {
  minor: '轻微',
  general: '一般',
  serious: '严重',
}

/** Why a record is not public, by the reading's reason. */
export const EXCLUDED_WORDS: Readonly<Record<string, string>> = {
  simplifiedPenalty: '简易程序处罚，不公示',
  rested: '依停止执行的决定、裁定或者法院批准的重整、和解，暂不公示',
  protectedSubject: '自然人和个体工商户，不公示',
  minor: '轻微处罚，原则上不公示',
  withdrawn: '已撤回',
  decisionUpset: '决定已变更或者撤销，不再公示',
  awaitingCorrection: '经核实内容有误，更正前不公示',
  notYetDecided: '决定日期未到',
}

export const RECORD_EVENT_WORDS: Readonly<Record<RecordEvent['type'], string>> = {
  RecordImported: '记录入库',
  RecordReported: '报送上级平台',
  RecordPublished: '公示',
  RecordUpset: '登记决定被变更或者撤销',
  RecordRested: '暂停公示',
  RecordResumed: '恢复公示',
  RecordCorrected: '更正',
  RecordWithdrawn: '撤回',
  RecordFoundInaccurate: '经核实内容有误，待更正',
  RecordPublicationEnded: '经核实停止公示，记录仍有效',
  RecordRestored: '恢复荣誉',
  CommitmentSettled: '登记承诺履行情况',
  PublicationEndedByRepair: '信用修复，停止公示和共享',
}

export const REASON_WORDS: Readonly<Record<RecordChangeReason, string>> = {
  decisionChanged: '决定被变更',
  decisionRevoked: '决定被撤销',
  decisionUnlawful: '决定被确认违法',
  decisionVoid: '决定被确认无效',
  wronglyEntered: '录入有误',
  wrongSubject: '主体有误',
}

/** How each act on a record is offered. */
export const RECORD_ACTS: Readonly<
  Record<
    RecordActName,
    {
      readonly noun: string
      readonly title: string
      readonly permission: Permission
      readonly refusals: readonly RefusalCode[]
    }
  >
> = {
  publish: {
    noun: 'publication',
    title: '公示记录',
    permission: 'record.publish',
    refusals: ['PUBLICATION_NOT_ALLOWED', 'PUBLICATION_ENDED', 'RULE_UNCONFIRMED', 'RECORD_UNCHANGED'],
  },
  correct: {
    noun: 'correction',
    title: '更正记录',
    permission: 'record.correct',
    refusals: ['RECORD_UNCHANGED', 'RECORD_WITHDRAWN', 'RECORD_IN_FUTURE', 'REASON_MISSING'],
  },
  upset: {
    noun: 'upset',
    title: '登记决定被变更或者撤销',
    permission: 'record.correct',
    refusals: ['RECORD_UNCHANGED', 'RECORD_WITHDRAWN', 'DATE_IN_FUTURE'],
  },
  withdraw: {
    noun: 'withdrawal',
    title: '撤回记录',
    permission: 'record.correct',
    refusals: ['RECORD_WITHDRAWN', 'REASON_MISSING'],
  },
  shield: {
    noun: 'insolvency-shield',
    title: '破产重整、和解期间暂停公示',
    permission: 'repair.shield',
    refusals: ['WRONG_STATE', 'DOCUMENT_MISSING', 'DATE_IN_FUTURE', 'REPAIR_BARRED'],
  },
  endShield: {
    noun: 'insolvency-shield-end',
    title: '结束破产期间的暂停公示',
    permission: 'repair.shield',
    refusals: ['WRONG_STATE', 'REASONS_MISSING'],
  },
}

/** Where the clock of 双公示 stands, as an icon with its word. */
export function readDeadlineStatus(clock: PublicityReading): StatusWord {
  switch (clock.kind) {
    case 'due':
      return { kind: 'waiting', label: '待公示' }
    case 'met':
      return { kind: 'done', label: '按期公示' }
    case 'late':
      return { kind: 'done', label: `已公示，迟延 ${clock.daysLate} 个工作日` }
    case 'missing':
      return { kind: 'overdue', label: `逾期 ${clock.daysLate} 个工作日未公示` }
    case 'unspecified':
      return { kind: 'notApplicable', label: '没有规定公示时限' }
    case 'excluded':
      return { kind: 'notApplicable', label: clock.why === 'withdrawn' ? '已撤回' : '不属于双公示范围' }
  }
}

/** What a record says, by its kind; texts in the vault stay there. */
export function readContentFacts(content: RecordContent): readonly Fact[] {
  const text = (label: string, value: string): Fact => ({ label, value: { kind: 'text', text: value } })
  switch (content.kind) {
    case 'penalty':
      return [
        text('程序', content.procedure === 'simplified' ? '简易程序' : '普通程序'),
        text('处罚种类', content.penalties.map((kind) => PENALTY_KINDS[kind].title).join('、')),
        text('罚款（元）', yuan(content.fine)),
        text('没收（元）', yuan(content.confiscated)),
        text('处罚依据', content.legalGround ?? ''),
      ]
    case 'licence':
      return [
        text('证书名称', content.certificateName ?? ''),
        text('证书编号', content.certificateNumber ?? ''),
        ...(content.validFrom === null
          ? []
          : [
              {
                label: '有效期',
                value: { kind: 'term', from: content.validFrom, to: content.validUntil, note: null },
              } as const,
            ]),
      ]
    case 'judgment':
      return [text('案号', content.caseNumber), text('执行标的（元）', yuan(content.duty))]
    case 'honour':
      return [text('荣誉', content.title)]
    case 'subsidy':
      return [
        text('资金类别', SUBSIDY_WORDS[content.subsidyType]),
        text('项目', content.project),
        text('金额（元）', yuan(content.amount)),
      ]
    case 'commitment':
      return [{ label: '履行期限', value: { kind: 'date', date: content.dueOn } }]
  }
}

function yuan(fen: number | bigint | null): string {
  if (fen === null) return ''
  return (Number(fen) / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })
}
