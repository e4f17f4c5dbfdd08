import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { ListingReading } from '@xinheng/domain/listing/read-listing'
import type { CheckReading, RecommendedMeasure } from '@xinheng/domain/matter/check-reading'
import type { UntoldReason } from '@xinheng/domain/matter/clean-years'
import type { FastTrackGround } from '@xinheng/domain/matter/fast-track'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import { renderValue } from '@xinheng/domain/rulebook/render-value'
import { renderArticle, type Stage } from './stage.ts'

const END_REASONS = {
  expired: '期限届满',
  repaired: '信用修复',
  corrected: '更正',
  withdrawn: '撤销',
  supersededUpstream: '上级已移出',
} as const

/** What an entry is on a day, in words. */
export function describeReading(reading: ListingReading): string {
  switch (reading.kind) {
    case 'noEffect':
      return '尚未生效，不公示、不共享、不触发任何措施'
    case 'needsPerson':
      return '已收到，待具名人员确认，未生效'
    case 'notYetInForce':
      return `已发布，自 ${reading.effectiveOn} 起生效`
    case 'inForce':
      return `生效中，至 ${reading.lastDay ?? '未定'} 止`
    case 'ended':
      return `已终止（${END_REASONS[reading.reason]}），最后一日 ${reading.lastDay}`
  }
}

/** One measure of a check: duty, name, law, term, remedy. */
export function describeMeasure({ duty, measure, articles, lastDay, document }: RecommendedMeasure): string {
  const word = duty === 'must' ? '应当' : '可以'
  return `${word}　${measure.id} ${measure.name}　法律 ${articles.map(renderArticle).join('、')}　文书 ${document.number}　至 ${lastDay ?? '未定'}`
}

/** Where the subject turns, by the first measure of a check. */
export function describeRemedy({ must, may }: CheckReading): readonly string[] {
  const remedy = [...must, ...may][0]?.remedy
  if (remedy === undefined || remedy.objection === null) return []
  const second =
    remedy.secondLevel.length === 0 ? '' : `；之后 ${renderValue('secondLevel', { remedies: remedy.secondLevel })}`
  return [`救济　异议 ${renderValue('objectionFirstStop', remedy.objection)}${second}`]
}

const UNTOLD = {
  recordsIncomplete: '本平台所存记录不足三年',
  identityUncertain: '身份未确认',
  recordDisputed: '有记录正在异议',
  simplifiedPenalty: '有适用简易程序的处罚',
  judgmentUnperformed: '有未履行的裁判',
} as const satisfies Record<UntoldReason, string>

const OPEN = {
  cleanYears: '连续三年无不良信用记录无法判断',
  goodStanding: '是否良好信用主体无从认定',
  sanctionInForce: '同时有惩戒在列',
  identity: '身份未确认',
} as const satisfies Record<Extract<CheckReading['fastTrack'], { kind: 'cannotTell' }>['why'], string>

const GROUNDS = {
  honestyModel: '诚信典型（红名单在列）',
  goodStanding: '良好信用主体',
  cleanYears: '连续三年无不良信用记录',
} as const satisfies Record<FastTrackGround, string>

/** The three-clean-years test and the fast track, as a check answers them. */
export function describeFastTrack({ fastTrack, cleanYears }: CheckReading): readonly string[] {
  const clean =
    cleanYears === null
      ? []
      : cleanYears.kind === 'holds'
        ? [`三年　连续三年无不良信用记录：成立（自 ${cleanYears.since}）`]
        : cleanYears.kind === 'fails'
          ? [
              `三年　连续三年无不良信用记录：不成立（不良记录 ${cleanYears.recordIds.length} 条、列入名单 ${cleanYears.listingIds.length} 条）`,
            ]
          : [`三年　连续三年无不良信用记录：无法判断，交人工（${cleanYears.why.map((why) => UNTOLD[why]).join('、')}）`]
  switch (fastTrack.kind) {
    case 'unspecified':
      return [...clean, '通道　绿色通道：本地文本未规定受益人']
    case 'open': {
      const word = fastTrack.discretionary ? '可根据实际情况给予' : '应当给予'
      return [...clean, `通道　绿色通道：${word}，因 ${fastTrack.because.map((ground) => GROUNDS[ground]).join('、')}`]
    }
    case 'closed':
      return [...clean, '通道　绿色通道：不适用']
    case 'cannotTell':
      return [...clean, `通道　绿色通道：交人工判断（${OPEN[fastTrack.why]}）`]
  }
}

/** The name of a list as the catalogue has it. */
export function nameList({ catalogue }: LawInForce, listTypeId: string): string {
  return catalogue.listTypes.find(({ id }) => id === listTypeId)?.name ?? listTypeId
}

/** Whether the place asks that the subject is told basis and reasons of each sanction. */
export async function isNoticeNeeded(
  { service, clock }: Pick<Stage, 'service' | 'clock'>,
  place: string,
): Promise<boolean> {
  const { book } = await service.law(service.db, clock.today())
  const rule = readRule(book, place, 'noticeOfReasons', clock.today())
  return rule.kind === 'value' && rule.value.onEachSanction
}
