import { addDays, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { ok } from '@xinheng/domain/kernel/result'
import { findOpenReleases, findListingAsOf } from '../listing/listing-views.ts'
import { sweepTerms } from '../listing/listing-use-cases.ts'
import { checkSubject } from '../matter/check-use-cases.ts'
import { actOnTask } from '../task/task-use-cases.ts'
import { actOnListing } from '../listing/listing-use-cases.ts'
import type { Company, Unit } from './cast.ts'
import type { Firm } from './file-scene.ts'
import { tellCheck } from './matter-scene.ts'
import { lookUp } from './public-scene.ts'
import { playDelivery } from './task-scene.ts'
import { StoryBroken, type Stage } from './stage.ts'

/** An entry that comes to its end by its dates. */
export interface EndingScene {
  readonly prefix: string
  readonly listingId: string
  readonly firm: Firm
  readonly company: Company
  /** Who tries to act past the end: the determiner, or (a received entry) the unit that received it. */
  readonly determiner: Unit
  /** The unit that would apply a measure past the end, and which. */
  readonly implementer: Unit
  readonly measureId: string
  /** Whether the implementer's measure still stands at the end. */
  readonly standing: boolean
}

/** The end of an entry: nothing done past it, measures lifted, everybody who was told has acknowledged, the public finds nothing. */
export async function playEnding(stage: Stage, scene: EndingScene): Promise<void> {
  const { service, clock } = stage
  const { prefix, listingId, firm, determiner, implementer, measureId, standing } = scene
  const code = (name: string): string => `${prefix}.${name}`
  const place = implementer.clerk.place
  const lastDay = await readLastDay(stage, listingId)
  clock.goTo(lastDay)
  await lookUp(stage, { code: code('publicLastDay'), place, firm, listingId })
  clock.goTo(addDays(lastDay, 1))
  await lookUp(stage, { code: code('publicAfter'), place, firm, listingId })
  if (prefix === 'sanction') {
    await stage.refuse(
      { code: code('actAfterEnd'), who: implementer.clerk, title: '期满次日仍要求实施惩戒措施' },
      'AFTER_END',
      async () =>
        actOnTask(service, implementer.clerk, listingId, {
          act: 'apply',
          measureId,
          evidence: '登记表（合成）',
          proportionality: '—',
          told: '—',
          ownLastDay: null,
          established: [],
        }),
    )
    const decided = (await findListingAsOf(service, listingId, {}))?.state
    const own = decided?.kind === 'listed' && decided.origin.kind === 'determinedHere'
    await stage.refuse(
      {
        code: code('releaseAfterEnd'),
        who: determiner.head,
        title: own ? '期满之后再以“撤销”改写结果' : '对上级认定的条目自行撤销',
      },
      own ? 'AFTER_END' : 'NOT_OURS_TO_DECIDE',
      async () =>
        actOnListing(service, determiner.head, listingId, {
          act: 'release',
          texts: { reasons: '—' },
          reason: 'withdrawn',
        }),
    )
  }
  await stage.act(
    {
      code: code('expiry'),
      who: '系统',
      title: '记录期满，通知各实施单位（条目已因日期自行终止，此步不改变任何结论）',
    },
    async () => ok(await sweepTerms(service, { ...determiner.clerk, officerId: 'system:sweep' })),
    ({ recorded }) => [`本日记录 ${recorded} 条`],
  )
  await playDelivery(stage, code('released'), 'released')
  await playReceivers(stage, scene, standing)
  const recheck = await stage.act(
    { code: code('recheck'), who: implementer.clerk, title: '期满后再核查同一主体' },
    async () =>
      checkSubject(service, implementer.clerk, {
        in: { opening: { occasion: 'licence', place, decider: null, moments: ['decision'], reference: null } },
        role: 'applicant',
        identity: { by: 'number', number: firm.code, name: firm.name },
        moment: 'decision',
      }),
    ({ reading }) => tellCheck(reading),
  )
  if (recheck.reading.must.some((one) => one.listingId === listingId))
    throw new StoryBroken(code('recheck'), 'overstay')
}

async function playReceivers(
  stage: Stage,
  { prefix, listingId, company, implementer, measureId }: EndingScene,
  standing: boolean,
): Promise<void> {
  const { service } = stage
  if (standing) {
    await stage.act({ code: `${prefix}.lifted`, who: implementer.clerk, title: '解除措施并登记凭证' }, async () =>
      actOnTask(service, implementer.clerk, listingId, { act: 'lift', measureId, evidence: '解除单（合成）' }),
    )
  }
  const open = await findOpenReleases(service, listingId)
  if (open.length === 0) return
  const names: string[] = []
  await stage.act(
    { code: `${prefix}.acknowledged`, who: '各收到通知的单位', title: '逐一确认解除，直至最后一家' },
    async () => {
      for (const { implementer: unitId } of open) {
        const unit = Object.values(company).find(({ id }) => id === unitId)
        if (unit === undefined) throw new StoryBroken(`${prefix}.acknowledged`, unitId)
        const done = await actOnTask(service, unit.clerk, listingId, { act: 'acknowledgeRelease' })
        if (!done.ok) return done
        names.push(unit.name)
      }
      return ok(undefined)
    },
    () => [`${names.join('、')}，共 ${names.length} 家`],
  )
  const left = await findOpenReleases(service, listingId)
  stage.answer({ code: `${prefix}.closed`, who: '系统', title: '解除闭环' }, [
    left.length === 0 ? '没有未完成的单位' : `尚有 ${left.length} 家未完成`,
  ])
}

async function readLastDay({ service }: Stage, listingId: string): Promise<LocalDate> {
  const found = await findListingAsOf(service, listingId, {})
  const reading = found?.reading
  if (reading?.kind !== 'inForce' || reading.lastDay === null) {
    throw new StoryBroken('ending', `the entry has no last day: ${reading?.kind ?? 'none'}`)
  }
  return reading.lastDay
}
