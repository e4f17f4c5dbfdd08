import { addDays, addMonths, localDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { FormatId } from '../exchange/layout.ts'
import { getDemoUnit, type DemoCity, type UnitKey } from './demo-cities.ts'
import { writeDemoCsv, type DemoEncoding } from './demo-csv.ts'
import {
  defaulterRow,
  licenceRow,
  listRow,
  migratedRow,
  PENALTY_FAULTS,
  penaltyRow,
  type Cells,
  type PenaltyFault,
} from './demo-rows.ts'
import { demoCompany, demoSubject, mix, type DemoSubject } from './demo-subjects.ts'

/** How big a demo is: months of history, and rows against the full size. */
export interface DemoScale {
  readonly months: number
  /** 1 is the full city; a test plays a tenth. */
  readonly volume: number
}

export const FULL_SCALE: DemoScale = { months: 36, volume: 1 }

/** A file that a unit of the demo sends on a day. */
export interface DemoFile {
  readonly unit: UnitKey
  readonly format: FormatId
  readonly mode: 'whole' | 'change'
  readonly name: string
  readonly receivedOn: LocalDate
  readonly rows: number
  readonly bytes: () => Uint8Array
}

interface Reporter {
  readonly unit: UnitKey
  readonly format: 'penalty-2018' | 'licence-2018'
  /** Rows a month at full size. */
  readonly monthly: number
  readonly encoding: DemoEncoding
  readonly titles: 'codes' | 'labels'
}

const REPORTERS: readonly Reporter[] = [
  { unit: 'market', format: 'penalty-2018', monthly: 26, encoding: 'gb18030', titles: 'labels' },
  { unit: 'environment', format: 'penalty-2018', monthly: 12, encoding: 'utf-8-bom', titles: 'codes' },
  { unit: 'housing', format: 'penalty-2018', monthly: 10, encoding: 'utf-8', titles: 'labels' },
  { unit: 'labour', format: 'penalty-2018', monthly: 6, encoding: 'utf-16le', titles: 'codes' },
  { unit: 'licensing', format: 'licence-2018', monthly: 48, encoding: 'gb18030', titles: 'labels' },
  { unit: 'market', format: 'licence-2018', monthly: 14, encoding: 'utf-8', titles: 'codes' },
]

/** Subjects of a demo at full size; files draw them again and again. */
const SUBJECTS = 3_000

/** Companies from here on are praised; those before come on sanction lists, so that hardly one is on both. */
const PRAISED_FROM = 2_000

/** A company that may come on a sanction list. */
export function drawAccused(city: DemoCity, seed: number, scale: DemoScale): DemoSubject {
  return demoCompany(city, mix(seed, sized(PRAISED_FROM, scale)))
}

/** A company that may come on a red list. */
export function drawPraised(city: DemoCity, seed: number, scale: DemoScale): DemoSubject {
  const from = sized(PRAISED_FROM, scale)
  return demoCompany(city, from + mix(seed, sized(SUBJECTS, scale) - from))
}

/** The day of the month on which units report; most decisions of their files are then still in time. */
const REPORT_DAY = 26

/** The first day of a demo's past: the first of the month, so many months before today. */
export function demoStart(today: LocalDate, { months }: DemoScale): LocalDate {
  return addMonths(localDate(`${today.slice(0, 7)}-01`), -months)
}

/** Every file of a demo's past, oldest first; nothing of today or later. */
export function listDemoFiles(city: DemoCity, today: LocalDate, scale: DemoScale): readonly DemoFile[] {
  const start = demoStart(today, scale)
  const files: DemoFile[] = [migratedFile(city, start, scale)]
  for (let month = 0; month < scale.months; month += 1) {
    const first = addMonths(start, month)
    for (const [index, reporter] of REPORTERS.entries())
      files.push(reportedFile(city, reporter, index, month, first, scale))
    if (month % 3 === 2) files.push(defaulterFile(city, month, start, scale), taxFile(city, month, first, scale))
    if (first.slice(5, 7) === '04') files.push(redFile(city, first, scale))
  }
  return files
    .filter(({ receivedOn, rows }) => receivedOn < today && rows > 0)
    .toSorted((a, b) => (a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : 0))
}

function sized(count: number, { volume }: DemoScale): number {
  return Math.max(1, Math.round(count * volume))
}

/** The subject of a seed; the whole city at full size, a corner of it in a test. */
function drawSubject(city: DemoCity, seed: number, scale: DemoScale) {
  return demoSubject(city, mix(seed, Math.max(60, sized(SUBJECTS, scale))))
}

const FAULT_ORDER = Object.keys(PENALTY_FAULTS) as readonly PenaltyFault[]

function reportedFile(
  city: DemoCity,
  reporter: Reporter,
  index: number,
  month: number,
  first: LocalDate,
  scale: DemoScale,
): DemoFile {
  const unit = getDemoUnit(city, reporter.unit)
  const count = sized(reporter.monthly, scale)
  const year = first.slice(0, 4)
  const penalty = reporter.format === 'penalty-2018'
  const row = (m: number, n: number, on: LocalDate): Cells => {
    const seed = m * 1_000 + index * 100 + n
    const serial = `${String(m).padStart(2, '0')}${index}${String(n).padStart(3, '0')}`
    const number = `${city.mark}测${penalty ? '罚' : '许'}〔${addMonths(first, m - month).slice(0, 4)}〕${serial}号`
    const decided = { decidedOn: on, number, seed }
    const subject = drawSubject(city, seed, scale)
    return penalty ? penaltyRow(unit, subject, decided) : licenceRow(unit, subject, decided)
  }
  const dayOf = (n: number): number => (n % 7 === 6 ? 1 + (n % 9) : 15 + (n % 10))
  const rowsOf = (): readonly Cells[] => {
    const rows = Array.from({ length: count }, (_, n) => row(month, n, addDays(first, dayOf(n))))
    return penalty
      ? soil(
          rows,
          unit.aliases,
          month + index * 5,
          month === 0 ? undefined : row(month - 1, 0, addDays(addMonths(first, -1), 14)),
        )
      : rows
  }
  return {
    unit: reporter.unit,
    format: reporter.format,
    mode: 'change',
    name: `${unit.name}${penalty ? '行政处罚' : '行政许可'}${year}年${first.slice(5, 7)}月.csv`,
    receivedOn: addDays(first, REPORT_DAY - 1),
    rows: count,
    bytes: () => writeDemoCsv(reporter.format, rowsOf(), reporter),
  }
}

/** Makes a file as dirty as real ones: one row or two go wrong, one is there twice, last month's is corrected. */
function soil(
  rows: readonly Cells[],
  aliases: readonly string[],
  turn: number,
  correct: Cells | undefined,
): readonly Cells[] {
  const soiled = rows.map((row, n) => {
    if (n === Math.min(3, rows.length - 1) || n === 8) {
      const fault = FAULT_ORDER[(turn + n) % FAULT_ORDER.length]
      return fault === undefined ? row : PENALTY_FAULTS[fault](row)
    }
    const alias = aliases[turn % Math.max(1, aliases.length)]
    const spelled = n % 6 === 5 || (n === 0 && rows.length < 6)
    return spelled && alias !== undefined ? { ...row, CF_CFJG: alias } : row
  })
  const [first] = rows
  const twice = turn % 3 === 0 && first !== undefined ? [first] : []
  const corrected =
    turn % 4 === 1 && correct !== undefined ? [{ ...correct, CF_NR_FK: '0.05', CF_NR: '罚款500元' }] : []
  return [...soiled, ...twice, ...corrected]
}

/** The court's whole list of a quarter: every entry of the last years, so that older ones vanish from it. */
function defaulterFile(city: DemoCity, month: number, start: LocalDate, scale: DemoScale): DemoFile {
  const court = getDemoUnit(city, 'court')
  const quarterly = sized(6, scale)
  const quarter = Math.trunc(month / 3)
  const rows: Cells[] = []
  const kept = Math.trunc(scale.months / 4)
  for (let q = Math.max(0, quarter - kept + 1); q <= quarter; q += 1) {
    const from = addMonths(start, q * 3 + 2)
    for (let n = 0; n < quarterly; n += 1) {
      const seed = 70_000 + q * 50 + n
      const number = `（${from.slice(0, 4)}）${city.mark}测执${q * 50 + n + 1}号`
      const publishedOn = addDays(from, 2 + (n % 15))
      const subject = n % 6 === 5 ? 'masked' : drawAccused(city, seed, scale)
      rows.push(defaulterRow(court, subject, { publishedOn, number, seed }))
    }
  }
  const receivedOn = addDays(addMonths(start, month), 20)
  return {
    unit: 'court',
    format: 'judgment-defaulters',
    mode: 'whole',
    name: `失信被执行人名单${receivedOn.slice(0, 7)}.csv`,
    receivedOn,
    rows: rows.length,
    bytes: () => writeDemoCsv('judgment-defaulters', rows, { encoding: 'utf-8', titles: 'labels' }),
  }
}

/** A company that the last tax list of a full demo put on the list for three years: one to look up and to check. */
export function exampleOnList(city: DemoCity): DemoSubject {
  return taxSubject(city, FULL_SCALE.months - 1, 0, FULL_SCALE)
}

function taxSubject(city: DemoCity, month: number, n: number, scale: DemoScale): DemoSubject {
  return drawAccused(city, 80_000 + month * 50 + n, scale)
}

function taxFile(city: DemoCity, month: number, first: LocalDate, scale: DemoScale): DemoFile {
  const tax = getDemoUnit(city, 'tax')
  const determinedOn = addDays(first, 9)
  const rows = Array.from({ length: sized(5, scale) }, (_, n) =>
    listRow(tax, taxSubject(city, month, n, scale), {
      list: '重大税收违法失信主体名单',
      kind: 'black',
      determinedOn,
      until: addMonths(determinedOn, n % 2 === 0 ? 36 : 12),
      number: `${city.mark}测税失信〔${first.slice(0, 4)}〕${month * 10 + n + 1}号`,
      reason: '虚开发票，税务处理处罚决定已生效。',
      servedOn: n % 5 === 4 ? null : addDays(determinedOn, -3),
    }),
  )
  return {
    unit: 'tax',
    format: 'black-list',
    mode: 'change',
    name: `重大税收违法失信主体${first.slice(0, 7)}.csv`,
    receivedOn: addDays(first, 15),
    rows: rows.length,
    bytes: () => writeDemoCsv('black-list', rows, { encoding: 'gb18030', titles: 'labels' }),
  }
}

function redFile(city: DemoCity, first: LocalDate, scale: DemoScale): DemoFile {
  const tax = getDemoUnit(city, 'tax')
  const determinedOn = addDays(first, 9)
  const year = first.slice(0, 4)
  const rows = Array.from({ length: sized(25, scale) }, (_, n) =>
    listRow(tax, drawPraised(city, 90_000 + Number(year) * 50 + n, scale), {
      list: '纳税信用A级纳税人名单',
      kind: 'red',
      determinedOn,
      until: addDays(addMonths(determinedOn, 12), -1),
      number: `${city.mark}测税A〔${year}〕${n + 1}号`,
      reason: '年度纳税信用评价为A级。',
      servedOn: null,
    }),
  )
  return {
    unit: 'tax',
    format: 'red-list',
    mode: 'change',
    name: `纳税信用A级纳税人${year}.csv`,
    receivedOn: addDays(first, 17),
    rows: rows.length,
    bytes: () => writeDemoCsv('red-list', rows, { encoding: 'utf-8-bom', titles: 'codes' }),
  }
}

/** Entries that had effect before the platform began, brought over on its first working days. */
function migratedFile(city: DemoCity, start: LocalDate, scale: DemoScale): DemoFile {
  const labour = getDemoUnit(city, 'labour')
  const rows = Array.from({ length: sized(20, scale) }, (_, n) => {
    const listedOn = addMonths(start, -2 - (n % 16))
    return migratedRow(labour, drawAccused(city, 95_000 + n, scale), {
      list: '拖欠农民工工资失信联合惩戒对象名单',
      listedOn,
      until: addDays(addMonths(listedOn, 36), -1),
      number: `${city.mark}测人社列〔${listedOn.slice(0, 4)}〕${n + 1}号`,
      reason: '克扣、无故拖欠农民工工资，经责令仍不支付。',
    })
  })
  return {
    unit: 'labour',
    format: 'migrated-listings',
    mode: 'change',
    name: '已生效拖欠农民工工资名单迁移.csv',
    receivedOn: addDays(start, 9),
    rows: rows.length,
    bytes: () => writeDemoCsv('migrated-listings', rows, { encoding: 'utf-8', titles: 'labels' }),
  }
}

/** A file for the person who tries the demo to import by hand. */
interface SampleFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A sound file, a dirty one, one of licences, and a list: all of yesterday's decisions. */
export function listSampleFiles(city: DemoCity, today: LocalDate): readonly SampleFile[] {
  const [market, licensing, tax] = [
    getDemoUnit(city, 'market'),
    getDemoUnit(city, 'licensing'),
    getDemoUnit(city, 'tax'),
  ]
  const year = today.slice(0, 4)
  const penalty = (n: number): Cells =>
    penaltyRow(market, demoCompany(city, 50 + n), {
      decidedOn: addDays(today, -1 - (n % 5)),
      number: `${city.mark}测罚〔${year}〕体验${n}号`,
      seed: 500 + n,
    })
  const sound = Array.from({ length: 12 }, (_, n) => penalty(n))
  const dirty = [
    ...FAULT_ORDER.map((fault, n) => PENALTY_FAULTS[fault](penalty(20 + n))),
    { ...penalty(40), CF_CFJG: '市场监督局（旧章）' },
    penalty(41),
    penalty(41),
    penalty(42),
  ]
  const licences = Array.from({ length: 10 }, (_, n) =>
    licenceRow(licensing, demoCompany(city, 80 + n), {
      decidedOn: addDays(today, -2),
      number: `${city.mark}测许〔${year}〕体验${n}号`,
      seed: 700 + n,
    }),
  )
  const listed = Array.from({ length: 5 }, (_, n) =>
    listRow(tax, demoCompany(city, 120 + n), {
      list: '重大税收违法失信主体名单',
      kind: 'black',
      determinedOn: addDays(today, -5),
      until: addMonths(today, 24),
      number: `${city.mark}测税失信〔${year}〕体验${n}号`,
      reason: '虚开发票，税务处理处罚决定已生效。',
      servedOn: n === 4 ? null : addDays(today, -6),
    }),
  )
  return [
    {
      name: '1-行政处罚-正常.csv',
      bytes: writeDemoCsv('penalty-2018', sound, { encoding: 'utf-8-bom', titles: 'labels' }),
    },
    {
      name: '2-行政处罚-有问题.csv',
      bytes: writeDemoCsv('penalty-2018', dirty, { encoding: 'gb18030', titles: 'labels' }),
    },
    {
      name: '3-行政许可.csv',
      bytes: writeDemoCsv('licence-2018', licences, { encoding: 'gb18030', titles: 'labels' }),
    },
    {
      name: '4-重大税收违法失信主体.csv',
      bytes: writeDemoCsv('black-list', listed, { encoding: 'utf-8', titles: 'labels' }),
    },
  ]
}
