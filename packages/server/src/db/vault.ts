import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { sql } from 'kysely'
import type { Keys, MasterKey } from '../access/keys.ts'
import type { Clock, Random } from '../ambient.ts'
import { BytePack } from './byte-pack.ts'
import { appendEvents, type Stamp } from './event-log.ts'
import type { Db, Tx } from './open.ts'
import {
  COMMITMENT_BYTES,
  commitToValue,
  NONCE_BYTES,
  packedSize,
  portionOut,
  SALT_BYTES,
  seal,
  unpackSealed,
  unseal,
} from './sealing.ts'

/** A personal or deletable value to put away. `purpose` says what it is: name, identifier, facts, minutes … */
export interface ValueToSeal {
  readonly subjectId: string
  readonly purpose: string
  /** A text, or the bytes of a file: of at most 20 MiB, since the database takes it in one parameter. */
  readonly plaintext: string | Uint8Array
}

/** What may stand in an event in place of the value. */
export interface SealedValue {
  readonly ref: string
  readonly commitment: Uint8Array
}

/** Values whose references are known before the database has taken them. */
export interface Sealing {
  readonly sealed: readonly SealedValue[]
  readonly written: Promise<void>
}

/** Who reads a personal value, and why; each read is logged before the value is given out. */
export interface Reader {
  readonly readerId: string
  readonly unitId: string | null
  readonly reason: string
}

/** What a reference gives. `erased` (已删除) carries the legal ground and the day, at every `knownAt`. */
export type OpenedValue =
  | { readonly kind: 'value'; readonly text: string; readonly purpose: string }
  | { readonly kind: 'erased'; readonly ground: string; readonly on: LocalDate }

/** The same for a value that is no text. */
export type OpenedBytes =
  { readonly kind: 'bytes'; readonly bytes: Uint8Array } | Exclude<OpenedValue, { kind: 'value' }>

/** A statutory erasure of everything personal that one subject has here. */
export interface EraseCommand {
  readonly subjectId: string
  /** The clause and the reason, without personal values. */
  readonly ground: string
  readonly stamp: Stamp
}

/** The vault of personal values: each subject under a key of its own. */
export interface Vault {
  readonly sealValue: (tx: Tx, value: ValueToSeal) => Promise<SealedValue>
  /** In the order given, in at most four statements. Throws for a subject that was erased: it returns under a new id. */
  readonly sealValues: (tx: Tx, values: readonly ValueToSeal[]) => Promise<readonly SealedValue[]>
  /** The same, answered while the last statement still runs; await `written` before the next statement. */
  readonly beginSealing: (tx: Tx, values: readonly ValueToSeal[]) => Promise<Sealing>
  /** Throws on a reference that never was. Not inside a transaction: the log of the read has to stay. */
  readonly openValue: (db: Db, ref: string, reader: Reader) => Promise<OpenedValue>
  /** By reference; one that never was is missing from the answer. */
  readonly openValues: (db: Db, refs: readonly string[], reader: Reader) => Promise<ReadonlyMap<string, OpenedValue>>
  /** The bytes of a file. Throws on a reference that never was; logged like any other. */
  readonly openBytes: (db: Db, ref: string, reader: Reader) => Promise<OpenedBytes>
  /**
   * Destroys the subject's key, its ciphertexts and its search hashes, and records that with the ground.
   * `false` when there was nothing left to erase. Call {@link carryErasures} after the commit.
   */
  readonly eraseSubject: (tx: Tx, command: EraseCommand) => Promise<boolean>
  /**
   * Brings the database and the register beside the keys together: after each erasure, and at each start, so that
   * a restored backup loses again what had been erased since. Answers how many were erased anew.
   */
  readonly carryErasures: (db: Db) => Promise<number>
}

const KEY_BYTES = 32

