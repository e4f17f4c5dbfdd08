import { localDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { verifyDraw } from '@xinheng/domain/panel/draw'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { deliverDue } from '../db/outbox.ts'
import { describeDatabases } from '../db/testing.ts'
import { readDuties, sendFeedback } from '../feedback/feedback-use-cases.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import {
  actOnMeeting,
  callMeeting,
  commitToSeed,
  findDrawTranscript,
  hashText,
  previewMeetingAct,
} from '../panel/panel-use-cases.ts'
import { publishBaseline } from '../rulebook/law-text-use-cases.ts'
import { createService } from '../service.ts'
import { resolveSubject } from '../subject/subject-use-cases.ts'
import { actOnTask } from '../task/task-use-cases.ts'
import { findOpenReleases } from './listing-views.ts'
import { actOnListing, findListing, proposeListing, sweepTerms, type ListingAct } from './listing-use-cases.ts'

const YUNFU = '445300'
const PANZHIHUA = '510400'
const day = localDate

function valueOf<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describeDatabases('the life of an entry', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const officer = (place: string, unit: string, officerId: string) => ({
    officerId,
    organisationId: `${unit}-${place}`,
    place,
  })
  const register = async (place: string, unit: string, departments: readonly string[]) => {
    const by = officer(place, unit, 'admin')
    const act = { act: 'register', name: `${place}${unit}`, place, departments } as const
    valueOf(await actOnOrganisation(service(), by, by.organisationId, act))
  }
  const open = async (place: string, name: string, uscc: string): Promise<string> => {
    ambient.setToday('2026-03-02')
    await publishBaseline(service(), officer(place, 'credit', 'law-1'), officer(place, 'credit', 'law-2'))
    const safety = officer(place, 'safety', 'proposer')
    if (!(await findUnitRow(place))) {
      await register(place, 'safety', ['应急管理部门'])
      await register(place, 'trade', ['市场监督管理部门'])
      await register(place, 'credit', ['发展改革部门'])
    }
    const subject = {
      kind: 'enterprise',
      name,
      identifiers: [{ type: 'uscc', number: uscc }],
      evidence: 'file:1',
      on: day('2020-01-01'),
    } as const
    const subjectId = valueOf(await resolveSubject(service(), safety, subject))
    const proposed = await proposeListing(service(), safety, {
      listKind: 'sanction',
      listTypeId: 'work-safety',
      subjectId,
      document: {
        kind: 'penaltyDecision',
        number: '应急罚〔2026〕1号',
        date: day('2026-02-10'),
        authority: safety.organisationId,
        effectiveOn: day('2026-02-20'),
      },
      conduct: { from: day('2026-01-10'), until: day('2026-01-20'), facts: '合成的案情' },
      source: null,
    })
    return valueOf(proposed).id
  }
  const findUnitRow = async (place: string) =>
    db().selectFrom('organisation').select('id').where('id', '=', `safety-${place}`).executeTakeFirst()

  const NOTICE: ListingAct = {
    act: 'issueNotice',
    texts: {
      facts: '事实',
      reasons: '理由',
      rights: '权利',
      measures: '措施',
      removalConditions: '条件',
      remedies: '救济',
    },
    basis: [{ document: 'N49', clause: '(八)' }],
    channel: 'post',
    lastDayToAnswer: day('2026-03-20'),
  }
  const SERVED: ListingAct = {
    act: 'recordService',
    texts: { evidence: '回执 1' },
    proof: { kind: 'receipt', servedOn: day('2026-03-04') },
  }
  const DECIDE: ListingAct = {
    act: 'decide',
    texts: { reasons: '决定理由' },
    outcome: 'list',
    number: '应急信〔2026〕1号',
    term: { count: 2, unit: 'year' },
  }
  const SERVE_DECISION: ListingAct = {
    act: 'serveDecision',
    texts: { evidence: '回执 2', measures: '措施', removalConditions: '条件', remedies: '救济' },
    proof: { kind: 'delivered', servedOn: day('2026-03-24') },
  }
  const PUBLISH: ListingAct = { act: 'publish', texts: {}, effectiveOn: day('2026-04-01'), termSetBy: 'rule' }

  test('云浮市: notice before effect, two hands, tasks, a term that ends, acknowledgements', async () => {
    const [proposer, decider] = [officer(YUNFU, 'safety', 'proposer'), officer(YUNFU, 'safety', 'decider')]
    const clerk = officer(YUNFU, 'trade', 'clerk')
    const id = await open(YUNFU, '示例市华兴建筑工程有限公司', '91440300MA5DA1234X')
    const act = async (by: typeof proposer, on: string, what: ListingAct, expected?: number) => {
      ambient.setToday(on)
      return actOnListing(service(), by, id, what, expected)
    }

    expect(await act(decider, '2026-03-02', DECIDE)).toMatchObject({ error: { code: 'NOTICE_NOT_SERVED' } })
    valueOf(await act(proposer, '2026-03-02', NOTICE, 1))
    expect(await act(proposer, '2026-03-05', SERVED, 1)).toMatchObject({ error: { code: 'CASE_CHANGED_MEANWHILE' } })
    valueOf(await act(proposer, '2026-03-05', SERVED, 2))
    expect(await act(decider, '2026-03-06', DECIDE)).toMatchObject({ error: { code: 'ANSWER_PERIOD_RUNNING' } })
    expect(await act(proposer, '2026-03-23', DECIDE)).toMatchObject({ error: { code: 'SAME_HANDS' } })
    valueOf(await act(decider, '2026-03-23', DECIDE))
    valueOf(await act(proposer, '2026-03-25', SERVE_DECISION))
    valueOf(await act(decider, '2026-03-26', PUBLISH))
    expect(await db().selectFrom('listing').selectAll().where('id', '=', id).executeTakeFirst()).toMatchObject({
      state: 'listed',
      notice_served_on: '2026-03-04',
      last_day_to_answer: '2026-03-20',
      effective_on: '2026-04-01',
      publication: 'public',
    })

    const sent: string[] = []
    const collect = async ({ receiver }: { receiver: string }) => {
      sent.push(receiver)
      return 'sent' as const
    }
    await deliverDue(db(), ambient, { 'listing.published': collect })
    expect(sent).toContain(proposer.organisationId)

    ambient.setToday('2026-04-02')
    const apply = { act: 'apply', evidence: '凭证', proportionality: '适当', told: '已告知' } as const
    const outside = { ...apply, measureId: 'ST-10', ownLastDay: null, established: [] }
    expect((await actOnTask(service(), clerk, id, outside)).ok).toBe(false)
    valueOf(await actOnTask(service(), proposer, id, { act: 'acknowledge' }))
    const bare = { ...apply, measureId: 'ST-06', ownLastDay: null, established: [] }
    expect(await actOnTask(service(), proposer, id, bare)).toMatchObject({
      error: { code: 'MEASURE_PRECONDITION_UNMET' },
    })
    const mine = { ...bare, established: ['CIRCUMSTANCES_SERIOUS'] as const }
    const applied = valueOf(await actOnTask(service(), proposer, id, mine))
    expect(applied.state.responses).toMatchObject([{ kind: 'applied', measureId: 'ST-06', lastDay: '2028-04-01' }])
    expect(await readDuties(service(), YUNFU, day('2026-05-01'), proposer.organisationId)).toMatchObject([
      { actor: 'initiator', state: 'late' },
      { actor: 'implementer', dueOn: '2026-04-30', state: 'late' },
    ])
    const month = { kind: 'period', from: day('2026-04-01'), until: day('2026-04-30') } as const
    valueOf(await sendFeedback(service(), proposer, month))

    ambient.setToday('2028-04-02')
    const late: ListingAct = { act: 'release', texts: { reasons: '理由' }, reason: 'withdrawn' }
    expect(await act(decider, '2028-04-02', late)).toMatchObject({ error: { code: 'AFTER_END' } })
    expect(await sweepTerms(service(), { ...proposer, officerId: 'system:sweep' })).toEqual({ looked: 1, recorded: 1 })
    expect(await sweepTerms(service(), { ...proposer, officerId: 'system:sweep' })).toEqual({ looked: 0, recorded: 0 })

    const before = await findOpenReleases(service(), id)
    expect(before.find(({ implementer }) => implementer === proposer.organisationId)).toMatchObject({
      reading: { measures: ['ST-06'], acknowledged: false },
    })
    valueOf(await actOnTask(service(), proposer, id, { act: 'lift', measureId: 'ST-06', evidence: '解除凭证' }))
    valueOf(await actOnTask(service(), proposer, id, { act: 'acknowledgeRelease' }))
    const after = await findOpenReleases(service(), id)
    expect(after.map(({ implementer }) => implementer)).not.toContain(proposer.organisationId)

    const early = await findListing(service(), id, { knownAt: '2026-03-02T00:00:00Z' })
    expect(early).toBeUndefined()
  })

  test('攀枝花市: no decision without a panel whose experts were drawn by two parties', async () => {
    const [proposer, decider] = [officer(PANZHIHUA, 'safety', 'proposer'), officer(PANZHIHUA, 'safety', 'decider')]
    const lead = officer(PANZHIHUA, 'trade', 'lead')
    const office = officer(PANZHIHUA, 'credit', 'office')
    const id = await open(PANZHIHUA, '示例市远大运输有限公司', '91510400MA5DA1234X')
    await expect(open(PANZHIHUA, '示例市远大运输有限公司', '91510400MA5DA1234X')).rejects.toThrow('CASE_ALREADY_OPEN')
    const act = async (by: typeof proposer, on: string, what: ListingAct) => {
      ambient.setToday(on)
      return actOnListing(service(), by, id, what)
    }
    valueOf(await act(proposer, '2026-03-02', NOTICE))
    valueOf(await act(proposer, '2026-03-05', SERVED))
    expect(await act(decider, '2026-03-23', DECIDE)).toMatchObject({ error: { code: 'PANEL_REQUIRED' } })

    const call = {
      level: 'panel',
      office: office.organisationId,
      cases: [{ listingId: id, panels: ['panel-1'] }],
      called: [{ organisationId: lead.organisationId, as: 'member' }],
    } as const
    const called = valueOf(await callMeeting(service(), lead, call))
    const meeting = called.id
    expect(await callMeeting(service(), lead, call)).toMatchObject({
      error: { code: 'ALREADY_ON_AGENDA', meetingId: meeting },
    })
    const hold = {
      act: 'hold',
      attended: [lead.organisationId],
      minutes: '会议纪要',
      resolutions: [{ listingId: id, outcome: 'list', reasons: '一致同意' }],
    } as const
    expect(await actOnMeeting(service(), lead, meeting, hold)).toMatchObject({ error: { code: 'DRAW_NEEDED' } })
    const pool = { act: 'fixPool', experts: ['e1'], exclusions: [], wanted: 1 } as const
    const previews = await previewMeetingAct(service(), lead, called, [
      pool,
      { act: 'draw' },
      hold,
      { act: 'escalate' },
    ])
    expect(previews.map((refusal) => refusal?.code ?? null)).toEqual([null, 'DRAW_OUT_OF_ORDER', 'DRAW_NEEDED', null])
    const seeds = [
      { by: lead, part: { party: lead.organisationId, value: 'a1b2', salt: 's1' } },
      { by: office, part: { party: office.organisationId, value: 'c3d4', salt: 's2' } },
    ]
    const experts = ['e1', 'e2', 'e3', 'e4', 'e5']
    const exclusions = [{ expert: 'e5', reasonCode: 'relatedToSubject' as const }]
    valueOf(await actOnMeeting(service(), lead, meeting, { act: 'fixPool', experts, exclusions, wanted: 2 }))
    for (const { by, part } of seeds) {
      const commitment = commitToSeed(meeting, part)
      valueOf(await actOnMeeting(service(), by, meeting, { act: 'commitSeed', commitment }))
    }
    for (const { by, part } of seeds)
      valueOf(await actOnMeeting(service(), by, meeting, { act: 'revealSeed', ...part }))
    valueOf(await actOnMeeting(service(), lead, meeting, { act: 'draw' }))
    expect(await actOnMeeting(service(), lead, meeting, { act: 'draw' })).toMatchObject({ error: { code: 'REDRAW' } })
    const transcript = await findDrawTranscript(service(), meeting)
    if (transcript === undefined) throw new Error('no transcript')
    expect(verifyDraw(transcript, hashText).kind).toBe('valid')
    expect(transcript.drawn).not.toContain('e5')

    valueOf(await actOnMeeting(service(), lead, meeting, hold))
    const issue = { act: 'issue', number: '攀信认〔2026〕1号', issuedTo: [proposer.organisationId] } as const
    valueOf(await actOnMeeting(service(), lead, meeting, issue))
    valueOf(await actOnMeeting(service(), lead, meeting, { act: 'file' }))

    const decided = valueOf(await act(decider, '2026-03-23', DECIDE))
    expect(decided.state).toMatchObject({ decision: { determination: { by: 'panel', meetingId: meeting } } })
    await act(proposer, '2026-03-25', SERVE_DECISION)
    valueOf(await act(decider, '2026-03-26', PUBLISH))

    const release: ListingAct = { act: 'release', texts: { reasons: '依据已撤销' }, reason: 'withdrawn' }
    valueOf(await act(decider, '2026-05-06', release))
    expect((await findListing(service(), id))?.state).toMatchObject({ kind: 'released', releasedOn: '2026-05-06' })
  })
})
