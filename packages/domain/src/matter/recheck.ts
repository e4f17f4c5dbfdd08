import type { Check, EntrySeen, Matter, Party, ReferenceMoment } from './matter.ts'

/** A check that the matter still needs: one party at one reference moment that has come. */
export interface DueCheck {
  readonly partyId: string
  readonly moment: ReferenceMoment
}

/** The entries of one subject as they stand now, to compare a receipt with. */
export interface CurrentEntries {
  readonly subjectId: string
  readonly entries: readonly EntrySeen[]
}

/**
 * The checks that are due: every party anew at each reference moment that was reached, and a party that joined late
 * at the last one only.
 * @basis PZ/二(一)2; YF/(二十一)
 */
export function readChecksDue(matter: Matter): readonly DueCheck[] {
  const last = matter.reached.at(-1)
  if (last === undefined) return []
  return matter.parties.flatMap((party) =>
    matter.reached
      .filter(({ moment, on }) => (on >= party.joinedOn || moment === last.moment) && !isChecked(matter, party, moment))
      .map(({ moment }) => ({ partyId: party.partyId, moment })),
  )
}

function isChecked(matter: Matter, party: Party, moment: ReferenceMoment): boolean {
  return matter.checks.some((check) => check.partyId === party.partyId && check.moment === moment)
}

/** The last receipt of each party: the one that later acts rest on. */
export function readLatestChecks(matter: Matter): readonly Check[] {
  return matter.parties.flatMap(({ partyId }) => matter.checks.filter((check) => check.partyId === partyId).slice(-1))
}

/**
 * The last receipts that today's entries no longer bear out, because an entry came, ended, was stayed or ran on, or
 * changed its last day; those parties are checked again.
 * @basis PZ/二(三)2; O36/第三条
 */
export function readStaleChecks(matter: Matter, current: readonly CurrentEntries[]): readonly Check[] {
  return readLatestChecks(matter).filter((check) => {
    const now = current.find(({ subjectId }) => subjectId === check.subjectId)?.entries
    return now !== undefined && describe(now) !== describe(check.entries)
  })
}

function describe(entries: readonly EntrySeen[]): string {
  return entries
    .map(({ listingId, state, lastDay }) => `${listingId} ${state} ${lastDay ?? ''}`)
    .sort()
    .join('\n')
}