/** A vault under the given keys. */
export function createVault(keys: Keys, ambient: Clock & Random): Vault {
  const made: KeysMade = new WeakMap()
  const beginSealing: Vault['beginSealing'] = async (tx, values) => sealAll(tx, { keys, ambient, made }, values)
  const sealValues: Vault['sealValues'] = async (tx, values) => {
    const { sealed, written } = await beginSealing(tx, values)
    await written
    return sealed
  }
  const openRaw = async (db: Db, refs: readonly string[], reader: Reader) => openAll(db, keys, ambient, refs, reader)
  const openValues: Vault['openValues'] = async (db, refs, reader) => {
    const opened = [...(await openRaw(db, refs, reader))].map(([ref, value]) => [ref, asText(value)] as const)
    return new Map(opened)
  }
  return {
    beginSealing,
    sealValues,
    sealValue: async (tx, value) => {
      const [sealed] = await sealValues(tx, [value])
      if (sealed === undefined) throw new Error('nothing was sealed')
      return sealed
    },
    openValues,
    openValue: async (db, ref, reader) => {
      const opened = (await openValues(db, [ref], reader)).get(ref)
      if (opened === undefined) throw new Error(`no vault value ${ref}`)
      return opened
    },
    openBytes: async (db, ref, reader) => {
      const opened = (await openRaw(db, [ref], reader)).get(ref)
      if (opened === undefined) throw new Error(`no vault value ${ref}`)
      return opened.kind === 'bytes' ? { kind: 'bytes', bytes: opened.bytes } : opened
    },
    eraseSubject: async (tx, { subjectId, ground, stamp }) => {
      made.get(tx)?.delete(subjectId)
      return destroy(tx, ambient, { subjectId, ground, on: stamp.legalDate }, stamp)
    },
    carryErasures: async (db) => carryErasures(db, keys, ambient),
  }
}

/** Data keys made in a transaction that is still open: nobody else can see them yet, so they need not be read again. */
type KeysMade = WeakMap<Tx, Map<string, Uint8Array>>

interface SealingKit {
  readonly keys: Keys
  readonly ambient: Clock & Random
  readonly made: KeysMade
}

async function sealAll(tx: Tx, kit: SealingKit, values: readonly ValueToSeal[]): Promise<Sealing> {
  if (values.length === 0) return { sealed: [], written: Promise.resolve() }
  const { ambient } = kit
  const dataKeys = await takeDataKeys(tx, kit, [...new Set(values.map(({ subjectId }) => subjectId))])
  const draw = portionOut(ambient.bytes(values.length * (SALT_BYTES + NONCE_BYTES)))
  const createdAt = new Date(ambient.now()).toISOString()
  const rows = values.map(({ subjectId, purpose, plaintext }) => {
    const dataKey = dataKeys.get(subjectId)
    if (dataKey === undefined) throw new Error(`the values of subject ${subjectId} were erased; it needs a new id`)
    const ref = ambient.uuid()
    const salt = draw(SALT_BYTES)
    const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext
    const plain = Buffer.concat([salt, bytes])
    const { nonce, ciphertext } = seal(dataKey, valueContext(ref, subjectId, purpose), plain, draw)
    return { ref, subjectId, purpose, nonce, ciphertext, commitment: commitToValue(salt, bytes) }
  })
  const pack = new BytePack()
  const json = rows.map(({ ref, subjectId, purpose, nonce, ciphertext, commitment }) => ({
    ref,
    subject_id: subjectId,
    purpose,
    at: pack.put(nonce, commitment, ciphertext),
    size: ciphertext.length,
  }))
  const inserting = sql`
    insert into vault_value (ref, subject_id, purpose, nonce, ciphertext, commitment, created_at)
    select ref, subject_id, purpose, substr(packed, at, ${sql.lit(NONCE_BYTES)}),
           substr(packed, at + ${sql.lit(NONCE_BYTES + COMMITMENT_BYTES)}, size),
           substr(packed, at + ${sql.lit(NONCE_BYTES)}, ${sql.lit(COMMITMENT_BYTES)}), ${createdAt}::timestamptz
      from (select ${pack.bytes}::bytea) as b(packed), jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as v(
             ref text, subject_id text, purpose text, at integer, size integer)`.execute(tx)
  const written = inserting.then(() => undefined)
  // A caller that fails before it awaits this reports its own fault; the transaction is lost either way.
  written.catch(() => undefined)
  return { sealed: rows.map(({ ref, commitment }) => ({ ref, commitment })), written }
}

