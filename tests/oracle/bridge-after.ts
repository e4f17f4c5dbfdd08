// What follows the end of an entry in the domain: its release and its redress, the copies outside, and the subject's papers.

import { listStandingMeasures } from '@xinheng/domain/task/task'
import { type ErratumReceiver, evolveRedress, type RedressEvent } from '@xinheng/domain/redress/redress'
import {
  decidePublicErratum,
  decideRedressClosing,
  decideRedressOpening,
  listUnfinished,
} from '@xinheng/domain/redress/decide-redress'
import { type Duty, readDuty } from '@xinheng/domain/duty/duty'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import { readEndOfEffect } from '@xinheng/domain/listing/read-listing'
import { decideConfirmation, decideReleaseOpening } from '@xinheng/domain/release/decide-release-saga'
import {
  decideOutsideReceiver,
  decideOutsideReceiverEnd,
  evolveOutsideReceiver,
  mayHoldCopy,
} from '@xinheng/domain/release/outside-receiver'
import {
  confirmationIdOf,
  type ConfirmedThing,
  evolveConfirmation,
  evolveRelease,
} from '@xinheng/domain/release/release'
import { readReleaseDuty } from '@xinheng/domain/release/release-duties'
import { actor, type Acts, dated, type Desk, done, LISTING, MAKER, OFFICE, unitOf, wrongState } from './bridge-desk.ts'
import type { Day } from './days.ts'
import { type Receiver, receivers } from './facts.ts'
import { type Place, places } from './values.ts'

/** Opens the release with the event that ends an entry, and its redress where it was wrong from the start. */
export function followEnd(d: Desk, events: readonly ListingEvent[]): void {
  const { listing, law } = d
  const last = events.at(-1)
  if (listing === undefined || last === undefined) return
  const end = events.find((event) => event.type === 'ListingReleased' || event.type === 'ListingExpiryRecorded')
  if (end === undefined) return
  const units = [...d.tasks.keys()].map((place) => ({ receiver: unitOf(place), kind: 'unit' as const }))
  const passedOn = listing.kind === 'listed' || listing.kind === 'released'
  const copies = passedOn
    ? [...d.outside.values()].filter((one) =>
        mayHoldCopy(one, listing, readEndOfEffect(listing, last.on, law.calendar)),
      )
    : []
  const outside = copies.map(({ receiver }) => ({ receiver, kind: 'outside' as const }))
  const opened = decideReleaseOpening(d.release, listing, events, [...units, ...outside], law)
  for (const event of opened) d.release = evolveRelease(d.release, event)
  const { release } = d
  if (release === undefined) return
  const told = release.receivers.map((one): ErratumReceiver => ({ ...one, because: ['told'] }))
  redressEvents(d, decideRedressOpening(d.redress, release, listing, { receivers: told, honours: [] }, law, last.on))
}

function redressEvents(d: Desk, events: readonly RedressEvent[]): void {
  for (const event of events) d.redress = evolveRedress(d.redress, event)
}

/** The domain's name of a unit or receiver, and the oracle's. */
const nameOf = (by: Place | Receiver) => (receivers.some((one) => one === by) ? by : `unit-${by}`)
function placeOrReceiver(name: string): Place | Receiver {
  const known = [...places, ...receivers].find((one) => nameOf(one) === name)
  if (known === undefined) throw new Error(`bridge: nobody is called ${name}`)
  return known
}

function confirm(d: Desk, thing: ConfirmedThing, by: Place | Receiver, on: Day): void {
  const { release } = d
  const to = thing === 'release' ? release?.receivers : d.redress?.receivers
  if (release === undefined || to === undefined) throw wrongState('none')
  const receiver = nameOf(by)
  const id = confirmationIdOf(LISTING, receiver, thing)
  const place = places.find((one) => one === by)
  const standing = listStandingMeasures(place === undefined ? undefined : d.tasks.get(place))
  const command = { receiver, thing, by: actor('key', receiver), document: null, standing }
  const events = done(decideConfirmation(d.confirmed.get(id), to, command, release, d.law, dated(on)))
  for (const event of events) d.confirmed.set(id, evolveConfirmation(d.confirmed.get(id), event))
}

const confirmedBy = (d: Desk, thing: ConfirmedThing, receiver: string) =>
  d.confirmed.get(confirmationIdOf(LISTING, receiver, thing))

/** Who has confirmed that the erratum reached it. */
const erratumConfirmed = (d: Desk) =>
  (d.redress?.receivers ?? []).flatMap(({ receiver }) => (confirmedBy(d, 'erratum', receiver) ? [receiver] : []))

export const afterActs: Acts<
  'share-begins' | 'share-ends' | 'confirm-release' | 'confirm-erratum' | 'public-erratum' | 'close-redress'
> = {
  'share-begins'(d, { today, command }) {
    const { receiver } = command
    const state = d.outside.get(receiver)
    const terms = {
      receiver,
      place: d.place,
      channel: 'pull' as const,
      address: null,
      contract: command.contract ? '协议1号' : '',
      keptBy: OFFICE,
    }
    const events = done(decideOutsideReceiver(state, terms, actor('zhao', OFFICE), today))
    const next = events.reduce(evolveOutsideReceiver, state)
    if (next !== undefined) d.outside.set(receiver, next)
  },
  'share-ends'(d, { today, command }) {
    const state = d.outside.get(command.receiver)
    const next = done(decideOutsideReceiverEnd(state, actor('zhao', OFFICE), today)).reduce(
      evolveOutsideReceiver,
      state,
    )
    if (next !== undefined) d.outside.set(command.receiver, next)
  },
  'confirm-release': (d, { on, command }) => confirm(d, 'release', command.by, on),
  'confirm-erratum': (d, { on, command }) => confirm(d, 'erratum', command.by, on),
  'public-erratum'(d, { today, command }) {
    const given = { site: '信用网站', evidence: 'file', by: actor(command.by) }
    redressEvents(d, done(decidePublicErratum(d.redress, given, d.law, today)))
  },
  'close-redress'(d, { today, command }) {
    const given = { confirmed: erratumConfirmed(d), by: actor(command.by, MAKER) }
    redressEvents(d, done(decideRedressClosing(d.redress, given, d.law, today)))
  },
}

/** Who has not confirmed the release yet, in the oracle's words. */
export function unconfirmedNow(d: Desk): string[] {
  const open = (d.release?.receivers ?? []).filter(({ receiver }) => confirmedBy(d, 'release', receiver) === undefined)
  return open.map(({ receiver }) => placeOrReceiver(receiver)).toSorted()
}

/** What is owed after an error, in the oracle's words. */
export function owedNow(d: Desk): string[] {
  if (d.redress === undefined) return []
  return listUnfinished(d.redress, erratumConfirmed(d))
    .map((one) => (one === 'publicNotice' ? 'public' : placeOrReceiver(one.replace(/^receiver:/, ''))))
    .toSorted()
}

/** The duties of those who have to confirm that are breached on a day. */
export function lateConfirmations(d: Desk, on: Day): string[] {
  const { release, law } = d
  if (release === undefined) return []
  const late = (duty: Duty) => readDuty(duty, dated(on), law.calendar).kind === 'breached'
  return release.receivers.flatMap((one) => {
    const doneOn = confirmedBy(d, 'release', one.receiver)?.confirmedOn ?? null
    const duty = readReleaseDuty(release, one, { doneOn, sharer: OFFICE }, law)
    return late(duty) ? [`withdrawal ${placeOrReceiver(one.receiver)}`] : []
  })
}
