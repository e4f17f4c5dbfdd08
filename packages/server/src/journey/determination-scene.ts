import { localDate } from '@xinheng/domain/calendar/local-date'
import { cite } from '@xinheng/domain/kernel/citation'
import type { Listing } from '@xinheng/domain/listing/listing'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import type { Folded } from '../db/case-act.ts'
import { actOnListing, proposeListing, type ListingAct, type NewListing } from '../listing/listing-use-cases.ts'
import { getUnit, type Cast, type Company, type Unit } from './cast.ts'
import { nameList } from './entry-words.ts'
import type { Firm } from './file-scene.ts'
import { importRow } from './file-scene.ts'
import { playMeeting } from './panel-scene.ts'
import type { Officer, Stage } from './stage.ts'

type Done = Promise<Awaited<ReturnType<typeof actOnListing>>>

/** Whether cases of the place are determined by a panel meeting. */
export async function isByPanel({ service, clock }: Stage, place: string): Promise<boolean> {
  const { book } = await service.law(service.db, clock.today())
  const rule = readRule(book, place, 'determination', clock.today())
  return rule.kind === 'value' && rule.value.by === 'panel'
}

const FURTHER = {
  measures: '可能实施的措施：供应商资格条件审查等（合成）',
  removalConditions: '移出条件：期满，或者履行义务后申请修复（合成）',
  remedies: '救济：向认定部门书面异议，依法复议、诉讼（合成）',
} as const

/** A sanction determined here, from the penalty decision to its publication; answers the entry. */
export async function playSanction(stage: Stage, cast: Cast, company: Company, firm: Firm): Promise<string> {
  const { service, clock } = stage
  const finance = getUnit(company, 'finance')
  const subjectId = await takePenalty(stage, cast, finance, firm)
  const number = `${cast.mark}财采罚〔2026〕7号`
  const proposal: NewListing = {
    listKind: 'sanction',
    listTypeId: 'government-procurement',
    subjectId,
    document: null,
    conduct: {
      from: localDate('2026-01-10'),
      until: localDate('2026-01-20'),
      facts: '提供虚假材料谋取中标（合成）',
    },
    source: null,
  }
  await stage.refuse(
    { code: 'sanction.undocumented', who: finance.clerk, title: '没有生效文书即提请列入' },
    'DOCUMENT_MISSING',
    async () => proposeListing(service, finance.clerk, proposal),
  )
  const document = {
    kind: 'penaltyDecision',
    number,
    date: localDate('2026-02-10'),
    authority: finance.id,
    effectiveOn: localDate('2026-02-20'),
  } as const
  const law = await service.law(service.db, clock.today())
  const { id } = await stage.act(
    { code: 'sanction.propose', who: finance.clerk, title: '依据生效的处罚决定提请列入' },
    async () => proposeListing(service, finance.clerk, { ...proposal, document }),
    () => [
      `名单　${nameList(law, 'government-procurement')}`,
      `文书　行政处罚决定 ${number}，2026-02-10 作出，2026-02-20 生效`,
    ],
  )
  const act = async (who: Officer, what: ListingAct): Done => actOnListing(service, who, id, what)
  await stage.refuse(
    { code: 'sanction.effectBeforeNotice', who: finance.head, title: '尚未告知当事人即要求发布生效' },
    'NOTICE_NOT_SERVED',
    async () => act(finance.head, { act: 'publish', texts: {}, effectiveOn: clock.today(), termSetBy: 'rule' }),
  )
  const byPanel = await isByPanel(stage, cast.place)
  await playNotice(stage, finance, act, byPanel)

  if (byPanel) {
    clock.goTo('2026-03-11')
    await stage.refuse(
      { code: 'sanction.panelMissing', who: finance.head, title: '财政部门自行作出认定' },
      'PANEL_REQUIRED',
      async () => act(finance.head, decision(cast)),
    )
    await playMeeting(stage, company, {
      prefix: 'sanction',
      listingId: id,
      days: ['2026-03-11', '2026-03-13', '2026-03-17'],
      number: `${cast.mark}信认〔2026〕3号`,
      reasons: '事实清楚，程序合法（合成）',
    })
  }
  clock.goTo('2026-03-17')
  await stage.refuse(
    { code: 'sanction.decideInAnswerTime', who: finance.head, title: '陈述申辩期限未满即作出决定（2026-03-17）' },
    'ANSWER_PERIOD_RUNNING',
    async () => act(finance.head, decision(cast)),
    ['告知书载明的陈述申辩最后一日为 2026-03-17，陈述申辩已经答复的也须期满'],
  )
  clock.goTo('2026-03-18')
  await stage.refuse(
    { code: 'sanction.sameHands', who: finance.clerk, title: '提请人自己作出决定' },
    'SAME_HANDS',
    async () => act(finance.clerk, decision(cast)),
  )
  await stage.act(
    { code: 'sanction.decide', who: finance.head, title: '作出列入决定' },
    async () => act(finance.head, decision(cast)),
    ({ state }) => tellDecision(state),
  )
  clock.goTo('2026-03-19')
  await stage.act(
    { code: 'sanction.serveDecision', who: finance.clerk, title: '送达列入决定，告知措施、移出条件和救济' },
    async () =>
      act(finance.clerk, {
        act: 'serveDecision',
        texts: { evidence: '送达回证第8号（合成）', ...FURTHER },
        proof: { kind: 'delivered', servedOn: localDate('2026-03-19') },
      }),
    () => ['直接送达，2026-03-19 签收'],
  )
  clock.goTo('2026-03-26')
  await stage.act(
    { code: 'sanction.publish', who: finance.head, title: '发布名单' },
    async () =>
      act(finance.head, { act: 'publish', texts: {}, effectiveOn: localDate('2026-04-01'), termSetBy: 'rule' }),
    tellPublication,
  )
  return id
}

