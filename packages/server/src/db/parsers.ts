import pg from 'pg'

/** Type numbers of PostgreSQL. */
const OID = { bytea: 17, int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 } as const

/** `int8` as a number; throws beyond ±2⁵³, where a number would lie. */
function parseInt8(text: string): number {
  const count = Number(text)
  if (!Number.isSafeInteger(count)) throw new RangeError(`int8 beyond a safe integer: ${text}`)
  return count
}

/** `timestamptz` (the session runs in UTC) as ISO text with milliseconds: `2026-11-21T03:25:01.123Z`. */
function parseInstant(text: string): string {
  return new Date(text).toISOString()
}

function parseBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'))
}

const keepText = (text: string): string => text

const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [OID.bytea]: parseBytes,
  [OID.int8]: parseInt8,
  [OID.date]: keepText,
  [OID.timestamptz]: parseInstant,
  [OID.numeric]: keepText,
}

/** How both drivers read: `date` and `numeric` as text, `int8` as a safe number, `timestamptz` as ISO text, `bytea` as bytes. */
export const PGLITE_PARSERS = PARSERS

export const pgTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    const own = PARSERS[oid]
    return own !== undefined && format !== 'binary' ? own : pg.types.getTypeParser(oid, format)
  },
}
