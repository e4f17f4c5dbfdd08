import { readLimit } from '@xinheng/domain/calendar/limits'
import { type LocalDate, localDate } from '@xinheng/domain/calendar/local-date'
import { compileCalendar } from '@xinheng/domain/calendar/work-calendar'
import { CALENDAR_YEARS } from '@xinheng/domain/calendar/years'
import { readDeferredAcceptance } from '@xinheng/domain/matter/defer-documents'
import { readFastTrack } from '@xinheng/domain/matter/fast-track'
import { readInspection } from '@xinheng/domain/matter/inspection'
import { isMustCheck, OCCASION_OF_RECORD, readMissedChecks } from '@xinheng/domain/matter/must-check'
import type { SeverityTier } from '@xinheng/domain/catalogue/measure'
import type { RecordKind } from '@xinheng/domain/record/record'
import type { IncentiveSource, Occasion } from '@xinheng/domain/rulebook/axes'
import {
  readComplaintExperts,
  readEmbedding,
  readMemorandumFiling,
  readReasonsInReply,
  readListName,
  readSeriousFields,
} from '@xinheng/domain/rulebook/practice/action-practice'
import {
  type DisputeStage,
  type ObjectionKind,
  readClockOnRejection,
  readComplaintChannels,
  readObjectionDeadlines,
  readObjectionRoute,
  readRemedies,
  readReputationDuty,
  readResultRecipients,
  readSelfFoundError,
  readStay,
} from '@xinheng/domain/rulebook/practice/objection-practice'
import {
  readBreachDuty,
  readCaseReportDuty,
  readCreditAuthority,
  readHigherRegulation,
  readLocalPriority,
  readMonitoringDuties,
  readPolicyStanding,
  readUplink,
  readVolunteerSources,
} from '@xinheng/domain/rulebook/practice/oversight-practice'
import { readPersonPublication, readPublicationSites } from '@xinheng/domain/rulebook/practice/publication-practice'
import {
  readCommunityService,
  readRepairEffect,
  readRepairFlow,
  readRepairPeriod,
  readRepairRoute,
  type RepairGravity,
} from '@xinheng/domain/rulebook/practice/repair-practice'
import type { Ruled } from '@xinheng/domain/rulebook/practice/ruled'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import type { PlaceCode, RuleBook } from '@xinheng/domain/rulebook/rule-row'
import { playExperts, playFiling } from './panel-scenes.ts'
import {
  playCatalogueBar,
  playDetermination,
  playDualPublicity,
  playExpiry,
  playFeedback,
  playIncentiveSources,
  playMeasureClass,
  playMeasureList,
  playReasons,
  playResponsiblePersons,
  playTerm,
} from './scenes.ts'

const CALENDAR = compileCalendar(CALENDAR_YEARS)
const UNSPECIFIED = '未规定'

const lastWorkingDay = (from: LocalDate, count: number) =>
  readLimit(from, { count, unit: 'workingDay' }, CALENDAR).lastDay

function said<T>(ruled: Ruled<T>): T | typeof UNSPECIFIED {
  return ruled.kind === 'ruled' ? ruled.value : UNSPECIFIED
}

interface Promise {
  readonly givenOn: string
  readonly documentsBy: string | null
}

