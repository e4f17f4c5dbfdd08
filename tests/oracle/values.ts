// The oracle's own table of values, typed from the policies and the provincial regulations, clause beside each.
// `undefined` means: no text known to us gives a number. Nothing is borrowed from a neighbour.

import { type Day, day } from './days.ts'

export const places = ['广东省', '云浮市', '攀枝花市', '济南市', '濮阳县'] as const
export type Place = (typeof places)[number]

export interface Values {
  /** Who establishes an entry here. */
  readonly determines: 'initiator' | 'panel' | 'upper-levels'
  /** While an objection is being handled, measures executed here: suspended or not. */
  readonly stay: 'verification' | 'objection-and-complaint' | 'none'
  /** Does the term of an entry made here stand still meanwhile? */
  readonly tolls: boolean
  /** Must an objection be in writing? */
  readonly written: boolean
  /** Whose verification the answer to an objection rests on. */
  readonly verifier: 'provider' | 'determiner'
  /** Is there a complaint: to the joint-conference office after an answer (攀枝花), or at any time? */
  readonly complaint: 'after-answer' | 'open' | 'none'
  /** Are measures divided by severity (濮阳 三(二))? */
  readonly tiers: boolean
  /** The longest time a dishonesty record is shown, in years. */
  readonly disclosureYears: number | undefined
  /** From when an allowed repair takes effect. */
  readonly repairEffect: 'decision' | 'publication'
  /** Working days. */
  readonly mark: number | undefined
  readonly ownMatter: number | undefined
  readonly transfer: number | undefined
  readonly provider: number | undefined
  readonly platform: number | undefined
  readonly whole: number | undefined
  readonly excludesTests: boolean
  readonly repairExecution: number | undefined
  /** Whether the credit platform repairs what a unit elsewhere determined, or only passes the application on. */
  readonly platformRepairs: boolean
  /** After a correction or withdrawal: the units that use the entry, and the copies further down. */
  readonly withdrawalByUsers: number | undefined
  readonly withdrawalOutside: number | undefined
}

// 广东省社会信用条例 44, 46 (province layer of 广东省 and 云浮市).
const guangdongDays = {
  mark: 1,
  ownMatter: 3,
  transfer: 2,
  provider: 3,
  platform: 2,
  whole: undefined,
  excludesTests: true,
  repairExecution: undefined,
  platformRepairs: false, // 谁认定、谁修复: it is passed on
  withdrawalByUsers: undefined, // 47: 及时, no number
  withdrawalOutside: 3, // 46: sites further down, after the correction
}

export const values: Readonly<Record<Place, Values>> = {
  广东省: {
    determines: 'initiator', // 粤府〔2016〕133号 (十六)
    stay: 'verification', // (二十六)
    tolls: false, // silent
    written: false, // silent
    verifier: 'provider', // (二十六)
    complaint: 'open', // (二十六): 及时受理异议申请或投诉
    tiers: false,
    disclosureYears: 5, // 广东条例 43
    repairEffect: 'decision',
    ...guangdongDays,
  },
  云浮市: {
    determines: 'initiator', // 云浮 (十六)
    stay: 'verification', // (二十五)
    tolls: false,
    written: false,
    verifier: 'provider', // (二十五)
    complaint: 'open', // (二十五)
    tiers: false,
    disclosureYears: 5, // 广东条例 43
    repairEffect: 'decision',
    ...guangdongDays,
  },
  攀枝花市: {
    determines: 'panel', // 攀办函〔2017〕36号 二(二)2
    stay: 'objection-and-complaint', // 二(三)2
    tolls: true, // 二(三)2: runs on from the day of the rejection
    written: true, // 二(三)2
    verifier: 'determiner', // 二(三)2
    complaint: 'after-answer', // 二(三)2
    tiers: false,
    disclosureYears: undefined, // 四川: not seen
    repairEffect: 'publication', // 二(三)1
    // 四川's regulation was not seen after its article 6: no numbers.
    mark: undefined,
    ownMatter: undefined,
    transfer: undefined,
    provider: undefined,
    platform: undefined,
    whole: undefined,
    excludesTests: false,
    repairExecution: undefined,
    platformRepairs: false,
    withdrawalByUsers: undefined,
    withdrawalOutside: undefined,
  },
  济南市: {
    determines: 'initiator', // 济政字〔2017〕35号 四(二)
    stay: 'none', // 四(三)
    tolls: false,
    written: true, // 四(三)
    verifier: 'determiner', // 四(三)
    complaint: 'none',
    tiers: false,
    disclosureYears: 5, // 山东条例 38
    repairEffect: 'decision', // 四(四)
    // 山东省社会信用条例 39, 40
    mark: undefined,
    ownMatter: 3,
    transfer: undefined,
    provider: undefined,
    platform: undefined,
    whole: 7,
    excludesTests: false,
    repairExecution: undefined,
    platformRepairs: false,
    withdrawalByUsers: undefined,
    withdrawalOutside: 3, // 40: the provider reports the withdrawal
  },
  濮阳县: {
    determines: 'upper-levels', // 濮县信用办〔2022〕12号 四(二)
    stay: 'verification', // 五(三)
    tolls: false,
    written: false,
    verifier: 'provider', // 五(三)
    complaint: 'open', // 五(三), 五(五)
    tiers: true, // 三(二)
    disclosureYears: 5, // 河南条例 19
    repairEffect: 'decision',
    // 河南省社会信用条例 41, 42, 43
    mark: undefined,
    ownMatter: 3,
    transfer: undefined,
    provider: 3,
    platform: undefined,
    whole: 7,
    excludesTests: true,
    repairExecution: 1,
    platformRepairs: true, // 43: 信用信息共享平台或者公共信用信息提供单位应当一个工作日内修复; 濮阳 五(四)
    withdrawalByUsers: 1,
    withdrawalOutside: undefined, // 42 speaks of those who use it
  },
}

/** 信用修复管理办法 (order 36) and 国办发〔2025〕22号: months of publication, least and most, by class. */
export const classes = {
  minor: { least: 0, most: 3 },
  general: { least: 3, most: 12 },
  serious: { least: 12, most: 36 },
} as const
export type Grade = keyof typeof classes

/** Order 58, in force until 2026-03-31, knew no minor class: its least was three months. */
export function leastMonths(grade: Grade, on: Day): number {
  return on < day('2026-04-01') && grade === 'minor' ? 3 : classes[grade].least
}

/** 国办发〔2025〕22号: working days to take an application up and to answer it. */
export const repairDays = { acceptance: 3, answer: 10 } as const

/** Lists whose own law says that a challenge does not stop the measures (court list: 公布失信被执行人 规定 12). */
export const challengeNeverStays: readonly string[] = ['court']
