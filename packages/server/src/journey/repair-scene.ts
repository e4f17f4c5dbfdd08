import { ok } from '@xinheng/domain/kernel/result'
import { findOpenReleases } from '../listing/listing-views.ts'
import type { NewApplication } from '../repair/new-application.ts'
import { actOnRepair, applyForRepair } from '../repair/repair-use-cases.ts'
import { actOnTask } from '../task/task-use-cases.ts'
import type { Company } from './cast.ts'
import type { OpenMeasure } from './dispute-scene.ts'
import { readOwnPage, servePapers } from './own-page-scene.ts'
import { lookUp } from './public-scene.ts'
import type { SecondCase } from './second-case.ts'
import { StoryBroken, type Stage } from './stage.ts'
import { playDelivery } from './task-scene.ts'

/** A repair by the way of the place, from too early an application to the last confirmation of the release. */
export async function playRepair(stage: Stage, company: Company, of: SecondCase, open: OpenMeasure): Promise<void> {
  const { service, clock } = stage
  const { owner, listingId, firm, documentNumber, subjectId } = of
  const { place } = owner.clerk
  const [reviewer] = owner.others
  const application: NewApplication = {
    entryId: listingId,
    documentNumber,
    applicant: { by: 'account', subjectId },
    channel: 'account',
    externalKey: null,
    materials: {
      performance: '罚款缴纳凭证（合成）',
      rectification: '整改报告（合成）',
      promise: '信用承诺书（合成）',
      communityService: '',
      other: [],
    },
    agent: null,
    files: [],
    assigned: null,
  }
  const code = (name: string): string => `rights.repair.${name}`
  clock.goTo('2026-10-12')
  await stage.refuse(
    { code: code('forged'), who: '当事人', title: '所填文书编号与条目不符' },
    'DOCUMENT_DIFFERS',
    async () => applyForRepair(service, null, { ...application, documentNumber: '伪造〔2026〕1号' }),
  )
  const early = await stage.act(
    { code: code('early'), who: '当事人', title: '分类未经确认、未满最短公示期即申请，先予收下' },
    async () => applyForRepair(service, null, application),
    ({ opensOn }) => [`按现有分类自 ${opensOn ?? '即日'} 起可以申请`],
  )
  const from = early.opensOn
  if (from === null) throw new StoryBroken(code('early'), early.receiptNumber)
  await stage.act(
    { code: code('earlyDeclined'), who: owner.head, title: '由人判断，说明理由不予受理；可以再次申请' },
    async () => actOnRepair(service, owner.head, early.repairId, { act: 'decline', reasons: '未满最短公示期（合成）' }),
  )
  clock.goTo(from)
  await stage.refuse(
    { code: code('unmet'), who: '当事人', title: '未附履行义务的证明' },
    'REPAIR_CONDITIONS_UNMET',
    async () =>
      applyForRepair(service, null, { ...application, materials: { ...application.materials, performance: '' } }),
  )
  const { repairId } = await stage.act(
    { code: code('applied'), who: '当事人', title: '申请信用修复，不收费' },
    async () => applyForRepair(service, null, application),
    ({ receiptNumber }) => [`回执 ${receiptNumber}，由 ${owner.name} 办理`],
  )
  await stage.act({ code: code('accepted'), who: owner.head, title: '受理' }, async () =>
    actOnRepair(service, owner.head, repairId, { act: 'accept' }),
  )
  const grant = { act: 'decide', outcome: 'granted', reasons: '义务已履行、整改到位（合成）', letter: null } as const
  await stage.refuse(
    { code: code('sameHands'), who: owner.head, title: '由受理核查的人作出决定' },
    'SAME_HANDS',
    async () => actOnRepair(service, owner.head, repairId, grant),
  )
  const decided = await stage.act(
    { code: code('granted'), who: reviewer, title: '准予修复' },
    async () => actOnRepair(service, reviewer, repairId, grant),
    ({ state }) => [
      state.kind === 'granted' && state.effectiveOn !== null
        ? `自 ${state.effectiveOn} 起生效，立即移出`
        : '须先公示，公示之日生效',
    ],
  )
  const publicise = async () => actOnRepair(service, reviewer, repairId, { act: 'publicise', site: '信用网站（合成）' })
  const waits = decided.state.kind === 'granted' && decided.state.effectiveOn === null
  if (waits) {
    await lookUp(stage, { code: code('publicBefore'), place, firm, listingId })
    await stage.act({ code: code('publicised'), who: reviewer, title: '公示修复结果，生效' }, publicise)
  } else {
    await stage.refuse(
      { code: code('publicised'), who: reviewer, title: '要求另行公示后才移出' },
      'PUBLICITY_NOT_FORESEEN',
      publicise,
    )
  }
  await servePapers(stage, code('answerServed'), owner.clerk, of)
  await lookUp(stage, { code: code('public'), place, firm, listingId })
  await playReceipts(stage, company, of, 'rights.repair', open)
  await readOwnPage(stage, code('ownPage'), of, ['papers', 'clocks', 'confirmations'])
}

/** Everybody who was told lifts what stands and confirms; whoever has not is named until it does. */
export async function playReceipts(
  stage: Stage,
  company: Company,
  { listingId }: SecondCase,
  prefix: string,
  standing: OpenMeasure | null,
): Promise<void> {
  const { service } = stage
  await playDelivery(stage, `${prefix}.released`, 'released')
  const open = await findOpenReleases(service, listingId)
  const units = open.map(({ implementer }) => {
    const unit = Object.values(company).find(({ id }) => id === implementer)
    if (unit === undefined) throw new StoryBroken(`${prefix}.acknowledged`, implementer)
    return unit
  })
  if (standing !== null) {
    const { implementer, measureId, name } = standing
    await stage.act({ code: `${prefix}.lifted`, who: implementer.clerk, title: `解除“${name}”并登记凭证` }, async () =>
      actOnTask(service, implementer.clerk, listingId, { act: 'lift', measureId, evidence: '解除单（合成）' }),
    )
  }
  const [last, ...others] = units.toReversed()
  if (last === undefined) return
  await stage.act(
    { code: `${prefix}.acknowledged`, who: '各收到通知的单位', title: '逐一确认不再适用' },
    async () => {
      for (const unit of others) {
        const done = await actOnTask(service, unit.clerk, listingId, { act: 'acknowledgeRelease' })
        if (!done.ok) return done
      }
      return ok(undefined)
    },
    () => [`${others.map(({ name }) => name).join('、') || '—'}，尚欠 ${last.name}`],
  )
  await stage.act({ code: `${prefix}.lastAcknowledged`, who: last.clerk, title: '最后一家确认，解除闭环' }, async () =>
    actOnTask(service, last.clerk, listingId, { act: 'acknowledgeRelease' }),
  )
}
