// The oracle's commands as acts of the server: each through the use case that an officer's form or a program would reach.

import { localDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { decideReception, decideUpstreamQuestion } from '@xinheng/domain/listing/decide-received'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import type { Subject } from '@xinheng/domain/subject/subject'
import { hashBody } from '../../packages/server/src/http/idempotency.ts'
import type { IdempotencyStore } from '../../packages/server/src/access/claim-port.ts'
import {
  actOnComplaint,
  takeComplaint,
  type ComplaintIntake,
} from '../../packages/server/src/complaint/complaint-use-cases.ts'
import { actInTransaction } from '../../packages/server/src/db/case-act.ts'
import { transact } from '../../packages/server/src/db/transact.ts'
import { announceListing } from '../../packages/server/src/listing/announce.ts'
import { LISTING_STREAM } from '../../packages/server/src/listing/listing-store.ts'
import { actOnListing, proposeListing, type ListingAct } from '../../packages/server/src/listing/listing-use-cases.ts'
import { actOnObjection, stepAsSender, takeObjection } from '../../packages/server/src/objection/objection-use-cases.ts'
import type { ObjectionAct } from '../../packages/server/src/objection/objection-act.ts'
import { actOnMeeting, callMeeting, commitToSeed } from '../../packages/server/src/panel/panel-use-cases.ts'
import { findOpenMeetingOf } from '../../packages/server/src/panel/panel-views.ts'
import type { NewApplication } from '../../packages/server/src/repair/new-application.ts'
import { actOnRepair, applyForRepair } from '../../packages/server/src/repair/repair-use-cases.ts'
import { actOnReview, recordReview } from '../../packages/server/src/review/review-use-cases.ts'
import type { GivenRemedy } from '../../packages/server/src/review/remedy-words.ts'
import type { Service } from '../../packages/server/src/service.ts'
import { actOnTask } from '../../packages/server/src/task/task-use-cases.ts'
import type { Asker, Command, Target } from './facts.ts'
import { text } from './days.ts'
import { placeCodes, type Particulars, type Request } from './server-wire.ts'

export type Done = { readonly ok: true } | { readonly ok: false; readonly code: string }

/** One request of a client under its idempotency key, as the HTTP layer runs it; sent again, it is done once. */
export type Once = (part: string, work: () => Promise<Result<unknown, Refusal>>) => Promise<Done>

export function createOnce(store: IdempotencyStore, key: string, body: unknown): Once {
  return async (part, work) => {
    const claim = await store.claim(
      { callerId: 'oracle', operationId: part, key: `${key}-${part}` },
      hashBody(part, '', body),
    )
    if (claim.kind === 'done') return JSON.parse(claim.answer.body) as Done
    if (claim.kind === 'answerLost') return { ok: true }
    if (claim.kind !== 'new') throw new Error(`the key of ${part} is ${claim.kind}`)
    const result = await claim.held.run(work)
    if (!result.ok) {
      await claim.held.release('refused')
      return { ok: false, code: result.error.code }
    }
    const done: Done = { ok: true }
    await claim.held.complete({ status: 200, headers: {}, body: JSON.stringify(done) })
    return done
  }
}

const TOLD = { measures: '措施', removalConditions: '条件', remedies: '救济' } as const

export async function perform(
  service: Service,
  once: Once,
  { subjectId, home, on }: Request,
  command: Command,
  particulars: Particulars,
): Promise<Done> {
  const place = placeCodes[home]
  const today = localDate(on)
  const { known, months } = particulars
  const listingId = known.listingId ?? 'none'
  const at = (part: string, officerId: string) => ({ officerId, organisationId: `${part}-${place}`, place })
  const onListing = async (part: string, officerId: string, act: ListingAct) =>
    once(part, async () => actOnListing(service, at('maker', officerId), listingId, act))
  const targetOf = (target: Target): DisputeTarget =>
    target.of === 'measure'
      ? { kind: 'measure', listingId, measureId: target.measure, implementer: `maker-${place}` }
      : target.of === 'publication'
        ? { kind: 'publication', listingId }
        : { kind: 'listing', listingId }
  const ofSubject = (by: Asker) => (by === 'stranger' ? 'somebody' : subjectId)
  const agentOf = (by: Asker) =>
    by === 'agent' || by === 'agent-without-proof'
      ? { name: '合成的代理人', authority: by === 'agent' ? '授权委托书' : '' }
      : null
  const open = known.objections.find((one) => one.open)
  const onObjection = async (part: string, officerId: string, act: ObjectionAct, id = open?.id ?? 'none') =>
    once(part, async () => actOnObjection(service, at('maker', officerId), id, act))
  const onTask = async (part: string, unit: string, officerId: string, act: Parameters<typeof actOnTask>[3]) =>
    once(part, async () => actOnTask(service, at(unit, officerId), listingId, act))
  const onRepair = async (part: string, officerId: string, act: Parameters<typeof actOnRepair>[3]) =>
    once(part, async () => actOnRepair(service, at('maker', officerId), known.repairId ?? 'none', act))
  const onReview = async (part: string, act: Parameters<typeof actOnReview>[3]) =>
    once(part, async () => actOnReview(service, at('office', 'zhao'), known.review?.id ?? 'none', act))

  switch (command.kind) {
    case 'propose': {
      await writeSubject(service, subjectId, command.subject)
      const { basis } = command
      const date = basis === undefined ? today : earlier(localDate(text(basis.effectiveOn)), today)
      const conduct = { from: before(today, 90), until: before(today, 90), facts: '合成的案情' }
      const document =
        basis === undefined
          ? null
          : {
              kind: 'penaltyDecision' as const,
              number: basis.number,
              date,
              authority: `maker-${place}`,
              effectiveOn: localDate(text(basis.effectiveOn)),
            }
      const listTypeId = basis?.level === 'local-policy' ? 'local-policy' : 'work-safety'
      const given = { listKind: 'sanction', listTypeId, subjectId, document, conduct, source: null } as const
      return once('propose', async () => proposeListing(service, at('maker', command.by), given))
    }
    case 'notice': {
      const texts = { facts: '事实', rights: '权利', ...(command.complete ? { reasons: '理由' } : {}), ...TOLD }
      const basis = [{ document: 'N49', clause: '(八)' }] as const
      const lastDayToAnswer = localDate(particulars.lastDayToAnswer)
      const act = { act: 'issueNotice', texts, basis, channel: 'post', lastDayToAnswer } as const
      return onListing('notice', command.by, act)
    }
    case 'serve':
      return command.proof
        ? onListing('serve', command.by, {
            act: 'recordService',
            texts: { evidence: '回执' },
            proof: { kind: 'delivered', servedOn: today },
          })
        : onListing('serve', command.by, {
            act: 'recordFailedService',
            texts: {},
            channel: 'post',
            reasonCode: 'addresseeUnknown',
          })
    case 'statement':
      return onListing('statement', 'clerk', { act: 'recordStatement', texts: { statement: '陈述和申辩' } })
    case 'answer-statement':
      return onListing('answer', command.by, {
        act: 'answerStatement',
        texts: { reasons: '理由' },
        statementId: known.statementId ?? 'none',
        outcome: 'notUpheld',
      })
    case 'decide': {
      if (particulars.convene) {
        const met = await convene(service, once, listingId, place)
        if (!met.ok) return met
      }
      const term = { count: months, unit: 'month' } as const
      const decided = await onListing('decide', command.by, {
        act: 'decide',
        texts: { reasons: '决定理由' },
        outcome: 'list',
        number: `决字${subjectId}号`,
        term,
      })
      if (!decided.ok) return decided
      const served = await onListing('decision-served', command.by, {
        act: 'serveDecision',
        texts: { evidence: '回执', ...TOLD },
        proof: { kind: 'delivered', servedOn: today },
      })
      if (!served.ok) return served
      const publish = { act: 'publish', texts: {}, effectiveOn: today, termSetBy: 'rule' } as const
      return onListing('published', command.by, publish)
    }
    case 'drop':
      return onListing('drop', command.by, { act: 'drop', texts: { reasons: '理由' } })
    case 'withdraw':
      return onListing('withdraw', command.by, { act: 'release', texts: { reasons: '理由' }, reason: 'corrected' })
    case 'receive':
      await writeSubject(service, subjectId, command.subject)
      return once('receive', async () => receive(service, subjectId, place, command, today))
    case 'confirm-service':
      return onListing('confirm', command.by, { act: 'confirmReceived', texts: { reasons: '已核实' } })
    case 'upstream-vanish':
      return once('vanish', async () => askSender(service, listingId, place))
    case 'upstream-answer': {
      const answer = command.stands ? 'stillListed' : 'released'
      const act = {
        act: 'answerUpstreamQuestion',
        texts: {},
        answer,
        releasedOn: command.stands ? null : today,
      } as const
      return onListing('sender-answer', 'zhao', act)
    }
    case 'upstream-release':
      return onListing('sender-release', 'zhao', {
        act: 'recordUpstreamRelease',
        texts: {},
        reason: 'withdrawn',
        releasedOn: today,
      })
    case 'object':
    case 'report-error': {
      const self = command.kind === 'report-error'
      const agent = self ? null : agentOf(command.by)
      const intake = {
        target: targetOf(self ? { of: 'entry' } : command.target),
        // Whoever sends it without an account only says whose it is.
        subjectId:
          !self && command.account ? ofSubject(command.by) : self || command.by !== 'stranger' ? null : 'somebody',
        by: self
          ? ({ kind: 'unit' } as const)
          : agent === null
            ? ({ kind: 'subject' } as const)
            : ({ kind: 'agent', ...agent } as const),
        channel: 'web',
        form: self || command.written ? 'written' : 'oral',
        ground: 'factsWrong',
        text: '所列的合成事实有误',
        contact: '',
        files: [],
        paperCode: '',
      } as const
      const officer = self ? at('maker', command.by) : null
      return once('object', async () => takeObjection(service, officer, place, intake))
    }
    case 'identify': {
      const unknown = known.objections.find((one) => one.open && !one.identified)
      return onObjection(
        'identify',
        command.by,
        { act: 'confirmIdentity', evidence: '身份证明' },
        unknown?.id ?? 'none',
      )
    }
    case 'transfer':
      return onObjection('transfer', command.by, { act: 'transfer' })
    case 'test-begin':
      return onObjection('test-begin', command.by, { act: 'beginExcluded', what: '鉴定' })
    case 'test-end':
      return onObjection('test-end', command.by, { act: 'endExcluded' })
    case 'decide-objection': {
      const { letterOn, letterConfirms } = particulars
      const found = letterConfirms ? ('confirmed' as const) : ('corrected' as const)
      const letter = letterOn === null ? null : { number: '复函1号', date: localDate(letterOn), found }
      const outcome = command.outcome === 'corrected' ? 'partlyUpheld' : command.outcome
      const remedies = await readRemedies(service, 'objection', open?.id, command.outcome)
      const text = { statement: '更正说明', reasons: '理由', against: '理由' }
      const decided = await onObjection('decide', command.by, { act: 'decide', outcome, remedies, letter, ...text })
      // What a unit found itself has nobody who waits for the answer.
      if (!decided.ok || open?.byUnit !== true) return decided
      return onObjection('tell-own', command.by, { act: 'tellSubject', proof: '回执' })
    }
    case 'tell-result': {
      const untold = known.objections.find((one) => one.untold && !one.byUnit)
      return onObjection('tell', command.by, { act: 'tellSubject', proof: '回执' }, untold?.id ?? 'none')
    }
    case 'take-back-objection': {
      const own = known.objections.find((one) => one.open && !one.byUnit)
      return once('take-back', async () => stepAsSender(service, own?.id ?? 'none', 'withdraw'))
    }
    case 'complain': {
      const last = known.objections.findLast(({ taken, byUnit }) => !taken && !byUnit)
      const about: ComplaintIntake['about'] =
        last === undefined ? { target: targetOf({ of: 'entry' }) } : { objectionId: last.id }
      const intake = {
        about,
        subjectId: ofSubject(command.by),
        agent: agentOf(command.by),
        channel: 'web',
        form: 'written',
        ground: 'factsWrong',
        text: '对处理结果不服',
        files: [],
      } as const
      return once('complain', async () => takeComplaint(service, null, place, intake))
    }
    case 'decide-complaint': {
      const { complaint } = known
      const acting = { officerId: command.by, organisationId: complaint?.handler ?? `office-${place}`, place }
      const id = complaint?.id ?? 'none'
      if (complaint?.called !== true) {
        const call = { act: 'callDepartments', departments: [`maker-${place}`], meetingId: null } as const
        const called = await once('call', async () => actOnComplaint(service, acting, id, call))
        if (!called.ok) return called
      }
      const remedies = await readRemedies(service, 'complaint', complaint?.id, command.outcome)
      const { outcome } = command
      const answer = { act: 'decide', outcome, remedies, reasons: '理由', statement: '' } as const
      return once('decide', async () => actOnComplaint(service, acting, id, answer))
    }
    case 'record-review': {
      const pending = known.review?.pending === true ? known.review : null
      const named = command.review === '行政复议' ? 'reconsideration' : 'litigation'
      const given = {
        kind: pending?.kind ?? named,
        target: targetOf({ of: 'entry' }),
        reviewed: 'act',
        organ: '合成的复议机关',
        caseNumber: pending?.caseNumber ?? `复〔2026〕${known.reviews + 1}号`,
        filedOn: today,
        proof: null,
        proofText: '受理通知书',
        proofFile: null,
      } as const
      const acting = at('office', 'clerk')
      return once('review', async () => recordReview(service, { kind: 'officer', acting }, given))
    }
    case 'interim-stay':
      return onReview('stay', { act: 'orderStay', number: `停字${on}号`, date: today })
    case 'lift-interim-stay': {
      const orderId = known.review?.order ?? 'none'
      return onReview('lift-stay', { act: 'liftStay', orderId, number: `解字${on}号`, date: today })
    }
    case 'review-outcome':
      return onReview('review-outcome', {
        act: 'decide',
        outcome: command.outcome === 'annulled' ? 'annulled' : 'upheld',
        document: { number: '终字1号', date: today, effectiveOn: today },
        remedies: [],
        lastDay: null,
        reasons: '理由',
        statement: '',
      })
    case 'apply-repair': {
      const done = command.performed ? '缴款凭证' : ''
      const materials = { performance: done, rectification: done, communityService: '', other: [] }
      const application: NewApplication = {
        entryId: listingId,
        documentNumber: command.forged ? '伪字1号' : known.documentNumber,
        applicant: { by: 'account', subjectId: ofSubject(command.by) },
        channel: 'web',
        externalKey: null,
        materials: { ...materials, promise: command.commitment ? '今后依法经营' : '' },
        assigned: null,
        agent: agentOf(command.by),
        files: [],
      }
      return once('apply', async () => applyForRepair(service, null, application))
    }
    case 'accept-repair':
      return onRepair('accept', command.by, { act: 'accept' })
    case 'decide-repair': {
      const outcome = command.allowed ? 'granted' : 'refused'
      return onRepair('decide', command.by, { act: 'decide', outcome, reasons: '理由', letter: null })
    }
    case 'publicise-repair':
      return onRepair('publicise', command.by, { act: 'publicise', site: '信用网站' })
    case 'apply': {
      const act = { act: 'apply', measureId: command.measure, evidence: '凭证', proportionality: '适当' } as const
      // Whoever applies measures is another person than those who list.
      const officer = `${command.by}-2`
      const more = { told: '已告知', ownLastDay: null, established: [] } as const
      return onTask('apply', command.power ? 'maker' : 'weak', officer, { ...act, ...more })
    }
    case 'lift':
      return onTask('lift', 'maker', `${command.by}-2`, { act: 'lift', measureId: command.measure, evidence: '凭证' })
    case 'provider-answer':
    case 'execute-repair':
    case 'tell-subject':
    case 'share-begins':
    case 'share-ends':
    case 'confirm-release':
    case 'confirm-erratum':
    case 'public-erratum':
    case 'close-redress':
      throw new Error(`${command.kind} is no act of the server`)
  }
}

/** The subject of the history; its kind is that of the latest case until one is accepted. */
async function writeSubject(service: Service, id: string, subject: 'organisation' | 'person'): Promise<void> {
  const { db, vault } = service
  const taken = await db.selectFrom('listing').select('id').where('subject_id', '=', id).executeTakeFirst()
  if (taken !== undefined) return
  const hidden = subject === 'person'
  await db.transaction().execute(async (tx) => {
    const kind = hidden ? 'naturalPerson' : 'enterprise'
    const empty = { names: [], documents: [], offices: [], successors: [], successions: [] }
    const folded: Subject = { subjectId: id, kind, status: { kind: 'active' }, ...empty }
    const row = { kind, protected: hidden, snapshot: JSON.stringify(folded) }
    const name_ref = hidden
      ? (await vault.sealValue(tx, { subjectId: id, purpose: 'name', plaintext: '合成的姓名' })).ref
      : null
    const named = { ...row, name: hidden ? null : `合成有限公司${id}`, name_ref }
    await tx
      .insertInto('subject')
      .values({ id, ...named })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(named))
      .execute()
  })
}

