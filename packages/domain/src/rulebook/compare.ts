import type { LocalDate } from '../calendar/local-date.ts'
import { AXES, AXIS_TITLES, POLICY_AXES } from './axis-titles.ts'
import type { Axis } from './axes.ts'
import { JURISDICTIONS } from './baseline.ts'
import { getPlace, readRule } from './read-rule.ts'
import { renderShortCitation } from '../kernel/render-citation.ts'
import { renderValue } from './render-value.ts'
import type { Layer, PlaceCode, RuleBook } from './rule-row.ts'

/** A table of words: the first row is its head. */
export type Table = readonly (readonly string[])[]

const LAYER_WORDS: Readonly<Record<Layer, string>> = { national: '全国', province: '省', jurisdiction: '本地' }
const UNSPECIFIED = '未规定'
const UNCONFIRMED = '未确认'

/** Every axis in one place on a day: number, title, value, layer, clause, dates and remarks. */
export function tabulateRules(book: RuleBook, place: PlaceCode, on: LocalDate): Table {
  return [
    ['序号', '事项', '内容', '层级', '依据', '施行', '备注'],
    ...AXES.map((axis) => {
      const { number, title } = AXIS_TITLES[axis]
      const answer = readRule(book, place, axis, on)
      if (answer.kind === 'unspecified') return [String(number), title, UNSPECIFIED, '', '', '', '']
      const { row } = answer
      const remarks = [
        ...(row.confirmed ? [] : [UNCONFIRMED]),
        ...(row.note === undefined ? [] : [row.note]),
        ...answer.conflicts.map(
          (each) => `${renderShortCitation(each.clause)}与${renderShortCitation(each.against)}不一致`,
        ),
      ]
      return [
        String(number),
        title,
        renderValue(axis, answer.value),
        LAYER_WORDS[answer.layer],
        renderShortCitation(row.source),
        row.effective,
        remarks.join('；'),
      ]
    }),
  ]
}

/** The places side by side on the 39 axes (or those asked for): one row an axis, one column a place. */
export function tabulateComparison(
  book: RuleBook,
  on: LocalDate,
  places: readonly PlaceCode[] = JURISDICTIONS,
  axes: readonly Axis[] = POLICY_AXES,
): Table {
  return [
    ['序号', '事项', ...places.map((place) => getPlace(book, place).name)],
    ...axes.map((axis) => [
      String(AXIS_TITLES[axis].number),
      AXIS_TITLES[axis].title,
      ...places.map((place) => renderCell(book, place, axis, on)),
    ]),
  ]
}

function renderCell(book: RuleBook, place: PlaceCode, axis: Axis, on: LocalDate): string {
  const answer = readRule(book, place, axis, on)
  if (answer.kind === 'unspecified') return UNSPECIFIED
  const unconfirmed = answer.row.confirmed ? '' : `（${UNCONFIRMED}）`
  return `${renderValue(axis, answer.value)}【${renderShortCitation(answer.row.source)}】${unconfirmed}`
}
