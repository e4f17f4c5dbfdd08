import { type LocalDate, parseLocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { AXIS_SHAPES } from './axis-shapes.ts'
import { AXIS_TITLES } from './axis-titles.ts'
import type { Axis } from './axes.ts'
import { NATIONAL } from './read-rule.ts'
import type { Layer, Place, RuleBook, RuleRow, Transition } from './rule-row.ts'
import { fault, isDocumentKey, isRecord, type ShapeFault } from './value-shape.ts'

/** What is wrong with a rule book from outside: which row (from 1; 0 is the book itself), which field, how to mend it. */
export interface RuleFault extends ShapeFault {
  readonly row: number
}

// Closed sets as records of nothing: the compiler asks for every word of the type and takes no other.
const LAYERS: Readonly<Record<Layer, null>> = { national: null, province: null, jurisdiction: null }
const TRANSITIONS: Readonly<Record<Transition, null>> = { oldLaw: null, newLaw: null, lighter: null }
const ROW_FIELDS: Readonly<Record<keyof RuleRow, null>> = {
  axis: null,
  layer: null,
  place: null,
  value: null,
  source: null,
  effective: null,
  expires: null,
  repealed: null,
  transition: null,
  confirmed: null,
  note: null,
}

/** A rule book from JSON: its places, its rows, and that no two rows of a layer speak for one place on one day. */
export function parseRuleBook(input: unknown): Result<RuleBook, readonly RuleFault[]> {
  if (!isRecord(input)) return refuse([inBook(fault('', input, '写对象，含 version、places、rows'))])
  const { version } = input
  if (typeof version !== 'string' || version === '')
    return refuse([inBook(fault('version', version, '写版本号，如 2026.1'))])
  const places = parsePlaces(input['places'])
  if (!places.ok) return places
  const rows = parseRuleRows(input['rows'])
  if (!rows.ok) return rows
  const strangers = rows.value.flatMap((row, index) =>
    places.value.some((place) => place.code === row.place)
      ? []
      : [{ row: index + 1, ...fault('place', row.place, '先在 places 中登记这个行政区划代码').error }],
  )
  return strangers.length > 0 ? refuse(strangers) : ok({ version, places: places.value, rows: rows.value })
}

/** Rule rows from JSON: every fault of every row, or the rows. */
export function parseRuleRows(input: unknown): Result<readonly RuleRow[], readonly RuleFault[]> {
  if (!Array.isArray(input)) return refuse([inBook(fault('rows', input, '写数组'))])
  const parsed = input.map((each: unknown) => parseRow(each))
  const faults = parsed.flatMap((each, index) => (each.ok ? [] : each.error.map((one) => ({ row: index + 1, ...one }))))
  if (faults.length > 0) return refuse(faults)
  const rows = parsed.flatMap((each) => (each.ok ? [each.value] : []))
  const overlaps = listOverlaps(rows).map(([first, second]) => ({
    row: second + 1,
    ...fault('effective', rows[second]?.effective, `与第 ${first + 1} 行同层同地同项同日有效；给前一行写 repealed`)
      .error,
  }))
  return overlaps.length > 0 ? refuse(overlaps) : ok(rows)
}

/** Pairs of rows (by index) of one layer, place and axis that are in force on a same day. */
export function listOverlaps(rows: readonly RuleRow[]): readonly (readonly [number, number])[] {
  const cells = new Map<string, number[]>()
  const pairs: [number, number][] = []
  rows.forEach((row, index) => {
    const key = `${row.layer}/${row.place}/${row.axis}`
    const earlier = cells.get(key) ?? []
    for (const other of earlier) if (overlap(rows[other], row)) pairs.push([other, index])
    cells.set(key, [...earlier, index])
  })
  return pairs
}

function overlap(a: RuleRow | undefined, b: RuleRow): boolean {
  return a !== undefined && startsBeforeEnd(a, b) && startsBeforeEnd(b, a)
}

function startsBeforeEnd(a: RuleRow, b: RuleRow): boolean {
  return (b.expires === null || a.effective <= b.expires) && (b.repealed === null || a.effective < b.repealed)
}

function parseRow(input: unknown): Result<RuleRow, readonly ShapeFault[]> {
  if (!isRecord(input)) return refuse([fault('', input, '写对象').error])
  const { axis } = input
  if (!isAxis(axis)) return refuse([fault('axis', axis, '写已登记的项名，见 xinheng rules compare').error])
  const faults: ShapeFault[] = Object.keys(input)
    .filter((name) => !Object.hasOwn(ROW_FIELDS, name))
    .map((name) => fault(name, input[name], `删去此项；只有 ${Object.keys(ROW_FIELDS).join('、')}`).error)
  const take = <T>(result: Result<T, ShapeFault>): T | undefined => {
    if (result.ok) return result.value
    faults.push(result.error)
    return undefined
  }
  const row = {
    axis,
    layer: take(parseLayer(input['layer'], input['place'])),
    place: take(parseCode(input['place'], 'place')),
    value: take<unknown>(AXIS_SHAPES[axis].parse(input['value'], 'value')),
    source: take(parseCitation(input['source'])),
    effective: take(parseDate(input['effective'], 'effective')),
    expires: take(parseDateOrNull(input['expires'], 'expires')),
    repealed: take(parseDateOrNull(input['repealed'], 'repealed')),
    transition: take(parseTransition(input['transition'])),
    confirmed: take(parseConfirmed(input['confirmed'])),
    ...(input['note'] === undefined ? {} : { note: take(parseNote(input['note'])) }),
  }
  const { effective, expires, repealed } = row
  if (effective !== undefined) {
    if (typeof expires === 'string' && expires < effective)
      faults.push(fault('expires', expires, '不得早于 effective').error)
    if (typeof repealed === 'string' && repealed < effective)
      faults.push(fault('repealed', repealed, '不得早于 effective').error)
  }
  return faults.length > 0 ? refuse(faults) : ok(row as RuleRow)
}

function parsePlaces(input: unknown): Result<readonly Place[], readonly RuleFault[]> {
  if (!Array.isArray(input)) return refuse([inBook(fault('places', input, '写数组'))])
  const places: Place[] = []
  for (const [index, each] of input.entries()) {
    const at = `places[${index}]`
    if (!isRecord(each)) return refuse([inBook(fault(at, each, '写对象，含 code、name、within'))])
    const code = parseCode(each['code'], `${at}.code`)
    if (!code.ok) return refuse([inBook(code)])
    const { name, within } = each
    if (typeof name !== 'string' || name === '') return refuse([inBook(fault(`${at}.name`, name, '写地名'))])
    if (places.some((place) => place.code === code.value || place.name === name))
      return refuse([inBook(fault(at, each, '删去重复的地方'))])
    if (within === null) places.push({ code: code.value, name, within: null })
    else {
      const upper = parseCode(within, `${at}.within`)
      if (!upper.ok) return refuse([inBook(upper)])
      places.push({ code: code.value, name, within: upper.value })
    }
  }
  return ok(places)
}

function isAxis(word: unknown): word is Axis {
  return typeof word === 'string' && Object.hasOwn(AXIS_TITLES, word)
}

function parseLayer(input: unknown, place: unknown): Result<Layer, ShapeFault> {
  if (typeof input !== 'string' || !Object.hasOwn(LAYERS, input))
    return fault('layer', input, `写以下之一：${Object.keys(LAYERS).join('、')}`)
  if ((input === 'national') !== (place === NATIONAL))
    return fault('layer', input, `national 只配行政区划代码 ${NATIONAL}`)
  return ok(input as Layer)
}

function parseCode(input: unknown, field: string): Result<string, ShapeFault> {
  return typeof input === 'string' && /^\d{6}$/.test(input) ? ok(input) : fault(field, input, '写六位行政区划代码')
}

function parseCitation(input: unknown): Result<Citation, ShapeFault> {
  if (!isRecord(input)) return fault('source', input, '写对象，含 document、clause')
  const { document, clause, version } = input
  if (!isDocumentKey(document)) return fault('source.document', document, '写已登记的文件代号')
  if (typeof clause !== 'string' || clause === '') return fault('source.clause', clause, '写条款，如 第四十六条')
  if (version === undefined) return ok({ document, clause })
  return typeof version === 'string' && parseLocalDate(version) !== undefined
    ? ok({ document, clause, version })
    : fault('source.version', version, '写版本日期 YYYY-MM-DD')
}

function parseDate(input: unknown, field: string): Result<LocalDate, ShapeFault> {
  const date = typeof input === 'string' ? parseLocalDate(input) : undefined
  return date === undefined ? fault(field, input, '写存在的日期 YYYY-MM-DD') : ok(date)
}

function parseDateOrNull(input: unknown, field: string): Result<LocalDate | null, ShapeFault> {
  return input === null ? ok(null) : parseDate(input, field)
}

function parseTransition(input: unknown): Result<Transition, ShapeFault> {
  return typeof input === 'string' && Object.hasOwn(TRANSITIONS, input)
    ? ok(input as Transition)
    : fault('transition', input, `写以下之一：${Object.keys(TRANSITIONS).join('、')}`)
}

function parseConfirmed(input: unknown): Result<boolean, ShapeFault> {
  return typeof input === 'boolean' ? ok(input) : fault('confirmed', input, '写 true 或 false')
}

function parseNote(input: unknown): Result<string, ShapeFault> {
  return typeof input === 'string' ? ok(input) : fault('note', input, '写文字')
}

function inBook(result: { readonly error: ShapeFault }): RuleFault {
  return { row: 0, ...result.error }
}
