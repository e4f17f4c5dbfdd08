// Makes the oracle's histories fit one installation of the server: one place, one kind of list, one answer period.

import { type Day, text, workingDaysLater } from './days.ts'
import type { Command, Kind } from './facts.ts'
import { makers, type Script } from './generate.ts'
import type { Place } from './values.ts'

/** What is no act of its own on the server, or none of one history. */
const WITHOUT_PATH = new Set<Kind>([
  // Part of the act that applies the measure, or that grants the repair: written into the oracle's history with it.
  'tell-subject',
  'execute-repair',
  // Receivers are those of the installation, not of one history; see `release-saga.int.test.ts`.
  'share-begins',
  'share-ends',
  'confirm-release',
  'confirm-erratum',
  'public-erratum',
  'close-redress',
])

/** The commands that histories through the server are made of. */
export const ALL = (Object.keys(makers) as Kind[]).filter((kind) => !WITHOUT_PATH.has(kind))

/** A life without much dispute. */
export const QUIET: readonly Kind[] = [
  'propose',
  'notice',
  'serve',
  'decide',
  'apply',
  'object',
  'decide-objection',
  'apply-repair',
  'accept-repair',
  'decide-repair',
  'publicise-repair',
]

/** The operator's time to answer on the server. */
const ANSWER_DAYS = 5

/**
 * An entry is executed in the place where it stands; that of another place comes as a received entry there. The list of
 * sanctions is of the serious class, which nobody confirmed, and has one tier.
 */
export function fit(command: Command, home: Place): Command {
  const { kind } = command
  if (kind === 'propose' || kind === 'receive') {
    const months = command.months < 12 ? 12 + command.months : command.months
    return { ...command, grade: 'serious', gradeConfirmed: false, tier: 'list', months }
  }
  if (kind === 'notice') return { ...command, answerDays: ANSWER_DAYS }
  if (kind === 'object' && command.target.of === 'measure') {
    return { ...command, target: { ...command.target, place: home } }
  }
  return kind === 'apply' || kind === 'lift' || kind === 'tell-subject' ? { ...command, place: home } : command
}

/** The last day to answer that a notice states: that of its first proven service later in the script. */
export function lastDayToAnswer({ steps }: Script, at: number, on: Day): string {
  const served = steps.slice(at).find(({ command }) => command.kind === 'serve' && command.proof)
  return text(workingDaysLater(served?.on ?? on + 30, ANSWER_DAYS))
}
