import type { AssetUrls } from '../http/assets.ts'
import type { Messages } from './messages/zh-cn.ts'
import type { LinkView } from './models-parts.ts'

/** Who runs this platform, as the deployer names it. */
export interface Site {
  /** The platform's name: 云浮市信用联合奖惩公示平台. */
  readonly name: string
  readonly owner: string
  /** The jurisdiction: 云浮市. */
  readonly place: string
  /** A demo city: every page says that its data are invented. */
  readonly demo: boolean
}

/** What each page carries around its content. */
export interface Frame {
  readonly t: Messages
  readonly site: Site
  readonly assets: AssetUrls
  readonly path: string
  /** The path with its query: only for the link that brings a reader back here. */
  readonly here: string
  readonly large: boolean
  /** The token for forms, or empty where nobody could post. */
  readonly csrf: string
  readonly position: number
  readonly asOf: string
  readonly today: string
  readonly calendarEnds: string | null
  /** The staff pages that the caller may use; empty for visitors. */
  readonly nav: readonly LinkView[]
  /** Somebody with a page of its own (我的信用) signed in. */
  readonly mine: boolean
  readonly actor: { readonly name: string; readonly organisation: string } | null
}