/** The data keys of subjects, made where there is none yet; an erased subject is missing from the answer. */
async function takeDataKeys(
  tx: Tx,
  { keys, ambient, made }: SealingKit,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const here = made.get(tx) ?? new Map<string, Uint8Array>()
  made.set(tx, here)
  const wanted = subjectIds.filter((subjectId) => keys.erasures.find(subjectId) === undefined)
  const own = wanted.flatMap((subjectId): [string, Uint8Array][] => {
    const key = here.get(subjectId)
    return key === undefined ? [] : [[subjectId, key]]
  })
  const there = await readDataKeys(
    tx,
    keys,
    wanted.filter((subjectId) => !here.has(subjectId)),
  )
  const missing = wanted.filter((subjectId) => !here.has(subjectId) && !there.known.has(subjectId))
  if (missing.length === 0) return new Map([...own, ...there.keys])
  const [master] = keys.masterKeys
  const draw = portionOut(ambient.bytes(missing.length * (KEY_BYTES + NONCE_BYTES)))
  const fresh = new Map(missing.map((subjectId) => [subjectId, draw(KEY_BYTES)]))
  const pack = new BytePack()
  const rows = [...fresh].map(([subjectId, key]) => {
    const { nonce, ciphertext } = seal(master.key, keyContext(subjectId), key, draw)
    return { subject_id: subjectId, at: pack.put(nonce, ciphertext) }
  })
  const inserted = await sql<{ subject_id: string }>`
    insert into subject_key (subject_id, master_key_id, sealed_key, created_at)
    select subject_id, ${master.id}, substr(packed, at, ${sql.lit(packedSize(KEY_BYTES))}), ${new Date(ambient.now()).toISOString()}::timestamptz
      from (select ${pack.bytes}::bytea) as b(packed), jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k(
             subject_id text, at integer)
    on conflict do nothing returning subject_id`.execute(tx)
  for (const { subject_id } of inserted.rows) {
    const key = fresh.get(subject_id)
    if (key !== undefined) here.set(subject_id, key)
  }
  // Read back where a rival has made another key for the same subject first.
  const rivals = missing.filter((subjectId) => !here.has(subjectId))
  const again = await readDataKeys(tx, keys, rivals)
  return new Map([...here, ...there.keys, ...again.keys])
}

async function readDataKeys(
  tx: Db | Tx,
  keys: Keys,
  subjectIds: readonly string[],
): Promise<{ readonly keys: ReadonlyMap<string, Uint8Array>; readonly known: ReadonlySet<string> }> {
  if (subjectIds.length === 0) return { keys: new Map(), known: new Set() }
  const rows = await tx
    .selectFrom('subject_key')
    .select(['subject_id', 'master_key_id', 'sealed_key'])
    .where(
      sql<boolean>`subject_id = any(array(select jsonb_array_elements_text(${JSON.stringify(subjectIds)}::jsonb)))`,
    )
    .execute()
  const dataKeys = new Map<string, Uint8Array>()
  for (const { subject_id, master_key_id, sealed_key } of rows) {
    if (sealed_key === null) continue
    const master = getMasterKey(keys, master_key_id)
    dataKeys.set(subject_id, unseal(master.key, keyContext(subject_id), unpackSealed(sealed_key)))
  }
  return { keys: dataKeys, known: new Set(rows.map(({ subject_id }) => subject_id)) }
}

function getMasterKey(keys: Keys, id: string | null): MasterKey {
  const master = keys.masterKeys.find((candidate) => candidate.id === id)
  if (master === undefined) throw new Error(`the key file has no master key ${id ?? ''}`)
  return master
}

type RawValue =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly purpose: string }
  | Exclude<OpenedValue, { kind: 'value' }>

function asText(value: RawValue): OpenedValue {
  if (value.kind === 'erased') return value
  return { kind: 'value', text: Buffer.from(value.bytes).toString('utf8'), purpose: value.purpose }
}

