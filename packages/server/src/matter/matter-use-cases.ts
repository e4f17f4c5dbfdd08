import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { looksLikeResidentId } from '@xinheng/domain/identifier/resident-shape'
import type { Citation } from '@xinheng/domain/kernel/citation'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { groundOn, type LawInForce } from '@xinheng/domain/listing/law-in-force'
import {
  decideCloseMatter,
  decideMatterDecision,
  decideOpenMatter,
  decideReachMoment,
} from '@xinheng/domain/matter/decide-matter'
import type { Decider, Matter, MatterDecision, MatterEnding, ReferenceMoment } from '@xinheng/domain/matter/matter'
import { citeMustCheck, readMustCheck } from '@xinheng/domain/matter/must-check'
import type { CurrentEntries } from '@xinheng/domain/matter/recheck'
import { usualMoments } from '@xinheng/domain/matter/usual-moments'
import type { Occasion } from '@xinheng/domain/rulebook/axes'
import { findPlace, readRule } from '@xinheng/domain/rulebook/read-rule'
import { openInTransaction, type Acting, type Folded } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { plainRef } from '@xinheng/domain/kernel/text-ref'
import { transact } from '../db/transact.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import type { Service } from '../service.ts'
import { actOnMatter, actorOf, Draft, recordingOf } from './matter-acts.ts'
import { MATTER_STREAM } from './matter-store.ts'
import { readPartyCheck } from './party-check.ts'

/** What opening a matter needs; the unit is the one that acts. */
export interface OpenMatter {
  readonly occasion: Occasion
  readonly place: string
  /** `null`: the unit decides itself. */
  readonly decider: Decider | null
  /** `null`: the usual ones of the occasion. */
  readonly moments: readonly ReferenceMoment[] | null
  /** The unit's own number of the matter; anything shaped like a person's number is refused. */
  readonly reference: string | null
}

/** Opens a matter of one's own unit. */
export async function openMatter(
  service: Service,
  acting: Acting,
  opening: OpenMatter,
): Promise<Result<Folded<Matter>, Refusal>> {
  const { db, ambient } = service
  const law = await service.law(db, ambient.today())
  const recording = recordingOf(service, { ...acting, place: opening.place }, law)
  const matterId = ambient.uuid()
  return transact(db, async (tx) => {
    const unknown = await findUnknownUnit(tx, acting, opening)
    if (unknown !== undefined) return refuse<Refusal>(unknown)
    const draft = new Draft(undefined)
    const decided = addOpening(service, acting, law, draft, matterId, opening) ?? ok(draft.events)
    return openInTransaction(tx, MATTER_STREAM, matterId, recording, decided)
  })
}

/** What is wrong with the units of an opening: the register has one of them not. */
export async function findUnknownUnit(tx: Tx, acting: Acting, opening: OpenMatter): Promise<Refusal | undefined> {
  const units = [acting.organisationId, opening.decider?.organisationId ?? acting.organisationId]
  for (const organisationId of new Set(units)) {
    if ((await findUnit(tx, organisationId)) === undefined) return { code: 'UNIT_UNKNOWN', organisationId, basis: [] }
  }
  return undefined
}

/** Adds the opening of a matter to a draft; answers the refusal, or nothing. */
export function addOpening(
  { ambient }: Service,
  acting: Acting,
  law: LawInForce,
  draft: Draft,
  matterId: string,
  { occasion, place, decider, moments, reference }: OpenMatter,
): { readonly ok: false; readonly error: Refusal } | undefined {
  const on = ambient.today()
  if (findPlace(law.book, place) === undefined)
    return refuse({ code: 'RULE_UNSPECIFIED', axis: 'checkOccasions', basis: [] })
  if (reference !== null && looksLikeResidentId(reference))
    return refuse({ code: 'IDENTIFIER_INVALID', fault: 'reference', basis: [] })
  const mustCheck = readMustCheck(readRule(law.book, place, 'checkOccasions', on), occasion)
  return draft.add(
    decideOpenMatter(draft.matter, {
      matterId,
      occasion,
      place,
      unitId: acting.organisationId,
      reference: reference === null || reference.trim() === '' ? null : plainRef(reference.trim()),
      decider: decider ?? { organisationId: acting.organisationId, officerId: null },
      moments: moments ?? usualMoments(occasion),
      on,
      mustCheck: mustCheck.kind === 'must',
      ground: groundOn(law, mustCheck.kind === 'notStated' ? [] : [mustCheck.source], { mustCheck: mustCheck.kind }),
    }),
  )
}

