import { actOnMeeting, callMeeting, commitToSeed, type PanelAct } from '../panel/panel-use-cases.ts'
import { getDemoUnit } from './demo-cities.ts'
import type { DemoStage } from './demo-stage.ts'

const EXPERTS = ['专家甲', '专家乙', '专家丙', '专家丁', '专家戊', '专家己'] as const

/** A determination meeting from call to filing, on one case; the draw can be recomputed from its transcript. */
export async function holdDemoMeeting(
  stage: DemoStage,
  listingId: string,
  { outcome, serial }: { readonly outcome: 'list' | 'refuse'; readonly serial: number },
): Promise<boolean> {
  const { service, city, clock } = stage
  const lead = stage.by('panel.lead')
  const office = stage.by('panel.office')
  const member = getDemoUnit(city, 'environment').id
  const meeting = stage.take(
    await callMeeting(service, lead, {
      level: 'panel',
      office: office.organisationId,
      cases: [{ listingId, panels: [lead.organisationId] }],
      called: [
        { organisationId: lead.organisationId, as: 'member' },
        { organisationId: office.organisationId, as: 'member' },
        { organisationId: member, as: 'nonMember' },
      ],
    }),
  )?.id
  if (meeting === undefined) return false
  const parts = [lead, office].map((by, index) => ({
    by,
    part: { party: by.organisationId, value: `demo-${serial}-${index}`, salt: `demo-salt-${serial}-${index}` },
  }))
  const acts: readonly { readonly by: typeof lead; readonly act: PanelAct }[] = [
    {
      by: lead,
      act: {
        act: 'fixPool',
        experts: [...EXPERTS],
        exclusions: [{ expert: EXPERTS[serial % EXPERTS.length] ?? '专家甲', reasonCode: 'relatedToSubject' }],
        wanted: 3,
      },
    },
    ...parts.map(({ by, part }) => ({
      by,
      act: { act: 'commitSeed', commitment: commitToSeed(meeting, part) } as const,
    })),
    ...parts.map(({ by, part: { value, salt } }) => ({ by, act: { act: 'revealSeed', value, salt } as const })),
    { by: lead, act: { act: 'draw' } },
    {
      by: lead,
      act: {
        act: 'hold',
        attended: [lead.organisationId, office.organisationId, member],
        minutes: '会议纪要（虚构）：与会单位和专家审阅文书、告知书、陈述申辩及答复。',
        resolutions: [{ listingId, outcome, reasons: '与会单位一致意见。' }],
      },
    },
    {
      by: lead,
      act: {
        act: 'issue',
        number: `${city.mark}测信认〔${clock.today().slice(0, 4)}〕${serial}号`,
        issuedTo: [office.organisationId, member],
      },
    },
    { by: lead, act: { act: 'file' } },
  ]
  for (const { by, act } of acts) {
    if (stage.take(await actOnMeeting(service, by, meeting, act)) === undefined) return false
  }
  return true
}