/** An entry as the import takes it: the decision, its record and its messages in one transaction. */
async function receive(
  service: Service,
  subjectId: string,
  place: string,
  command: Extract<Command, { kind: 'receive' }>,
  today: LocalDate,
): Promise<Result<unknown, Refusal>> {
  const { db, ambient } = service
  const law = await service.law(db, today)
  const listingId = ambient.uuid()
  const from = `source-${command.source}`
  const decidedOn = localDate(text(command.decidedOn))
  const conduct = localDate(text(command.decidedOn - 90))
  const recording = {
    ambient,
    acting: { officerId: 'system:import', organisationId: from, place },
    rulebookVersion: law.book.version,
  }
  const reception = {
    entry: {
      listingId,
      listKind: 'sanction' as const,
      place,
      listTypeId: command.source === 'court' ? 'judgment-defaulter' : 'work-safety',
      subjectId,
      subjectKind: command.subject === 'person' ? ('naturalPerson' as const) : ('enterprise' as const),
      determiner: from,
      conduct: { from: conduct, until: conduct, facts: 'text' },
      source: null,
    },
    document:
      command.document === undefined
        ? null
        : {
            kind: 'judgment' as const,
            number: command.document,
            date: decidedOn,
            authority: from,
            effectiveOn: decidedOn,
          },
    from,
    externalKey: `key-${subjectId}`,
    service: command.service === 'stated' ? ({ kind: 'served', on: null } as const) : ({ kind: 'notStated' } as const),
    term: { start: decidedOn, length: { count: command.months, unit: 'month' as const }, latestEnd: null, basis: [] },
    file: 'file:oracle',
  }
  const unit = { organisationId: from, departments: ['应急管理部门', '人民法院'] }
  return transact(db, async (tx) => {
    const decided = decideReception(undefined, reception, unit, law, today)
    const done = await actInTransaction(tx, LISTING_STREAM, listingId, recording, () => decided)
    if (done.ok && decided.ok) await announceListing(tx, service, law, done.value.state, decided.value)
    return done
  })
}

