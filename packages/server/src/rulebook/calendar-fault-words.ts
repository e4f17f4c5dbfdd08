import type { CalendarFault } from '@xinheng/domain/calendar/parse-calendar-year'

const FIELDS: Readonly<Record<'year' | 'notice' | 'closed' | 'worked' | 'confirmed', string>> = {
  year: '应为 2008 至 2199 的整数，例如 "year": 2027',
  notice: '应为放假通知的文号，没有的写 null',
  closed: '应为放假日期的列表，例如 ["2027-01-01"]；没有的写 []',
  worked: '应为调休上班日期的列表，例如 ["2027-02-06"]；没有的写 []',
  confirmed: '应为 true（已核对）或者 false（未核对）',
}

/** A fault of a calendar file as a row for a person: where it stands, what was met, how to mend it. */
export function sayCalendarFault(fault: CalendarFault): string {
  switch (fault.code) {
    case 'notAnObject':
      return '整个文件：不是一个年度的安排，请写成 { "year": …, "notice": …, "closed": […], "worked": […], "confirmed": … }'
    case 'unknownField':
      return `${fault.field}：没有这个字段，请删除或者核对拼写`
    case 'wrongField':
      return `${fault.field}：缺少或者写法不对，${FIELDS[fault.field]}`
    case 'notADate':
      return `${fault.field} 第 ${fault.at} 项“${fault.text}”：不是存在的日期，请写作 2027-01-01 的样式`
    case 'outsideYear':
      return `${fault.field} ${fault.date}：不在本年度（可以含上一年 12 月），请移到所属年度的文件`
    case 'duplicate':
      return `${fault.field} ${fault.date}：重复，请只保留一次`
    case 'closedAndWorked':
      return `closed、worked ${fault.date}：同一日不能既放假又上班，请按通知保留一处`
    case 'workedWeekday':
      return `worked ${fault.date}：本来就是周一至周五，调休上班只写周六、周日，请删除或者核对`
    case 'tooFewClosed':
      return `closed：只有 ${fault.count} 日放假，少于法定的 ${fault.least} 日，请核对文件是否完整`
    case 'noNewYear':
      return 'closed：没有 1 月 1 日，元旦是法定节假日，请补上'
  }
}
