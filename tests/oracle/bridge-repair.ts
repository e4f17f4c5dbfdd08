// Repair through the domain.

import {
  decideAcceptance,
  decideRepair,
  decideRepairApplication,
  decideRepairExecution,
  decideRepairPublicity,
} from '@xinheng/domain/repair/decide-repair'
import { readAnsweringUnit } from '@xinheng/domain/repair/repair'
import { readRepairableListing } from '@xinheng/domain/repair/repairable'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { readListing } from '@xinheng/domain/listing/read-listing'
import {
  actor,
  type Acts,
  complainant,
  type Desk,
  done,
  fresh,
  LISTING,
  MAKER,
  OFFICE,
  refused,
  TEXT,
} from './bridge-desk.ts'
import { repairEvents } from './bridge-follow.ts'

/** What has ended needs no repair: the server closes the application; the domain's own acts do not look. */
function overRefused(d: Desk, today: LocalDate): void {
  const reading = readListing(d.listing, today, d.law.calendar)
  if (reading.kind === 'ended') throw refused({ code: 'AFTER_END', endedOn: reading.lastDay, basis: [] })
}

/** An officer of the unit that answers the latest application. */
function answering(d: Desk, officer: string) {
  const last = d.repairs.at(-1)
  return actor(officer, last === undefined ? MAKER : readAnsweringUnit(last))
}

export const repairActs: Acts<
  'apply-repair' | 'accept-repair' | 'decide-repair' | 'publicise-repair' | 'execute-repair'
> = {
  'apply-repair'(d, { today, command }) {
    const known = d.listing === undefined ? undefined : readRepairableListing(d.listing, d.law, today)
    const graded = { gravity: d.grade, by: 'table', confirmed: d.gradeConfirmed, basis: [] } as const
    const repairable = known === undefined ? undefined : { ...known, gravity: graded }
    const last = d.repairs.at(-1)
    const waits = last?.kind === 'granted' && last.effectiveOn === null
    const open = last?.kind === 'applied' || last?.kind === 'accepted' || waits ? last.repairId : null
    const { subjectId, raiser } = complainant(command.by)
    const handedIn = {
      repairId: fresh(d, 'repair'),
      receiptNumber: '1',
      target: { kind: 'listing', listingId: LISTING } as const,
      subjectId,
      takenInBy: MAKER,
      channel: 'web' as const,
      externalKey: null,
      identity: 'account' as const,
      materials: {
        performance: command.performed ? 'file' : null,
        rectification: command.performed ? 'file' : null,
        promise: command.commitment ? TEXT : null,
        communityService: null,
        other: [],
      },
      raiser,
      files: [],
      documentNumber: command.forged ? '伪字1号' : (known?.document.numbers[0] ?? ''),
      assigned: null,
      by: null,
    }
    const elsewhere = d.received && known !== undefined ? [known.determiner, known.document.authority] : []
    const facts = { thing: repairable, open, conditions: [], units: { elsewhere, creditAuthority: OFFICE } }
    repairEvents(d, done(decideRepairApplication(undefined, handedIn, facts, d.law, today)))
  },
  'accept-repair'(d, { today, command }) {
    overRefused(d, today)
    const acceptance = { accepted: true, reasons: '', by: answering(d, command.by) }
    repairEvents(d, done(decideAcceptance(d.repairs.at(-1), acceptance, d.law, today)))
  },
  'decide-repair'(d, { today, command }) {
    overRefused(d, today)
    const outcome = command.allowed ? ('granted' as const) : ('refused' as const)
    const decision = { outcome, reasons: TEXT, letter: null, by: answering(d, command.by) }
    repairEvents(d, done(decideRepair(d.repairs.at(-1), decision, d.law, today)))
  },
  'publicise-repair'(d, { today, command }) {
    overRefused(d, today)
    const publicity = { site: '信用网站', by: answering(d, command.by) }
    repairEvents(d, done(decideRepairPublicity(d.repairs.at(-1), publicity, d.law, today)))
  },
  'execute-repair'(d, { today }) {
    repairEvents(d, done(decideRepairExecution(d.repairs.at(-1), d.law, today)))
  },
}