/** What the import does about an entry that the sender's whole list no longer has. */
async function askSender(service: Service, listingId: string, place: string): Promise<Result<unknown, Refusal>> {
  const { db, ambient } = service
  const law = await service.law(db, ambient.today())
  const acting = { officerId: 'system:import', organisationId: `maker-${place}`, place }
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const question = { questionId: ambient.uuid(), file: 'file:oracle' }
  return transact(db, async (tx) =>
    actInTransaction(tx, LISTING_STREAM, listingId, recording, (state) =>
      decideUpstreamQuestion(state, question, law, ambient.today()),
    ),
  )
}

/** The panel with experts drawn by two parties, up to its issued decision (攀枝花 二(二)2). */
async function convene(service: Service, once: Once, listingId: string, place: string): Promise<Done> {
  const lead = { officerId: 'panel-lead', organisationId: `panel-${place}`, place }
  const office = { officerId: 'panel-office', organisationId: `office-${place}`, place }
  const call = {
    level: 'panel',
    office: office.organisationId,
    cases: [{ listingId, panels: ['panel-1'] }],
    called: [{ organisationId: lead.organisationId, as: 'member' }],
  } as const
  const called = await once('meeting-call', async () => callMeeting(service, lead, call))
  if (!called.ok) return called
  const meeting = (await findOpenMeetingOf(service.db, listingId)) ?? 'none'
  const seeds = [
    { by: lead, part: { party: lead.organisationId, value: 'a1b2', salt: 's1' } },
    { by: office, part: { party: office.organisationId, value: 'c3d4', salt: 's2' } },
  ]
  const experts = ['e1', 'e2', 'e3', 'e4', 'e5']
  const resolutions = [{ listingId, outcome: 'list', reasons: '一致同意' }] as const
  const acts = [
    [lead, { act: 'fixPool', experts, exclusions: [], wanted: 2 }],
    ...seeds.map(({ by, part }) => [by, { act: 'commitSeed', commitment: commitToSeed(meeting, part) }] as const),
    ...seeds.map(({ by, part }) => [by, { act: 'revealSeed', ...part }] as const),
    [lead, { act: 'draw' }],
    [lead, { act: 'hold', attended: [lead.organisationId], minutes: '会议纪要', resolutions }],
    [lead, { act: 'issue', number: '合成认〔2026〕1号', issuedTo: [`maker-${place}`] }],
  ] as const
  for (const [step, [by, act]] of acts.entries()) {
    const done = await once(`meeting-${step}`, async () => actOnMeeting(service, by, meeting, act))
    if (!done.ok) return done
  }
  return { ok: true }
}

/** What an officer ticks for an outcome: what was wrong is put right. */
async function readRemedies(
  { db }: Service,
  table: 'objection' | 'complaint',
  id: string | undefined,
  outcome: 'rejected' | 'corrected' | 'upheld',
): Promise<readonly GivenRemedy[]> {
  if (outcome === 'rejected') return []
  if (outcome === 'corrected') return ['correct']
  const row = await db
    .selectFrom(table)
    .select('snapshot')
    .where('id', '=', id ?? '')
    .executeTakeFirst()
  const target = (row?.snapshot as { readonly target?: DisputeTarget } | undefined)?.target
  return target?.kind === 'publication' ? ['endPublication'] : ['voidEntry']
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b
}

function before(day: LocalDate, days: number): LocalDate {
  return localDate(text(Date.parse(day) / 86_400_000 - days))
}
