import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { readLimit } from '../calendar/limits.ts'
import type { Notice, StatedRemedy } from './notice.ts'

/** A remedy of a paper with its last day; `null` while the paper was not served, or where no last day exists. */
export interface RemedyReading extends StatedRemedy {
  readonly lastDay: LocalDate | null
  /** True where the calendar of the year is not loaded, so that the day may still move later. */
  readonly provisional: boolean
}

/**
 * The last days of a paper's remedies, counted from its service: no clock runs before the proof.
 * @basis ARL/第二十条
 * @basis ALIT/第四十六条
 */
export function readRemedyDays(
  { remedies, service }: Pick<Notice, 'remedies' | 'service'>,
  calendar: WorkCalendar,
): readonly RemedyReading[] {
  return remedies.map((remedy) => {
    if (remedy.within === null || service === null) return { ...remedy, lastDay: null, provisional: false }
    return { ...remedy, ...readLimit(service.servedOn, remedy.within, calendar) }
  })
}
