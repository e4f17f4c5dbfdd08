import type { CalendarYear } from '@xinheng/domain/calendar/work-calendar'
import { CALENDAR_YEARS } from '@xinheng/domain/calendar/years'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { BASELINE_CATALOGUE } from '@xinheng/domain/catalogue/data/baseline'
import type { Catalogue } from '@xinheng/domain/catalogue/catalogue'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import { decideLawTextProposal, decideLawTextPublication, type LawTextKind } from '@xinheng/domain/rulebook/law-text'
import type { RuleBook } from '@xinheng/domain/rulebook/rule-row'
import type { Actor } from '@xinheng/domain/kernel/refs'
import { actInTransaction, actOnCase, type Acting } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
import { hashLawText, lawTextStream, lawTextStreamId } from './law-text-store.ts'

/** A text that was parsed from its file: the content, and the name of its version. */
export type LawTextDraft =
  | { readonly kind: 'ruleBook'; readonly content: RuleBook }
  | { readonly kind: 'catalogue'; readonly content: Catalogue }
  | { readonly kind: 'calendarYear'; readonly content: CalendarYear; readonly issue: number }

/** The version a draft is known by: its own, or `2027-1` for the first notice of a calendar year. */
export function versionOf(draft: LawTextDraft): string {
  return draft.kind === 'calendarYear' ? `${draft.content.year}-${draft.issue}` : draft.content.version
}

/** Proposes a text; nothing is in force by it. Refused when the version is known already. */
export async function proposeLawText(
  service: Service,
  acting: Acting,
  draft: LawTextDraft,
): Promise<Result<string, Refusal>> {
  const { db, ambient } = service
  const version = versionOf(draft)
  const stream = lawTextStream({ content: draft.content, recordedAt: ambient.now() })
  const proposal = { kind: draft.kind, version, contentHash: hashLawText(draft.content), by: actorOf(acting) }
  const recording = { ambient, acting, rulebookVersion: null }
  const done = await actOnCase(db, stream, lawTextStreamId(draft.kind, version), recording, async (_tx, state) =>
    decideLawTextProposal(state, proposal, ambient.today()),
  )
  return done.ok ? ok(version) : done
}

/** Publishes a proposed text by a second official; from `effectiveFrom` on it is the authority. */
export async function publishLawText(
  service: Service,
  acting: Acting,
  {
    kind,
    version,
    effectiveFrom,
  }: { readonly kind: LawTextKind; readonly version: string; readonly effectiveFrom: LocalDate },
): Promise<Result<string, Refusal>> {
  const { db, ambient } = service
  const stream = lawTextStream({ content: null, recordedAt: ambient.now() })
  const recording = { ambient, acting, rulebookVersion: null }
  const done = await actOnCase(db, stream, lawTextStreamId(kind, version), recording, async (_tx, state) =>
    decideLawTextPublication(state, { by: actorOf(acting), effectiveFrom }, ambient.today()),
  )
  return done.ok ? ok(version) : done
}

/**
 * Puts a text that two officials already agreed on in force, inside the transaction of the act that made it: it is
 * recorded as proposed by the one and published by the other.
 */
export async function enactLawText(
  { ambient }: Service,
  tx: Tx,
  {
    draft,
    proposer,
    publisher,
  }: { readonly draft: LawTextDraft; readonly proposer: Actor; readonly publisher: Acting },
): Promise<Result<string, Refusal>> {
  const version = versionOf(draft)
  const [id, today] = [lawTextStreamId(draft.kind, version), ambient.today()]
  const stream = lawTextStream({ content: draft.content, recordedAt: ambient.now() })
  const proposal = { kind: draft.kind, version, contentHash: hashLawText(draft.content), by: proposer }
  const recording = { ambient, acting: publisher, rulebookVersion: null }
  const proposed = await actInTransaction(tx, stream, id, recording, (state) =>
    decideLawTextProposal(state, proposal, today),
  )
  if (!proposed.ok) return proposed
  const publication = { by: actorOf(publisher), effectiveFrom: today }
  const published = await actInTransaction(tx, stream, id, recording, (state) =>
    decideLawTextPublication(state, publication, today),
  )
  return published.ok ? ok(version) : published
}

/**
 * Proposes what ships with the program and publishes it by a second official, for a new installation, a demo or a test.
 * Texts whose version is known already are left as they are.
 */
export async function publishBaseline(service: Service, proposer: Acting, publisher: Acting): Promise<void> {
  const drafts: readonly LawTextDraft[] = [
    { kind: 'ruleBook', content: BASELINE },
    { kind: 'catalogue', content: BASELINE_CATALOGUE },
    ...CALENDAR_YEARS.map((content): LawTextDraft => ({ kind: 'calendarYear', content, issue: 1 })),
  ]
  for (const draft of drafts) {
    const proposed = await proposeLawText(service, proposer, draft)
    if (!proposed.ok) continue
    const published = await publishLawText(service, publisher, {
      kind: draft.kind,
      version: proposed.value,
      effectiveFrom: service.ambient.today(),
    })
    if (!published.ok) throw new Error(`the baseline ${draft.kind} was not published: ${published.error.code}`)
  }
}

function actorOf({ officerId, organisationId }: Acting): {
  readonly officerId: string
  readonly organisationId: string
} {
  return { officerId, organisationId }
}
