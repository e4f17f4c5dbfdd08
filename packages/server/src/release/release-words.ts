import type { ReleaseReason } from '@xinheng/domain/listing/listing'
import type { ChangedThing } from '@xinheng/domain/release/entry-change'
import type { MessageTopic } from '../db/topics.ts'
import type { FeedItem } from './feed-views.ts'
import type { LostHonour, ToldBecause } from '@xinheng/domain/redress/redress'

/** Topics by which receivers hear that an entry is over, and that it was wrong from the start. */
export const RELEASE_TOPICS = {
  units: 'listing.released',
  outside: 'release.outside',
  changed: 'listing.changed',
  changedOutside: 'listing.changedOutside',
  erratum: 'redress.erratum',
  erratumOutside: 'redress.erratumOutside',
} as const satisfies Readonly<Record<string, MessageTopic>>

/** What changed on an entry that stands. */
export const CHANGED_THINGS = {
  publicationEnded: '停止公示，条目仍有效',
  publicationLapsed: '公示期满，条目仍有效',
  corrected: '增加更正说明',
  termShortened: '期限缩短',
} as const satisfies Readonly<Record<ChangedThing, string>>

/** Why an entry ended, in the words of the pages. */
export const RELEASE_REASONS = {
  expired: '期限届满',
  repaired: '信用修复',
  corrected: '自始错误，更正撤销',
  withdrawn: '依据撤销或者变更',
  supersededUpstream: '来源单位移出',
} as const satisfies Readonly<Record<ReleaseReason, string>>

/** Why the public sees an entry no more, over or not. */
export const FEED_REASONS = {
  ...RELEASE_REASONS,
  objection: '异议成立',
  complaint: '投诉成立',
  review: '复议、诉讼结果',
  maximum: '公示期满',
  determiner: '认定单位更正',
} as const satisfies Readonly<Record<FeedItem['reason'], string>>

/** Why somebody gets the erratum. */
export const TOLD_BECAUSE = {
  told: '收到过该条目',
  touched: '办理过该条目',
  checked: '查询该主体时看到过',
  copy: '持有共享副本',
} as const satisfies Readonly<Record<ToldBecause, string>>

/** What may have been lost through a wrongful entry. */
export const HONOUR_KINDS = {
  listing: '守信激励条目',
  record: '荣誉记录',
  matter: '据此办理的事项',
} as const satisfies Readonly<Record<LostHonour['kind'], string>>