async function openAll(
  db: Db,
  keys: Keys,
  clock: Clock,
  refs: readonly string[],
  { readerId, unitId, reason }: Reader,
): Promise<ReadonlyMap<string, RawValue>> {
  if (refs.length === 0) return new Map()
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom('vault_value as v')
      .innerJoin('subject_key as k', 'k.subject_id', 'v.subject_id')
      .select(['v.ref', 'v.subject_id', 'v.purpose', 'v.nonce', 'v.ciphertext'])
      .select(['k.master_key_id', 'k.sealed_key', 'k.erased_on', 'k.erased_ground'])
      .where(sql<boolean>`v.ref = any(array(select jsonb_array_elements_text(${JSON.stringify(refs)}::jsonb)))`)
      .execute()
    const opened = new Map<string, RawValue>()
    for (const { ref, subject_id, purpose, nonce, ciphertext, master_key_id, sealed_key, ...erased } of rows) {
      const registered = keys.erasures.find(subject_id)
      const ground = registered?.ground ?? erased.erased_ground
      const on = registered?.on ?? erased.erased_on
      if (ground !== null && on !== null) opened.set(ref, { kind: 'erased', ground, on })
      else if (sealed_key === null || nonce === null || ciphertext === null)
        throw new Error(`vault value ${ref} is broken`)
      else {
        const master = getMasterKey(keys, master_key_id)
        const dataKey = unseal(master.key, keyContext(subject_id), unpackSealed(sealed_key))
        const plain = unseal(dataKey, valueContext(ref, subject_id, purpose), { nonce, ciphertext })
        opened.set(ref, { kind: 'bytes', bytes: plain.subarray(SALT_BYTES), purpose })
      }
    }
    const readAt = new Date(clock.now()).toISOString()
    const log = rows.map(({ ref, subject_id, purpose }) => ({
      ref,
      subject_id,
      purpose,
      reader_id: readerId,
      reader_unit: unitId,
      reason,
      outcome: opened.get(ref)?.kind === 'erased' ? 'erased' : 'opened',
      read_at: readAt,
    }))
    if (log.length > 0) await tx.insertInto('vault_read').values(log).execute()
    return opened
  })
}

async function destroy(
  tx: Tx,
  ambient: Clock & Random,
  { subjectId, ground, on }: { readonly subjectId: string; readonly ground: string; readonly on: LocalDate },
  stamp: Stamp,
): Promise<boolean> {
  const gone = await tx
    .updateTable('subject_key')
    .set({
      sealed_key: null,
      master_key_id: null,
      erased_at: new Date(ambient.now()).toISOString(),
      erased_on: on,
      erased_ground: ground,
    })
    .where('subject_id', '=', subjectId)
    .where('erased_on', 'is', null)
    .returning('subject_id')
    .execute()
  if (gone.length === 0) return false
  await tx
    .updateTable('vault_value')
    .set({ nonce: null, ciphertext: null })
    .where('subject_id', '=', subjectId)
    .execute()
  await tx.deleteFrom('subject_identifier').where('subject_id', '=', subjectId).execute()
  await tx.updateTable('subject').set({ erased_on: on }).where('id', '=', subjectId).execute()
  const erased = { type: 'PersonalValuesErased', payload: { subjectId, ground, on } }
  const appended = await appendEvents(tx, ambient, {
    streamId: `vault:${subjectId}`,
    kind: 'vault',
    expected: await readVersion(tx, `vault:${subjectId}`),
    events: [erased],
    stamp,
  })
  if (!appended.ok) throw new Error(`vault:${subjectId} moved under its own key lock`)
  return true
}

/** A restored backup may hold an erasure's event without its effect or neither; both end with one more event. */
async function readVersion(tx: Tx, streamId: string): Promise<number> {
  const row = await tx.selectFrom('stream').select('version').where('id', '=', streamId).executeTakeFirst()
  return row?.version ?? 0
}

async function carryErasures(db: Db, keys: Keys, ambient: Clock & Random): Promise<number> {
  const inDatabase = await db
    .selectFrom('subject_key')
    .select(['subject_id', 'erased_on', 'erased_ground'])
    .where('erased_on', 'is not', null)
    .execute()
  for (const { subject_id, erased_on, erased_ground } of inDatabase) {
    if (erased_on !== null && erased_ground !== null)
      keys.erasures.add({ subjectId: subject_id, ground: erased_ground, on: erased_on })
  }
  const done = new Set(inDatabase.map(({ subject_id }) => subject_id))
  let anew = 0
  for (const erasure of keys.erasures.list()) {
    if (done.has(erasure.subjectId)) continue
    const stamp: Stamp = {
      legalDate: ambient.today(),
      recordedAt: ambient.now(),
      actorId: 'system:restore',
      unitId: null,
      jurisdiction: null,
      rulebookVersion: null,
    }
    if (await db.transaction().execute(async (tx) => destroy(tx, ambient, erasure, stamp))) anew += 1
  }
  return anew
}

function keyContext(subjectId: string): string {
  return `xinheng/key/1\0${subjectId}`
}

function valueContext(ref: string, subjectId: string, purpose: string): string {
  return `xinheng/value/1\0${ref}\0${subjectId}\0${purpose}`
}
