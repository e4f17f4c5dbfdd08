import type { RepairChannel } from '@xinheng/domain/repair/repair'
import type { RepairGravity } from '@xinheng/domain/rulebook/practice/repair-practice'
import type { BroughtFile } from '../attachment/brought-file-use-cases.ts'

/** What an applicant brings, as texts; each is sealed. Empty: not given. */
export interface MaterialTexts {
  readonly performance: string
  readonly rectification: string
  readonly promise: string
  readonly communityService: string
  readonly other: readonly { readonly name: string; readonly evidence: string }[]
}

/** An application as it comes in. */
export interface NewApplication {
  readonly entryId: string
  readonly documentNumber: string
  /** Who applies: the subject of an account, or whoever knows the number of its identity document. */
  readonly applicant:
    { readonly by: 'account'; readonly subjectId: string } | { readonly by: 'number'; readonly number: string }
  /** The code printed on a paper that was served on the subject, where it is at hand. */
  readonly paperCode?: string
  readonly channel: RepairChannel
  readonly externalKey: string | null
  readonly materials: MaterialTexts
  /** Who acts for the subject, where it does not act itself. */
  readonly agent: { readonly name: string; readonly authority: string } | null
  /** Each in the field of the condition it proves; one in `authority` proves an agent's authority. */
  readonly files: readonly BroughtFile[]
  readonly assigned: { readonly gravity: RepairGravity; readonly reasons: string } | null
}