/** What a case can do: its words → the domain's own functions. Each gets what is given and answers plain data. */
export const ACTS = {
  上联到哪里: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) => said(readUplink(book, place, on)),
  谁主管: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) => said(readCreditAuthority(book, place, on)),
  能否认定: (book: RuleBook, place: PlaceCode, _given: null, _on: LocalDate) => playDetermination(book, place),
  专家如何参加认定: (book: RuleBook, place: PlaceCode, _given: null, _on: LocalDate) => playExperts(book, place),
  专家如何参加投诉: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    said(readComplaintExperts(book, place, on)),
  决定如何备案: (book: RuleBook, place: PlaceCode, _given: null, _on: LocalDate) => playFiling(book, place),
  备忘录如何备案: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    said(readMemorandumFiling(book, place, on)),
  本条是否禁止: (
    book: RuleBook,
    place: PlaceCode,
    given: { readonly 措施: readonly { readonly listed: boolean; readonly published: boolean }[] },
    _on: LocalDate,
  ) => given.措施.map((measure) => playCatalogueBar(book, place, measure)),
  措施效力: (
    book: RuleBook,
    place: PlaceCode,
    given: { readonly obligedByLaw: boolean; readonly tier: SeverityTier; readonly subjectTier: SeverityTier },
    _on: LocalDate,
  ) => playMeasureClass(book, place, given),
  措施清单何时报: (book: RuleBook, place: PlaceCode, given: { readonly 备忘录出台: string }, _on: LocalDate) =>
    playMeasureList(book, place, given.备忘录出台),
  名单叫什么: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) => ({
    激励: said(readListName(book, place, 'incentive', on)),
    惩戒: said(readListName(book, place, 'sanction', on)),
  }),
  哪些是严重失信领域: (book: RuleBook, place: PlaceCode, given: { readonly 询问: readonly string[] }, on: LocalDate) =>
    said(readSeriousFields(book, place, given.询问, on)),
  绿色通道: (
    book: RuleBook,
    place: PlaceCode,
    given: { readonly 诚信典型: boolean; readonly 良好信用: boolean; readonly 无不良记录年数: number },
    on: LocalDate,
  ) => {
    const reading = readFastTrack(readRule(book, place, 'fastTrack', on), {
      honestyModel: given.诚信典型,
      goodStanding: given.良好信用,
      sanctionInForce: false,
      cleanYears: (years) =>
        given.无不良记录年数 >= years
          ? { kind: 'holds', since: localDate('2020-01-01') }
          : { kind: 'fails', recordIds: [], listingIds: [] },
    })
    return reading.kind === 'open' ? (reading.discretionary ? '可以' : '应当') : reading.kind
  },
  容缺受理: (book: RuleBook, place: PlaceCode, given: { readonly 承诺: readonly Promise[] }, on: LocalDate) =>
    given.承诺.map((promise) => {
      const reading = readDeferredAcceptance(
        readRule(book, place, 'deferredDocuments', on),
        {
          occasion: 'licence',
          missing: [{ document: '场所平面图', requiredByLaw: false }],
          fastTrack: {
            kind: 'open',
            because: ['honestyModel'],
            discretionary: false,
            source: { document: 'G33', clause: '试例' },
          },
          promise: {
            givenOn: localDate(promise.givenOn),
            documentsBy: promise.documentsBy === null ? null : localDate(promise.documentsBy),
            periodEnds: localDate('2026-11-30'),
          },
        },
        on,
      )
      return reading.kind === 'no' ? reading.why : reading.kind
    }),
  检查安排: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) => {
    const reading = readInspection(readRule(book, place, 'inspection', on), { honest: true, sanctionInForce: false })
    return reading.kind === 'suggest'
      ? { frequency: reading.frequency, jointInspection: reading.jointInspection }
      : reading.kind
  },
  反馈: (book: RuleBook, place: PlaceCode, _given: null, _on: LocalDate) => playFeedback(book, place),
  必查: (book: RuleBook, place: PlaceCode, given: { readonly 事项: readonly Occasion[] }, on: LocalDate) => ({
    必查: given.事项.filter((occasion) => isMustCheck(readRule(book, place, 'checkOccasions', on), occasion)),
    嵌入: said(readEmbedding(book, place, on)),
  }),
  漏查: (
    book: RuleBook,
    place: PlaceCode,
    given: { readonly 作出: string; readonly 事项: readonly RecordKind[]; readonly 核查回执: readonly string[] },
    _on: LocalDate,
  ) => {
    const acts = given.事项.flatMap((kind) => {
      const occasion = OCCASION_OF_RECORD[kind]
      const act = { actId: kind, unitId: 'u1', subjectId: 's1', place, on: localDate(given.作出) }
      return occasion === undefined ? [] : [{ ...act, occasion }]
    })
    const receipts = given.核查回执.map((on) => ({ unitId: 'u1', subjectId: 's1', on: localDate(on) }))
    const missed = readMissedChecks(acts, receipts, (at, day) => readRule(book, at, 'checkOccasions', day))
    return missed.map(({ act, source }) => ({ 漏查: act.actId, 依据: `${source.document} ${source.clause}` }))
  },
  双公示截止: (book: RuleBook, place: PlaceCode, given: { readonly 决定: string }, _on: LocalDate) =>
    playDualPublicity(book, place, given.决定),
  公示在哪里: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    said(readPublicationSites(book, place, on)),
  异议先向谁: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    said(readObjectionRoute(book, place, on)),
  异议时限: (
    book: RuleBook,
    place: PlaceCode,
    given: { readonly 收到: string; readonly 类别: ObjectionKind },
    _on: LocalDate,
  ) => said(readObjectionDeadlines(book, place, { on: localDate(given.收到), kind: given.类别 }, lastWorkingDay)),
  是否停止执行: (book: RuleBook, place: PlaceCode, given: { readonly 阶段: readonly DisputeStage[] }, on: LocalDate) =>
    given.阶段.map((stage) => said(readStay(book, place, stage, on))),
  驳回后期限: (book: RuleBook, place: PlaceCode, given: { readonly 驳回: string }, _on: LocalDate) =>
    readClockOnRejection(book, place, localDate(given.驳回)),
  有哪些救济: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) => readRemedies(book, place, on),
  结果告知谁: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    said(readResultRecipients(book, place, on)),
  自己发现错误: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    said(readSelfFoundError(book, place, on)),
  修复向谁申请: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    said(readRepairRoute(book, place, on)),
  修复何时生效: (
    book: RuleBook,
    place: PlaceCode,
    given: { readonly 准予: string; readonly 公示: string | null },
    _on: LocalDate,
  ) =>
    said(
      readRepairEffect(book, place, {
        on: localDate(given.准予),
        publishedOn: given.公示 === null ? null : localDate(given.公示),
      }),
    ),
  公益服务可否修复: (
    book: RuleBook,
    place: PlaceCode,
    given: { readonly 主体: 'naturalPerson' | 'organisation' },
    on: LocalDate,
  ) => said(readCommunityService(book, place, given.主体, on)),
  期限是否统一: (book: RuleBook, place: PlaceCode, _given: null, _on: LocalDate) => playTerm(book, place),
  到期凭什么移出: (book: RuleBook, place: PlaceCode, _given: null, _on: LocalDate) => playExpiry(book, place),
  责任人员: (book: RuleBook, place: PlaceCode, _given: null, _on: LocalDate) => playResponsiblePersons(book, place),
  实施惩戒告知理由: (book: RuleBook, place: PlaceCode, _given: null, _on: LocalDate) => playReasons(book, place),
  异议答复说明理由: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    said(readReasonsInReply(book, place, on)),
  谁恢复信誉: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    said(readReputationDuty(book, place, on)),
  投诉渠道: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    said(readComplaintChannels(book, place, on)),
  泄露怎么办: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) => said(readBreachDuty(book, place, on)),
  案例报送: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    said(readCaseReportDuty(book, place, on)),
  监测: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) => said(readMonitoringDuties(book, place, on)),
  是否地方重点: (book: RuleBook, place: PlaceCode, given: { readonly 领域: readonly string[] }, on: LocalDate) =>
    given.领域.map((domain) => said(readLocalPriority(book, place, domain, on))),
  守信名单来源: (
    book: RuleBook,
    place: PlaceCode,
    given: { readonly 来源: readonly IncentiveSource[] },
    _on: LocalDate,
  ) => playIncentiveSources(book, place, given.来源),
  志愿者来源: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    said(readVolunteerSources(book, place, on)),
  上位条例: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    said(readHigherRegulation(book, place, on)),
  公示期: (
    book: RuleBook,
    place: PlaceCode,
    given: { readonly 行为: string; readonly 决定: string; readonly 程度: RepairGravity },
    on: LocalDate,
  ) =>
    said(
      readRepairPeriod(
        book,
        place,
        { factOn: localDate(given.行为), decidedOn: localDate(given.决定), gravity: given.程度 },
        on,
      ),
    ),
  修复办理: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) => said(readRepairFlow(book, place, on)),
  自然人公开: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    said(readPersonPublication(book, place, on)),
  政策效力: (book: RuleBook, place: PlaceCode, _given: null, on: LocalDate) =>
    readPolicyStanding(book, place, on) ?? UNSPECIFIED,
} as const

export type ActName = keyof typeof ACTS
