import type { LocalDate } from '../calendar/local-date.ts'
import type { SubjectKind } from '../kernel/refs.ts'
import type { Occasion } from '../rulebook/axes.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { LawArticle } from './law.ts'
import type { Fidelity } from './memorandum.ts'

/** 措施性质: 激励 or 惩戒. */
export type MeasureKind = 'incentive' | 'sanction'

/** 强制性措施 (executed because law says so) or 推荐性措施 (recommended to the implementer). */
export type MeasureClass = 'MANDATORY' | 'RECOMMENDED'

/**
 * How grave the case is where a policy divides measures by it: below the standard of the blacklist, or at it.
 * @basis 濮县信用办〔2022〕12号/三(二)1–2
 */
export type SeverityTier = 'belowBlacklist' | 'blacklist'

/** 责任人员: persons of a listed unit whom a measure may reach as well. */
export type ResponsibleRole =
  | 'legalRepresentative'
  | 'principal'
  | 'actualController'
  | 'controllingShareholder'
  | 'shareholder'
  | 'director'
  | 'supervisor'
  | 'seniorManager'
  | 'financeOfficer'
  | 'directlyResponsible'
  | 'registeredPractitioner'

/** A fact that must be established before the measure may be used on this subject. */
export type Precondition =
  | 'ABLE_BUT_REFUSES' // 有履行能力而拒不履行
  | 'CONSUMPTION_ORDER' // 人民法院已发出限制消费令
  | 'EXIT_CONTROL_DECISION' // 有权机关已作出限制出境决定
  | 'TAX_UNPAID_NO_SECURITY' // 欠缴税款、滞纳金且未提供担保
  | 'LICENCE_REVOKED' // 许可证已被吊销
  | 'PENALTY_IN_FORCE' // 已有生效的行政处罚决定
  | 'CONVICTED' // 已有生效的刑事判决
  | 'CIRCUMSTANCES_SERIOUS' // 情节严重
  | 'RECTIFICATION_REFUSED' // 责令改正后拒不改正
  | 'PROMISE_GIVEN' // 已作出书面承诺

/** The kind of act that a measure is, after 全国失信惩戒措施基础清单 and the provincial regulations. */
export type MeasureCategory =
  | 'marketEntry' // 限制市场或行业准入
  | 'office' // 限制任职
  | 'consumption' // 限制消费
  | 'exit' // 限制出境
  | 'schooling' // 限制升学复学
  | 'fiscalFunds' // 限制申请财政性资金项目
  | 'honours' // 限制参加评先评优
  | 'convenience' // 限制享受优惠政策和便利措施
  | 'keySupervision' // 纳入重点监管范围
  | 'publicResources' // 公共资源交易、政府采购、招标投标、土地
  | 'finance' // 发行证券、债券、外汇、保险业务
  | 'disclosure' // 推送、公示
  | 'reference' // 供金融机构、市场主体参考
  | 'summons' // 约谈
  | 'fastTrack' // 绿色通道、优先办理
  | 'deferredDocuments' // 容缺受理
  | 'priority' // 同等条件下优先
  | 'bonusPoints' // 信用加分
  | 'depositRelief' // 减免保证金
  | 'inspection' // 优化检查方式和频次
  | 'promotion' // 宣传推介
  | 'publicServices' // 公共服务便利
  | 'other'

/** 发布状态. Only a published measure may be used; a withdrawn one ends with its `repealed` day. */
export type PublicationState = 'draft' | 'published' | 'withdrawn'

/** A measure (奖惩措施) of the catalogue: what, on what law, by whom, to whom, when. Pure data, JSON. */
export interface Measure {
  readonly id: string
  /** A heading, as the source titles it or in our words. */
  readonly name: string
  readonly kind: MeasureKind
  /** What it does, in at most 60 characters of our own. */
  readonly content: string
  readonly category: MeasureCategory
  /** The articles it stands on; empty: inert. */
  readonly articles: readonly LawArticle[]
  /** True where its own local article allows it only as a law or administrative regulation provides: one must be cited too. */
  readonly nationalBasisRequired: boolean
  /** The memorandum in whose history it stands. */
  readonly memorandumId: string | null
  /** Departments with the power to use it, as normalised names (see `department.ts`). */
  readonly implementers: readonly string[]
  readonly subjectKinds: readonly SubjectKind[]
  /** Persons of a listed unit it reaches as well. */
  readonly responsibleRoles: readonly ResponsibleRole[]
  readonly occasions: readonly Occasion[]
  readonly preconditions: readonly Precondition[]
  readonly measureClass: MeasureClass
  /** The tier that allows it where the place has tiers; `null`: no tier of its own. */
  readonly tier: SeverityTier | null
  /** The list types whose entries it may be used on. */
  readonly listTypeIds: readonly string[]
  /** The place whose own measure it is, `null` for a national one. */
  readonly place: PlaceCode | null
  /** Longest term that law allows, in months; `null` where none is known. */
  readonly maxMonths: number | null
  /** First day on which it may be used; `null` where unknown: it then may not. */
  readonly effective: LocalDate | null
  /** First day on which it may no longer be used. */
  readonly repealed: LocalDate | null
  readonly state: PublicationState
  readonly fidelity: Fidelity
  /** False: rests on memory, a summary or an unchecked version; shown as 未确认, supports no new adverse act. */
  readonly confirmed: boolean
  readonly source: string
}