/** The penalty decision arrives as a row of the 双公示 table, as any other does; answers the subject. */
async function takePenalty(stage: Stage, { mark }: Cast, finance: Unit, firm: Firm): Promise<string> {
  const cells = {
    CF_XDR_MC: firm.name,
    CF_XDR_LB: '法人及非法人组织',
    CF_XDR_SHXYM: firm.code,
    CF_WSH: `${mark}财采罚〔2026〕7号`,
    CF_WFXW: '提供虚假材料谋取中标',
    CF_SY: '在政府采购活动中提供虚假材料谋取中标',
    CF_YJ: '《中华人民共和国政府采购法》第七十七条',
    CF_CFLB: '罚款',
    CF_NR: '罚款2万元，列入不良行为记录名单，二年内禁止参加政府采购活动',
    CF_NR_FK: '2',
    CF_JDRQ: '2026-02-10',
    CF_YXQ: '长期',
    CF_GSJZQ: '2029-02-10',
    CF_CFJG: finance.name,
    CF_SJLY: finance.name,
  }
  const cue = { code: 'sanction.record', who: finance.clerk, title: '导入“双公示”行政处罚决定' }
  return importRow(stage, cue, { format: 'penalty-2018', name: '行政处罚.csv', cells }, firm)
}

async function playNotice(
  stage: Stage,
  unit: Unit,
  act: (who: Officer, what: ListingAct) => Done,
  byPanel: boolean,
): Promise<void> {
  const { clock } = stage
  clock.goTo('2026-03-03')
  await stage.act(
    { code: 'sanction.notice', who: unit.clerk, title: '制作列入前告知书：事实、理由、依据、权利' },
    async () =>
      act(unit.clerk, {
        act: 'issueNotice',
        texts: { facts: '事实（合成）', reasons: '理由（合成）', rights: '陈述、申辩（合成）', ...FURTHER },
        basis: [cite('N49', '(八)')],
        channel: 'inPerson',
        lastDayToAnswer: localDate('2026-03-17'),
      }),
    () => ['陈述申辩最后一日 2026-03-17'],
  )
  clock.goTo('2026-03-05')
  await stage.act(
    { code: 'sanction.served', who: unit.clerk, title: '送达告知书并录入送达凭证' },
    async () =>
      act(unit.clerk, {
        act: 'recordService',
        texts: { evidence: '送达回证第5号（合成）' },
        proof: { kind: 'receipt', servedOn: localDate('2026-03-04') },
      }),
    () => ['2026-03-04 签收；期限自次日起算'],
  )
  clock.goTo('2026-03-09')
  const stated = await stage.act(
    { code: 'sanction.statement', who: '当事人', title: '提交陈述申辩' },
    async () => act(unit.clerk, { act: 'recordStatement', texts: { statement: '已整改，请求从轻（合成）' } }),
    () => [`由 ${unit.clerk.title} 收录`],
  )
  if (!byPanel) {
    const decide = { act: 'decide', texts: { reasons: '理由' }, outcome: 'list', number: '—', term: TERM } as const
    await stage.refuse(
      { code: 'sanction.unheard', who: unit.head, title: '未答复陈述申辩即作出决定' },
      'STATEMENT_UNANSWERED',
      async () => act(unit.head, decide),
    )
  }
  const statementId = stated.state.kind === 'noticed' ? (stated.state.statements[0]?.statementId ?? '') : ''
  clock.goTo('2026-03-10')
  await stage.act(
    { code: 'sanction.answer', who: unit.head, title: '复核并答复陈述申辩' },
    async () =>
      act(unit.head, {
        act: 'answerStatement',
        texts: { reasons: '整改不影响违法事实的认定（合成）' },
        statementId,
        outcome: 'notUpheld',
      }),
    () => ['不予采纳，说明理由；由提请人以外的人员办理'],
  )
}

