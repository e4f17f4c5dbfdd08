import { organisationCheck, residentCheck, usccCheck } from '@xinheng/domain/identifier/check-character'
import { toDate, toDay, localDate, type Day, type LocalDate } from '@xinheng/domain/calendar/local-date'

/**
 * Plainly synthetic data for the demo and for tests: every unified code holds the run `SYN` … in its subject part
 * spelled with letters the alphabet has (`5YN`), every name says 测试, every person is born on a first of January 1900.
 */

/** A valid code of the plainly synthetic range; `n` up to 99,999. 92 for an individual household. */
export function syntheticUscc(n: number, region: string, prefix: '91' | '92' | '12' | '11' | '51' = '91'): string {
  const body = `5YN${String(n % 100_000).padStart(5, '0')}`
  const head = `${prefix}${region}${body}${organisationCheck(body)}`
  return `${head}${usccCheck(head)}`
}

/** A valid citizen number that no person has: born on 1900-01-01, place code 999999 is not assigned. */
export function syntheticResidentId(n: number): string {
  const head = `99999919000101${String(n % 1_000).padStart(3, '0')}`
  return `${head}${residentCheck(head)}`
}

const TRADES = ['建材', '食品', '运输', '劳务', '石材', '化工', '电子', '农业'] as const

/** A name that nobody takes for a real one, such as 云浮市测试建材有限公司0001. */
export function syntheticName(n: number, place: string): string {
  return `${place}测试${TRADES[n % TRADES.length] ?? '建材'}有限公司${String(n).padStart(4, '0')}`
}

/** A date `n` days into a range, going round. */
export function syntheticDate(n: number, from: string, days: number): LocalDate {
  return toDate((toDay(localDate(from)) + (n % days)) as Day)
}
