import { addDays, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findIdentity } from '../db/identity.ts'
import { createService, type Service } from '../service.ts'
import { planDemoCases } from './demo-cases.ts'
import { DemoFault, openDemoCity } from './demo-cast.ts'
import type { DemoCity } from './demo-cities.ts'
import { createDemoClock } from './demo-clock.ts'
import { demoStart, FULL_SCALE, listDemoFiles, listSampleFiles, type DemoFile, type DemoScale } from './demo-files.ts'
import { sendDemoFile } from './demo-imports.ts'
import { markDemo, readDemoMark } from './demo-mark.ts'
import { planDemoRights } from './demo-rights.ts'
import { setDemoStage, type DemoStage } from './demo-stage.ts'
import { dayAfter, liftMeasures, planMonths, workOnTasks } from './demo-work.ts'

/** What filling the demo did. */
interface DemoSeeded {
  /** False when an earlier start had filled it. */
  readonly fresh: boolean
  /** Acts that the rules refused, by code; a whole city has none it did not expect. */
  readonly refusals: Readonly<Record<string, number>>
}

interface DemoOptions {
  /** Hears of each month that was played, as `2024-03`. */
  readonly progress?: (month: string) => void
  readonly scale?: DemoScale
}

const NOT_A_DEMO = '该数据库不是演示库，不填充虚构数据 · not a demo database: no synthetic data goes in'

/**
 * Fills the demo of a city through the importers and the use cases, day by day under a simulated clock over three years
 * that end yesterday. Does nothing when it was filled before.
 * Throws {@link DemoFault} on a database that is no demo, or whose filling was broken off.
 */
export async function seedDemo(service: Service, city: DemoCity, options: DemoOptions = {}): Promise<DemoSeeded> {
  const { progress = () => undefined, scale = FULL_SCALE } = options
  const identity = await findIdentity(service.db)
  if (identity?.purpose !== 'demo') throw new DemoFault(NOT_A_DEMO)
  const mark = await readDemoMark(service)
  if (mark === 'begun') throw new DemoFault(brokenOff(service.dataDir))
  const today = service.ambient.today()
  writeSamples(service.dataDir, city, today)
  if (mark === 'whole') return { fresh: false, refusals: {} }

  const clock = createDemoClock(service.ambient, demoStart(today, scale))
  const { database, keys, dataDir } = service
  const stage = setDemoStage(createService({ database, ambient: clock, keys, dataDir }), city, clock, today)
  await markDemo(stage.service, 'begun', { place: city.place, until: today })
  await openDemoCity(stage)
  for (const file of listDemoFiles(city, today, scale))
    stage.plan(file.receivedOn, async () => sendAndFollow(stage, file))
  planDemoCases(stage, scale, {
    onListed: (listingId, day, serial) =>
      stage.plan(addDays(day, 5), async () => workOnTasks(stage, listingId, serial)),
    onReleased: (listingId, day) => stage.plan(addDays(day, 3), async () => liftMeasures(stage, listingId)),
  })
  planMonths(stage, scale)
  planDemoRights(stage)
  let month = ''
  await stage.play((day) => {
    if (day.slice(0, 7) === month) return
    month = day.slice(0, 7)
    progress(month)
  })
  const refusals = Object.fromEntries(stage.refusals())
  await markDemo(stage.service, 'whole', { refusals })
  return { fresh: true, refusals }
}

/** A received list brings tasks: those of two of its entries are answered. */
async function sendAndFollow(stage: DemoStage, file: DemoFile): Promise<void> {
  const fileId = await sendDemoFile(stage, file)
  if (fileId === undefined || (file.format !== 'black-list' && file.format !== 'judgment-defaulters')) return
  const entries = await stage.service.db
    .selectFrom('listing')
    .select('id')
    .where('import_file_id', '=', fileId)
    .where('state', '=', 'listed')
    .orderBy('document_number')
    .limit(2)
    .execute()
  for (const [index, { id }] of entries.entries()) {
    stage.plan(dayAfter(file.receivedOn), async () => workOnTasks(stage, id, index))
  }
}

/** The folder of the sample files; written at every start, dated the days before. */
export function samplesFolder(dataDir: string): string {
  return path.join(dataDir, 'samples')
}

function writeSamples(dataDir: string, city: DemoCity, today: LocalDate): void {
  const folder = samplesFolder(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const { name, bytes } of listSampleFiles(city, today)) writeFileSync(path.join(folder, name), bytes)
}

function brokenOff(dataDir: string): string {
  return (
    `上次填充演示数据时中断，留下的是半个城市：请删除数据目录 ${dataDir}（及同名的 .demo-keys.json）后重新启动。\n` +
    `Filling the demo was broken off and left half a city: delete the data folder ${dataDir} (and its .demo-keys.json) and start again.`
  )
}
