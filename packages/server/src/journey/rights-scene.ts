import { syntheticUscc } from '../exchange/synthetic.ts'
import { getUnit, type Cast, type Company } from './cast.ts'
import { findOpenMeasure, playComplaint, playRejectedObjection, playReview, tryMeasure } from './dispute-scene.ts'
import { readOwnPage } from './own-page-scene.ts'
import { playWrongfulEntry } from './redress-scene.ts'
import { playRepair } from './repair-scene.ts'
import { listOthers } from './second-case.ts'
import { StoryBroken, type Stage } from './stage.ts'
import { playDelivery } from './task-scene.ts'

/** What two further companies do about their entries: one disputes and repairs, the other was never meant. */
export async function playRights(stage: Stage, cast: Cast, company: Company): Promise<void> {
  const { clock } = stage
  const { place, placeName } = cast
  const [disputed, wrongful] = await listOthers(stage, cast, company, [
    { name: `${placeName}测试工程有限公司0009`, code: syntheticUscc(9, place), serial: 9 },
    { name: `${placeName}测试商贸有限公司0010`, code: syntheticUscc(10, place), serial: 10 },
  ])
  if (disputed === undefined || wrongful === undefined) throw new StoryBroken('rights.listed', 'two were asked for')
  await playDelivery(stage, 'rights.delivered', 'published')
  await readOwnPage(stage, 'rights.papers', disputed, ['papers'])

  const implementer = company.buyer ?? getUnit(company, 'licensing')
  const open = await findOpenMeasure(stage, implementer, disputed)
  const { objectionId, stayed } = await playRejectedObjection(stage, company, disputed, open)
  await playComplaint(stage, company, disputed, objectionId)
  await playReview(stage, cast, disputed, open)
  if (stayed) await tryMeasure(stage, 'rights.measure', disputed, open, false)

  await playWrongfulEntry(stage, company, wrongful)
  clock.goTo('2026-10-12')
  await playRepair(stage, company, disputed, open)
}
