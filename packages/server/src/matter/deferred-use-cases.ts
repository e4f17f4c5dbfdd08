import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { refuse, type Result } from '@xinheng/domain/kernel/result'
import { groundOn } from '@xinheng/domain/listing/law-in-force'
import {
  decideBreakPromise,
  decideDeferDocuments,
  decideSupplyDocuments,
  readDeferredAcceptance,
  type MissingDocument,
} from '@xinheng/domain/matter/defer-documents'
import type { DeferredConsequence } from '@xinheng/domain/matter/deferred-documents'
import type { Matter } from '@xinheng/domain/matter/matter'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import type { Acting, Folded } from '../db/case-act.ts'
import type { Service } from '../service.ts'
import { actOnMatter, actorOf } from './matter-acts.ts'
import { sealForMatter } from './matter-use-cases.ts'
import { readPartyCheck } from './party-check.ts'

/** An incomplete application that is to be taken in (容缺受理) on a written promise. */
export interface DeferDocumentsCommand {
  readonly matterId: string
  readonly missing: readonly MissingDocument[]
  readonly promise: string
  readonly promiseGivenOn: LocalDate
  /** Last day by which the documents come; the department's period ends that day. */
  readonly dueOn: LocalDate
}

/** Takes in an incomplete application. The applicant's fast track is read anew from today's facts. */
export async function deferDocuments(
  service: Service,
  acting: Acting,
  { matterId, missing, promise, promiseGivenOn, dueOn }: DeferDocumentsCommand,
  expected?: number,
): Promise<Result<Folded<Matter>, Refusal>> {
  const on = service.ambient.today()
  return actOnMatter(
    service,
    acting,
    matterId,
    'unit',
    async ({ tx, law, matter }) => {
      const applicant = matter?.parties.find(({ role }) => role === 'applicant')
      if (matter === undefined || applicant === undefined)
        return refuse({ code: 'PARTY_UNKNOWN', partyId: '', basis: [] })
      const { fastTrack } = await readPartyCheck(tx, matter, applicant, law, on)
      const facts = { givenOn: promiseGivenOn, documentsBy: dueOn, periodEnds: dueOn }
      const rule = readRule(law.book, matter.place, 'deferredDocuments', on)
      const { occasion } = matter
      const reading = readDeferredAcceptance(rule, { occasion, missing, fastTrack, promise: facts }, on)
      const text = promise.trim() === '' ? '' : await sealForMatter(service, tx, matter, 'deferredPromise', promise)
      const basis = reading.kind === 'unspecified' ? [] : [reading.source]
      const command = { missing, promise: text, dueOn, by: actorOf(acting), on }
      return decideDeferDocuments(matter, command, reading, groundOn(law, basis, { reading: reading.kind }))
    },
    { expected },
  )
}

/** Records documents that came in on the promise. */
export async function supplyDocuments(
  service: Service,
  acting: Acting,
  { matterId, items }: { readonly matterId: string; readonly items: readonly string[] },
  expected?: number,
): Promise<Result<Folded<Matter>, Refusal>> {
  const on = service.ambient.today()
  const decide = async ({ matter }: { readonly matter: Matter | undefined }) => decideSupplyDocuments(matter, items, on)
  return actOnMatter(service, acting, matterId, 'unit', decide, { expected })
}

/** Records that the promise was not kept, and what follows in this matter. */
export async function breakPromise(
  service: Service,
  acting: Acting,
  command: { readonly matterId: string; readonly consequence: DeferredConsequence; readonly text: string },
  expected?: number,
): Promise<Result<Folded<Matter>, Refusal>> {
  const on = service.ambient.today()
  const { matterId, consequence, text } = command
  return actOnMatter(
    service,
    acting,
    matterId,
    'unit',
    async ({ tx, matter }) => {
      const ref = text.trim() === '' ? '' : await sealForMatter(service, tx, matter, 'brokenPromise', text)
      return decideBreakPromise(matter, { consequence, text: ref, by: actorOf(acting), on })
    },
    { expected },
  )
}
