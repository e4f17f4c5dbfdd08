import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Ambient } from './ambient.ts'
import { createKeyFile, createPassingKeys, readKeyFile, type Keys } from './access/keys.ts'
import { claimDatabase } from './db/identity.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open.ts'
import { createService, type Service } from './service.ts'
import type { Settings } from './settings.ts'

/** The database belongs to something else: the demo never touches a real one, nor a real server the demo's. */
export class ForeignDatabase extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`)
    this.name = 'ForeignDatabase'
  }
}

/** An open service and how to end it. */
export interface OpenService {
  readonly service: Service
  /** Whether the database was empty until now. */
  readonly fresh: boolean
  readonly close: () => Promise<void>
}

/**
 * Opens what the settings name: takes the data folder, migrates, checks whose database it is, and reads the keys.
 * Throws {@link ForeignDatabase}, `DataFolderInUse` and `KeyFileFault` with words for a person.
 */
export async function openService(settings: Settings, ambient: Ambient): Promise<OpenService> {
  const { dataDir, databaseUrl, demo, demoCity, publicUrl } = settings
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const keys = readKeys(settings, ambient)
  const database = await openDatabase(databaseUrl === null ? { dataDir } : { url: databaseUrl })
  try {
    await migrate(database)
    const purpose = demo ? 'demo' : 'real'
    const claim = await claimDatabase(database.db, ambient, { purpose, place: demo ? demoCity : null })
    if (claim.kind === 'foreign') throw foreign(demo, claim.identity?.purpose ?? null)
    if (demo && claim.identity.place !== demoCity) throw otherCity(claim.identity.place, demoCity)
    const service = createService({ database, ambient, keys, dataDir, publicUrl })
    await service.vault.carryErasures(database.db)
    return { service, fresh: claim.kind === 'created', close: database.close }
  } catch (fault) {
    await database.close()
    throw fault
  }
}

/** A service in memory that keeps nothing: for journeys and offline commands. */
export async function openPassingService(ambient: Ambient, place: string): Promise<OpenService> {
  const database = await openDatabase({ dataDir: 'memory' })
  await migrate(database)
  await claimDatabase(database.db, ambient, { purpose: 'demo', place })
  const service = createService({ database, ambient, keys: createPassingKeys(ambient), dataDir: 'memory' })
  return { service, fresh: true, close: database.close }
}

/** Only the demo makes its own keys; they lie beside the data folder, never inside it. */
function readKeys({ keysFile, demo, dataDir }: Settings, ambient: Ambient): Keys {
  const file = keysFile ?? `${dataDir}.demo-keys.json`
  if (demo && keysFile === null && !existsSync(file)) createKeyFile(file, ambient)
  return readKeyFile(file, path.resolve(dataDir))
}

function foreign(demo: boolean, purpose: string | null): ForeignDatabase {
  return demo
    ? new ForeignDatabase(
        `该数据库不是演示建立的（${purpose === null ? '已有数据但无标识' : '正式库'}），演示不会写入；请换一个空库或空数据目录。`,
        'This database was not created by the demo, so the demo will not touch it; use an empty database or data folder.',
      )
    : new ForeignDatabase(
        '该数据库由演示建立，不能用于正式运行；请换一个空库。',
        'This database was created by the demo and cannot serve as a real one; use an empty database.',
      )
}

function otherCity(found: string | null, wanted: string): ForeignDatabase {
  return new ForeignDatabase(
    `该演示数据属于${found ?? '另一辖区'}，不是${wanted}；请用 XINHENG_DATA 另指定数据目录，或设 XINHENG_DEMO_CITY=${found ?? ''}。`,
    `This demo data belongs to ${found ?? 'another place'}, not ${wanted}; name another XINHENG_DATA or set XINHENG_DEMO_CITY.`,
  )
}
