import { hash, verify } from '@node-rs/argon2'
import { createHash } from 'node:crypto'

/** argon2id at 19 MiB, two passes, one lane: OWASP's floor, about 20 ms on a slow core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const MIN_LENGTH = 12

/** What people choose first; compared without case, digits and punctuation at the ends. */
const COMMON = ['password', 'passw0rd', 'qwertyuiop', 'administrator', 'xinheng', 'woaini', 'iloveyou', 'changeme']

/** Whether a password may be used: at least 12 characters, not the login, not one everybody tries, not one character repeated. */
export function isAcceptablePassword(password: string, login: string): boolean {
  const lower = password.normalize('NFKC').toLowerCase()
  const bare = lower.replaceAll(/[^a-z\p{Script=Han}]/gu, '')
  if ([...lower].length < MIN_LENGTH || lower.includes(login.toLowerCase())) return false
  return new Set(lower).size >= 5 && !COMMON.some((word) => bare === word || bare === word + word)
}

/** A password as it is stored. Normalised first, so that the same keys give the same text on every machine. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST)
}

/** Whether a password is the stored one. */
export async function isPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password.normalize('NFKC'))
}

/** A secret given out once (session, API key, reset token): how it is found again without being stored. */
export function hashToken(token: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update('xinheng/token/1\0').update(token).digest())
}

/** Bytes as text that fits a cookie or a header. */
export function toTokenText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
