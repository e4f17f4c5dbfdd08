import { addDays } from '@xinheng/domain/calendar/local-date'
import { readThingWindow } from '@xinheng/domain/repair/repair-conditions'
import { actOnRepair, applyForRepair, findRepair } from '../repair/repair-use-cases.ts'
import { findRepairable, readRepairable } from '../repair/repair-window-views.ts'
import { officialOf, type DemoStage } from './demo-stage.ts'

/** How far a repair of the demo goes; where the place wants publicity first, `granted` waits for it. */
type Course = 'applied' | 'accepted' | 'refused' | 'granted'

const REPAIRS: readonly (readonly [daysAgo: number, Course])[] = [
  [40, 'granted'],
  [28, 'refused'],
  [21, 'accepted'],
  [12, 'granted'],
  [3, 'applied'],
]

/** Plans applications for repair in every state, the oldest long overdue; each for an entry whose window is open. */
export function planDemoRepairs(stage: DemoStage, used: Set<string>): void {
  for (const [daysAgo, course] of REPAIRS) {
    stage.plan(addDays(stage.today, -daysAgo), async () => apply(stage, course, used))
  }
}

async function apply(stage: DemoStage, course: Course, used: Set<string>): Promise<void> {
  const { service, clock } = stage
  const found = await pickRepairable(stage, used)
  if (found === undefined) return
  const receipt = stage.take(
    await applyForRepair(service, null, {
      entryId: found.id,
      documentNumber: found.documentNumber,
      applicant: { by: 'account', subjectId: found.subjectId },
      channel: 'account',
      externalKey: null,
      materials: {
        performance: '履行证明（虚构）',
        rectification: '整改报告（虚构）',
        promise: '信用承诺书（虚构）',
        communityService: '',
        other: [],
      },
      agent: null,
      files: [],
      assigned: null,
    }),
  )
  if (receipt === undefined || course === 'applied') return
  const { repairId } = receipt
  const handler = (await findRepair(service, repairId))?.state.handler ?? ''
  const officer = officialOf(stage, handler, 'officer')
  const reviewer = officialOf(stage, handler, 'reviewer')
  if (officer === undefined || reviewer === undefined) return
  stage.plan(addDays(clock.today(), 2), async () => {
    stage.take(await actOnRepair(service, officer, repairId, { act: 'accept' }))
    if (course === 'accepted') return
    const reasons = course === 'granted' ? '整改到位（虚构）。' : '整改证明不足（虚构）。'
    stage.take(
      await actOnRepair(service, reviewer, repairId, { act: 'decide', outcome: course, reasons, letter: null }),
    )
  })
}

async function pickRepairable({ service, city, clock }: DemoStage, used: Set<string>) {
  const today = clock.today()
  const law = await service.law(service.db, today)
  const rows = await service.db
    .selectFrom('listing')
    .select('id')
    .where('state', '=', 'listed')
    .where('list_kind', '=', 'sanction')
    .where('place', '=', city.place)
    .where('list_type_id', '<>', 'judgment-defaulter')
    .orderBy('effective_on')
    .limit(300)
    .execute()
  for (const { id } of rows.filter((row) => !used.has(row.id))) {
    const found = await findRepairable(service.db, id)
    const thing = found === undefined ? undefined : readRepairable(found.entry, law, today)
    const documentNumber = thing?.document.numbers[0]
    if (thing === undefined || documentNumber === undefined) continue
    const window = readThingWindow(thing, law, today)
    if (window.kind !== 'open' || (window.from !== null && window.from > today)) continue
    used.add(id)
    return { id, subjectId: thing.subjectId, documentNumber }
  }
  return undefined
}