/** Records that a reference moment has come today, which makes a check of every party due. */
export async function reachMoment(
  service: Service,
  acting: Acting,
  { matterId, moment }: { readonly matterId: string; readonly moment: ReferenceMoment },
  expected?: number,
): Promise<Result<Folded<Matter>, Refusal>> {
  const on = service.ambient.today()
  const decide = async ({ matter }: { readonly matter: Matter | undefined }) => decideReachMoment(matter, moment, on)
  return actOnMatter(service, acting, matterId, 'unit', decide, { expected })
}

export interface DecideMatter {
  readonly matterId: string
  readonly outcome: MatterDecision['outcome']
  /** Number or words of the decision document; it goes to the vault. */
  readonly document: string
}

/** Records what the decider decided; refused while a party is unchecked, or an entry has changed since its receipt. */
export async function decideMatter(
  service: Service,
  acting: Acting,
  { matterId, outcome, document }: DecideMatter,
  expected?: number,
): Promise<Result<Folded<Matter>, Refusal>> {
  const on = service.ambient.today()
  return actOnMatter(
    service,
    acting,
    matterId,
    'decider',
    async ({ tx, law, matter }) => {
      if (document.trim() === '') return refuse({ code: 'DECISION_MISSING', basis: [] })
      const current = matter === undefined ? [] : await readCurrentEntries(tx, matter, law, on)
      const ref = await sealForMatter(service, tx, matter, 'matterDecision', document)
      return decideMatterDecision(
        matter,
        { outcome, document: ref, by: actorOf(acting), on },
        current,
        dutyOf(matter, law, on),
      )
    },
    { expected },
  )
}

/** The entries of every party as they stand now. */
async function readCurrentEntries(
  tx: Tx,
  matter: Matter,
  law: LawInForce,
  on: LocalDate,
): Promise<readonly CurrentEntries[]> {
  const current: CurrentEntries[] = []
  for (const party of matter.parties) {
    const { entries } = await readPartyCheck(tx, matter, party, law, on)
    current.push({ subjectId: party.subjectId, entries })
  }
  return current
}

/** Puts a text of a matter away under its first party, whose erasure takes it along; without a party under the matter. */
export async function sealForMatter(
  { vault }: Service,
  tx: Tx,
  matter: Matter | undefined,
  purpose: string,
  text: string,
): Promise<string> {
  const subjectId = matter?.parties[0]?.subjectId ?? matter?.matterId ?? purpose
  return (await vault.sealValue(tx, { subjectId, purpose, plaintext: text.trim() })).ref
}

/** The clause of the matter's place that asks for a check on such an occasion. */
function dutyOf(matter: Matter | undefined, law: LawInForce, on: LocalDate): readonly Citation[] {
  if (matter === undefined) return []
  return citeMustCheck(readRule(law.book, matter.place, 'checkOccasions', on), matter.occasion)
}

/** Ends a matter; refused while a check is open. */
export async function closeMatter(
  service: Service,
  acting: Acting,
  { matterId, ending }: { readonly matterId: string; readonly ending: MatterEnding },
  expected?: number,
): Promise<Result<Folded<Matter>, Refusal>> {
  const on = service.ambient.today()
  const decide = async ({ matter, law }: { readonly matter: Matter | undefined; readonly law: LawInForce }) =>
    decideCloseMatter(matter, { ending, on }, dutyOf(matter, law, on))
  return actOnMatter(service, acting, matterId, 'unit', decide, { expected })
}
