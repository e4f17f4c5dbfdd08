import { ok } from '@xinheng/domain/kernel/result'
import { verifyDraw } from '@xinheng/domain/panel/draw'
import { cite } from '@xinheng/domain/kernel/citation'
import { actOnMeeting, callMeeting, commitToSeed, findDrawTranscript, hashText } from '../panel/panel-use-cases.ts'
import { getUnit, type Company } from './cast.ts'
import { StoryBroken, type Stage } from './stage.ts'

/** A case that goes to a determination meeting. */
export interface PanelCase {
  /** How the codes of its steps begin: `sanction` or `incentive`. */
  readonly prefix: string
  readonly listingId: string
  /** The days of call, draw and meeting. */
  readonly days: readonly [called: string, drawn: string, held: string]
  readonly number: string
  readonly reasons: string
}

const EXPERTS = ['专家甲', '专家乙', '专家丙', '专家丁', '专家戊'] as const

/**
 * A determination meeting from call to filing: experts drawn by two parties whose seeds were fixed before either was
 * known, the draw recomputed from its transcript, minutes, decision issued and filed.
 */
export async function playMeeting(stage: Stage, company: Company, agenda: PanelCase): Promise<void> {
  const { service, clock } = stage
  const { prefix, listingId, days, number, reasons } = agenda
  const [lead, office, member] = [getUnit(company, 'market'), getUnit(company, 'credit'), getUnit(company, 'licensing')]
  const code = (name: string): string => `${prefix}.panel.${name}`

  clock.goTo(days[0])
  const meeting = await stage.act(
    { code: code('call'), who: lead.head, title: '专项小组牵头单位召集认定会议' },
    async () =>
      callMeeting(service, lead.head, {
        level: 'panel',
        office: office.id,
        cases: [{ listingId, panels: [lead.id] }],
        called: [
          { organisationId: lead.id, as: 'member' },
          { organisationId: office.id, as: 'member' },
          { organisationId: member.id, as: 'nonMember' },
        ],
      }),
    () => [`通知 ${lead.name}、${office.name}（成员单位），${member.name}（非成员单位）`],
  )
  const hold = {
    act: 'hold',
    attended: [lead.id, office.id, member.id],
    minutes: '会议纪要（合成）：与会单位和专家审阅文书、告知书、陈述申辩及答复，一致同意。',
    resolutions: [{ listingId, outcome: 'list', reasons }],
  } as const
  await stage.refuse(
    { code: code('undrawn'), who: lead.head, title: '未抽取专家即开会认定' },
    'DRAW_NEEDED',
    async () => actOnMeeting(service, lead.head, meeting.id, hold),
  )

  clock.goTo(days[1])
  await stage.act(
    { code: code('pool'), who: lead.clerk, title: '固定专家名册和回避名单，先于种子' },
    async () =>
      actOnMeeting(service, lead.clerk, meeting.id, {
        act: 'fixPool',
        experts: [...EXPERTS],
        exclusions: [{ expert: '专家戊', reasonCode: 'relatedToSubject' }],
        wanted: 2,
      }),
    ({ state }) => [
      `名册 ${EXPERTS.length} 人，回避 1 人（与当事人有利害关系），抽 2 人`,
      `名册承诺值 ${state.kind === 'called' ? (state.draw?.poolCommitment.slice(0, 16) ?? '') : ''}…`,
    ],
  )
  const seeds = [lead, office].map((unit, index) => ({
    by: unit.head,
    part: { party: unit.id, value: `${prefix}-${index + 1}-a1b2c3`, salt: `${prefix}-salt-${index + 1}` },
  }))
  await stage.act(
    { code: code('commit'), who: `${lead.name}、${office.name}`, title: '双方各自提交种子承诺值' },
    async () => {
      for (const { by, part } of seeds) {
        const commitment = commitToSeed(meeting.id, part)
        const done = await actOnMeeting(service, by, meeting.id, { act: 'commitSeed', commitment })
        if (!done.ok) return done
      }
      return ok(undefined)
    },
    () => ['任何一方在看到对方种子之前都已不能更改自己的种子'],
  )
  await stage.act({ code: code('reveal'), who: `${lead.name}、${office.name}`, title: '双方揭示种子' }, async () => {
    for (const { by, part } of seeds) {
      const done = await actOnMeeting(service, by, meeting.id, { act: 'revealSeed', ...part })
      if (!done.ok) return done
    }
    return ok(undefined)
  })
  await stage.act(
    { code: code('draw'), who: lead.clerk, title: '随机抽取专家' },
    async () => actOnMeeting(service, lead.clerk, meeting.id, { act: 'draw' }),
    ({ state }) => [`抽中 ${state.kind === 'called' ? (state.draw?.drawn ?? []).join('、') : ''}`],
  )
  await stage.refuse({ code: code('redraw'), who: lead.clerk, title: '对结果不满意，要求重抽' }, 'REDRAW', async () =>
    actOnMeeting(service, lead.clerk, meeting.id, { act: 'draw' }),
  )
  const transcript = await findDrawTranscript(service, meeting.id)
  const verdict = transcript === undefined ? undefined : verifyDraw(transcript, hashText)
  if (verdict?.kind !== 'valid') throw new StoryBroken(code('verify'), 'the draw does not verify')
  stage.answer(
    { code: code('verify'), who: '任何人', title: '按公开的抽取记录离线重算（xinheng verify draw）' },
    [`一致：${verdict.panel.join('、')}`],
    [cite('PZ', '二(二)2')],
  )

  clock.goTo(days[2])
  await stage.act(
    { code: code('hold'), who: lead.head, title: '召开认定会议，形成纪要' },
    async () => actOnMeeting(service, lead.head, meeting.id, hold),
    () => ['决议：列入；理由载入纪要'],
  )
  await stage.act(
    { code: code('issue'), who: lead.head, title: '牵头单位印发认定决定' },
    async () =>
      actOnMeeting(service, lead.head, meeting.id, { act: 'issue', number, issuedTo: [office.id, member.id] }),
    () => [`${number}，印发 ${office.name}、${member.name}`],
  )
  await stage.act(
    { code: code('file'), who: lead.head, title: '向联席会议办公室备案' },
    async () => actOnMeeting(service, lead.head, meeting.id, { act: 'file' }),
    () => [`备案机关：${office.name}（联席会议办公室）`],
  )
}
