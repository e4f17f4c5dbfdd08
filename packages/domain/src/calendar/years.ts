import { addDays, localDate } from './local-date.ts'
import type { LocalDate } from './local-date.ts'
import type { CalendarYear } from './work-calendar.ts'

/**
 * The holiday years 2016–2026 as the State Council's notices set them, later amendments worked in: 国办发明电〔2019〕3号
 * (Labour Day 2019 from 1 to 4 May) and the extension of the Spring Festival of 2020 through 2 February.
 * @basis 全国年节及纪念日放假办法; 国务院办公厅关于部分节假日安排的通知 of each year
 */
export const CALENDAR_YEARS: readonly CalendarYear[] = [
  year(
    2016,
    '国办发明电〔2015〕18号',
    '01-01 02-07/02-13 04-04 05-01/05-02 06-09/06-11 09-15/09-17 10-01/10-07',
    '02-06 02-14 06-12 09-18 10-08 10-09',
  ),
  year(
    2017,
    '国办发明电〔2016〕17号',
    '01-01/01-02 01-27/02-02 04-02/04-04 05-01 05-28/05-30 10-01/10-08',
    '01-22 02-04 04-01 05-27 09-30',
  ),
  year(
    2018,
    '国办发明电〔2017〕12号',
    '01-01 02-15/02-21 04-05/04-07 04-29/05-01 06-18 09-24 10-01/10-07',
    '02-11 02-24 04-08 04-28 09-29 09-30',
  ),
  year(
    2019,
    '国办发明电〔2018〕15号',
    '2018-12-30/01-01 02-04/02-10 04-05/04-07 05-01/05-04 06-07/06-09 09-13/09-15 10-01/10-07',
    '2018-12-29 02-02 02-03 04-28 05-05 09-29 10-12',
  ),
  year(
    2020,
    '国办发明电〔2019〕16号',
    '01-01 01-24/02-02 04-04/04-06 05-01/05-05 06-25/06-27 10-01/10-08',
    '01-19 04-26 05-09 06-28 09-27 10-10',
  ),
  year(
    2021,
    '国办发明电〔2020〕27号',
    '01-01/01-03 02-11/02-17 04-03/04-05 05-01/05-05 06-12/06-14 09-19/09-21 10-01/10-07',
    '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  ),
  year(
    2022,
    '国办发明电〔2021〕11号',
    '01-01/01-03 01-31/02-06 04-03/04-05 04-30/05-04 06-03/06-05 09-10/09-12 10-01/10-07',
    '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  ),
  year(
    2023,
    '国办发明电〔2022〕16号',
    '2022-12-31/01-02 01-21/01-27 04-05 04-29/05-03 06-22/06-24 09-29/10-06',
    '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  ),
  year(
    2024,
    '国办发明电〔2023〕7号',
    '01-01 02-10/02-17 04-04/04-06 05-01/05-05 06-10 09-15/09-17 10-01/10-07',
    '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  ),
  year(
    2025,
    '国办发明电〔2024〕12号',
    '01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08',
    '01-26 02-08 04-27 09-28 10-11',
  ),
  year(
    2026,
    '国办发明电〔2025〕7号',
    '01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07',
    '01-04 02-14 02-28 05-09 09-20 10-10',
  ),
]

/** One year from its spans (`MM-DD`, `MM-DD/MM-DD`; with a year where it is the one before). */
function year(number: number, notice: string, closed: string, worked: string): CalendarYear {
  const full = (text: string): LocalDate => localDate(text.length === 5 ? `${number}-${text}` : text)
  return {
    year: number,
    notice,
    closed: closed.split(' ').flatMap((span) => {
      const [from, to] = [full(span.replace(/\/.*/, '')), full(span.replace(/.*\//, ''))]
      const dates: LocalDate[] = []
      for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date)
      return dates
    }),
    worked: worked.split(' ').map(full),
    confirmed: true,
  }
}
