import type { CheckReading } from '@xinheng/domain/matter/check-reading'
import type { NotAppliedReason } from '@xinheng/domain/matter/matter'
import type { Occasion } from '@xinheng/domain/rulebook/axes'
import { checkSubject, closeItem, type ClosingText } from '../matter/check-use-cases.ts'
import { closeMatter, decideMatter } from '../matter/matter-use-cases.ts'
import { NOT_APPLIED_REASONS } from '@xinheng/domain/matter/close-check'
import type { Unit } from './cast.ts'
import { describeFastTrack, describeMeasure, describeRemedy, isNoticeNeeded } from './entry-words.ts'
import type { Firm } from './file-scene.ts'
import type { Stage } from './stage.ts'

/** A matter in which a subject is checked, and how the unit answers for what the check recommends. */
export interface MatterScene {
  /** `sanction` or `incentive`. */
  readonly prefix: string
  readonly unit: Unit
  readonly firm: Firm
  readonly occasion: Occasion
  readonly what: string
  readonly reference: string
  /** Measures that are applied, each with its evidence; all others are left with the reason below. */
  readonly applied: Readonly<Record<string, string>>
  readonly left: { readonly reason: NotAppliedReason; readonly text: string }
  readonly decision: { readonly outcome: 'granted' | 'refused'; readonly document: string }
}

const MUST = {
  must: '应查必查',
  notListed: '本地文本所列事项之外，依法自行核查',
  notStated: '本地文本未规定，依法自行核查',
} as const

/** Opens a matter, checks, applies or explains each measure, decides and closes. */
export async function playMatter(stage: Stage, scene: MatterScene): Promise<void> {
  const { service, clock } = stage
  const { prefix, unit, firm, occasion, what, reference, applied, left, decision } = scene
  const code = (name: string): string => `${prefix}.${name}`
  const done = await stage.act(
    { code: code('check'), who: unit.clerk, title: `${what}：核查申请人` },
    async () =>
      checkSubject(service, unit.clerk, {
        in: {
          opening: {
            occasion,
            place: unit.clerk.place,
            decider: { organisationId: unit.id, officerId: unit.head.officerId },
            moments: ['decision'],
            reference,
          },
        },
        role: 'applicant',
        identity: { by: 'number', number: firm.code, name: firm.name },
        moment: 'decision',
      }),
    ({ reading }) => tellCheck(reading),
  )
  const { receiptId, reading, matter } = done
  if (reading.must.length > 0) {
    await stage.refuse(
      { code: code('checkOpen'), who: unit.clerk, title: '应当实施的措施尚未答复即办结事项' },
      'CHECK_OPEN',
      async () => closeMatter(service, unit.clerk, { matterId: matter.id, ending: 'withdrawnByApplicant' }),
    )
  }
  const close = async (itemId: string, outcome: ClosingText) =>
    closeItem(service, unit.clerk, { matterId: matter.id, receiptId, itemId, outcome })
  const told = await isNoticeNeeded(stage, unit.clerk.place)
  const all = [...reading.must, ...reading.may]
  for (const { itemId, measure, articles } of all) {
    const evidence = applied[measure.id]
    if (evidence === undefined) continue
    const adverse = measure.kind === 'sanction'
    const outcome = { kind: 'applied', evidence, notice: null, proportionality: null } as const
    if (adverse && told) {
      await stage.refuse(
        { code: code(`untold.${measure.id}`), who: unit.clerk, title: `实施“${measure.name}”而不告知当事人依据和理由` },
        'NOTICE_OF_REASONS_MISSING',
        async () => close(itemId, outcome),
      )
    }
    const notice = adverse ? '当事人列于名单，法律规定本事项应当采取该项措施（合成）' : null
    const proportionality = adverse ? '情节严重，未纠正；措施只限于本事项（合成）' : null
    await stage.act(
      { code: code(`applied.${measure.id}`), who: unit.clerk, title: `实施：${measure.name}`, articles },
      async () => close(itemId, { ...outcome, notice, proportionality }),
      (_matter, events) => [
        `凭证　${evidence}`,
        ...(adverse ? ['已告知当事人事实、依据、理由和救济'] : []),
        ...(events.some(({ type }) => type === 'FeedbackSent') ? ['系统随即自动反馈信用主管部门'] : []),
      ],
    )
  }
  const rest = all.filter(({ measure }) => applied[measure.id] === undefined)
  for (const { itemId, measure } of rest) {
    await stage.act(
      { code: code(`left.${measure.id}`), who: unit.clerk, title: `不实施：${measure.name}` },
      async () => close(itemId, { kind: 'notApplied', ...left }),
      () => [`原因　${NOT_APPLIED_REASONS[left.reason].title}`, `说明　${left.text}`],
    )
  }
  await stage.act(
    { code: code('matterDecided'), who: unit.head, title: `${what}：作出决定并办结` },
    async () => {
      const decided = await decideMatter(service, unit.head, { matterId: matter.id, ...decision })
      if (!decided.ok) return decided
      return closeMatter(service, unit.clerk, { matterId: matter.id, ending: 'decided' })
    },
    () => [`${decision.document}　${clock.today()}`],
  )
}

/** The lines of a check: duty, measures, remedy, clean years. */
export function tellCheck(reading: CheckReading): readonly string[] {
  const { must, may, shown, ended, mustCheck } = reading
  const asked = `核查　${MUST[mustCheck.kind]}`
  const nothing = must.length + may.length === 0 ? ['没有应当或者可以实施的措施'] : []
  return [
    asked,
    ...[...must, ...may].map(describeMeasure),
    ...nothing,
    ...(shown.length === 0 ? [] : [`另有 ${shown.length} 项因不合本事项、本单位职权或前提条件而不得实施`]),
    ...ended.map(({ lastDay }) => `曾在列，最后一日 ${lastDay}，不再有效`),
    ...describeRemedy(reading),
    ...describeFastTrack(reading),
  ]
}
