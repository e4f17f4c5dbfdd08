import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Until } from '../parsed-row.ts'
import type { RowReader } from '../row-reader.ts'

/** Reads the date a row is of; a date after `today` is reported. */
export function readPastDate<Key extends string>(
  reader: RowReader<Key>,
  key: Key,
  today: LocalDate,
): LocalDate | undefined {
  const date = reader.date(key)
  if (date !== undefined && date > today) reader.report('FUTURE_DATE', key)
  return date
}

/** Reads an end and reports one that lies before the start. */
export function readEnd<Key extends string>(
  reader: RowReader<Key>,
  key: Key,
  start: LocalDate | undefined,
): Until | undefined {
  const end = reader.until(key)
  if (end !== undefined && end !== 'longTerm' && start !== undefined && end < start) reader.report('DATE_ORDER', key)
  return end
}

/** An end as exports write it; an open end in the spelling that platforms use for it. */
export function formatEnd(end: Until | undefined): string {
  return end === 'longTerm' ? '2099-12-31' : (end ?? '')
}