const TERM = { count: 2, unit: 'year' } as const

function decision({ mark }: Cast): ListingAct {
  return {
    act: 'decide',
    texts: { reasons: '决定理由（合成）' },
    outcome: 'list',
    number: `${mark}财信〔2026〕2号`,
    term: TERM,
  }
}

/** Who determined, and for how long. */
export function tellDecision(state: Listing): readonly string[] {
  if (state.kind !== 'decided') return []
  const { determination, number, term } = state.decision
  const by = { determiner: '认定部门', panel: '专项小组会议决议', jointConference: '联席会议办公室专项会议决议' }[
    determination.by
  ]
  const length = term === 'openEnded' ? '未定期限' : `${term.count} 年`
  return [`${number}，依 ${by}，期限 ${length}`]
}

/** From when to when a published entry has effect. */
export function tellPublication({ state }: Folded<Listing>): readonly string[] {
  if (state.kind !== 'listed') return []
  const cap = state.term.latestEnd === null ? '' : `；法定最长公示至 ${state.term.latestEnd}`
  return [`自 ${state.effectiveOn} 起生效，期限 2 年${cap}`]
}

/** A red-list entry determined here: publicity, decision, listing; answers the entry. */
export async function playHonour(stage: Stage, cast: Cast, company: Company, subjectId: string): Promise<string> {
  const { service, clock } = stage
  const credit = getUnit(company, 'credit')
  const law = await service.law(service.db, clock.today())
  const number = `${cast.mark}文明〔2026〕12号`
  const proposal: NewListing = {
    listKind: 'incentive',
    listTypeId: 'honesty-model',
    subjectId,
    document: {
      kind: 'honourDecision',
      number,
      date: localDate('2026-05-20'),
      authority: credit.id,
      effectiveOn: localDate('2026-05-20'),
    },
    conduct: { from: localDate('2023-01-01'), until: localDate('2025-12-31'), facts: '诚信经营事迹（合成）' },
    source: 'honestyModel',
  }
  const { id } = await stage.act(
    { code: 'incentive.propose', who: credit.clerk, title: '依据表彰决定提请列入红名单' },
    async () => proposeListing(service, credit.clerk, proposal),
    () => [`名单　${nameList(law, 'honesty-model')}，来源　诚信典型`, `文书　表彰决定 ${number}`],
  )
  const act = async (who: Officer, what: ListingAct): Done => actOnListing(service, who, id, what)
  const until = localDate('2026-06-10')
  clock.goTo('2026-06-02')
  await stage.act(
    { code: 'incentive.publicise', who: credit.clerk, title: '列入前公示，听取社会意见' },
    async () =>
      act(credit.clerk, { act: 'publicise', texts: {}, until, site: `信用${cast.placeName.replace(/[省市县]$/, '')}` }),
    () => [`公示至 ${until}`],
  )
  const decide: ListingAct = {
    act: 'decide',
    texts: { reasons: '事迹属实，公示无异议（合成）' },
    outcome: 'list',
    number: `${cast.mark}信红〔2026〕1号`,
    term: TERM,
  }
  if (await isByPanel(stage, cast.place)) {
    await playMeeting(stage, company, {
      prefix: 'incentive',
      listingId: id,
      days: ['2026-06-03', '2026-06-05', '2026-06-09'],
      number: `${cast.mark}信认〔2026〕9号`,
      reasons: '同意列入（合成）',
    })
  }
  clock.goTo('2026-06-09')
  await stage.refuse(
    { code: 'incentive.publicityRunning', who: credit.head, title: '公示期未满即决定列入' },
    'PUBLICITY_RUNNING',
    async () => act(credit.head, decide),
  )
  clock.goTo('2026-06-11')
  await stage.act(
    { code: 'incentive.decide', who: credit.head, title: '决定列入红名单' },
    async () => act(credit.head, decide),
    ({ state }) => tellDecision(state),
  )
  await stage.act(
    { code: 'incentive.publish', who: credit.head, title: '发布红名单' },
    async () => act(credit.head, { act: 'publish', texts: {}, effectiveOn: clock.today(), termSetBy: 'rule' }),
    tellPublication,
  )
  return id
}
