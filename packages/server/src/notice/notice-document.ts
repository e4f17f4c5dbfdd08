import { findListType, findMeasure } from '@xinheng/domain/catalogue/catalogue'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Notice, NoticePart, StatedRule } from '@xinheng/domain/notice/notice'
import type { EntryWindow } from '@xinheng/domain/repair/repair-conditions'
import { readRemedyDays } from '@xinheng/domain/notice/remedy-days'
import { findPlace, readRule } from '@xinheng/domain/rulebook/read-rule'
import { NOTICE_FRAME, NOTICE_TEMPLATES } from './templates/notice-templates.ts'
import {
  causeWord,
  CHANNEL_WORDS,
  dayWord,
  outcomeWord,
  remedyLine,
  REPAIR_CONDITIONS,
  sentenceOf,
  termWord,
  windowSentences,
} from './templates/notice-words.ts'

/** One section as it is printed. */
export interface DocumentSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
}

/** A paper as text: the page and the PDF show the same. */
export interface NoticeDocument {
  readonly title: string
  readonly number: string
  readonly addressee: string
  readonly opening: readonly string[]
  readonly sections: readonly DocumentSection[]
  readonly closing: readonly string[]
  readonly issuer: string
  readonly issuedOn: string
  readonly service: string
  readonly code: string
  readonly codeUse: string
  readonly standing: string
}

/** What stands in the vault or in registers and is read for this one rendering. */
export interface DocumentFacts {
  readonly addressee: string
  readonly issuer: string
  readonly code: string
  readonly texts: Readonly<Partial<Record<NoticePart, string>>>
  /** Names of the units that the paper mentions besides its issuer. */
  readonly units: ReadonlyMap<string, string>
  /** The public address of the installation, without a slash at its end; `null` where none is set. */
  readonly publicUrl: string | null
  readonly asOf: string
  readonly position: number
}

type Values = Readonly<Record<string, readonly string[]>>

/** A paper in words: its template, filled with the texts from the vault and the rules it stated at its issue. */
export function writeNotice(notice: Notice, facts: DocumentFacts, law: LawInForce): NoticeDocument {
  const template = NOTICE_TEMPLATES[notice.kind]
  const values = valuesOf(notice, facts, law)
  const frame = (line: string) => fillLine(line, values)[0] ?? ''
  return {
    title: template.title,
    number: frame(NOTICE_FRAME.number),
    addressee: frame(NOTICE_FRAME.to),
    opening: template.opening.flatMap((line) => fillLine(line, values)),
    sections: template.sections
      .map(({ heading, lines }) => ({ heading, paragraphs: lines.flatMap((line) => fillLine(line, values)) }))
      .filter(({ paragraphs }) => paragraphs.length > 0),
    closing: template.closing.flatMap((line) => fillLine(line, values)),
    issuer: facts.issuer,
    issuedOn: dayWord(notice.issuedOn),
    service: frame(notice.service === null ? NOTICE_FRAME.unserved : NOTICE_FRAME.served),
    code: frame(NOTICE_FRAME.code),
    codeUse: NOTICE_FRAME.codeUse,
    standing: frame(NOTICE_FRAME.standing),
  }
}

/** A template line with its values: gone where one is missing, repeated for each of several. */
export function fillLine(line: string, values: Values): readonly string[] {
  const names = [...line.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const several = names.find((name) => (values[name] ?? []).length > 1)
  if (names.some((name) => (values[name] ?? []).length === 0)) return []
  const fill = (chosen: string) =>
    line.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === several ? chosen : (values[name]?.[0] ?? '')))
  return several === undefined ? [fill('')] : (values[several] ?? []).map(fill)
}

function valuesOf(notice: Notice, facts: DocumentFacts, law: LawInForce): Values {
  const { values, lastDays, service, attempts, basis, articles, foreseen, place, objection, repair, window } = notice
  const placeName = findPlace(law.book, place)?.name ?? ''
  const listType = values.listTypeId === undefined ? undefined : findListType(law.catalogue, values.listTypeId)
  const measure = values.measureId === undefined ? undefined : findMeasure(law.catalogue, values.measureId)
  const channel = attempts.find(({ outcome }) => outcome === 'served')?.channel
  const nameOf = (id: string) => findMeasure(law.catalogue, id)?.name ?? id
  const court = readRule(law.book, place, 'courtListTerm', notice.issuedOn)
  const correction =
    court.kind === 'unspecified'
      ? null
      : { reviewDays: court.value.correctionReviewDays, reconsiderationDays: court.value.reconsiderationDays }
  const bodies = { issuer: facts.issuer, place: placeName, correction }
  const paths = pathsOf(notice)
  const address = (path: string | null) => (path === null ? [] : [addressOf(facts.publicUrl, path)])
  const remedies = readRemedyDays(notice, law.calendar)
  return {
    ...Object.fromEntries(Object.entries(facts.texts).map(([part, text]) => [part, paragraphsOf(text)])),
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]])),
    addressee: [facts.addressee],
    number: [notice.number],
    code: [groupsOf(facts.code)],
    position: [String(facts.position)],
    asOf: [facts.asOf],
    listName: one(listType?.name ?? values.listTypeId),
    measureName: one(measure?.name ?? values.measureId),
    basis: basis.map((citation) => renderCitation(citation)),
    article: articles.map(
      ({ law: title, version, article }) => `《${title}》${version === null ? '' : `（${version} 版）`}${article}`,
    ),
    foreseen: foreseen === null || foreseen.length === 0 ? [] : [[...new Set(foreseen.map(nameOf))].join('；')],
    noForeseen: foreseen?.length === 0 ? ['现行目录中没有针对该名单、在本地区可以采取的措施。'] : [],
    objection: sentencesOf(objection),
    repair: sentencesOf(repair),
    window: window === null ? [] : markUnconfirmed(windowSentences(window), window),
    handler: window?.kind === 'open' ? handlerLine(facts.units.get(window.handler)) : [],
    conditions: window?.kind === 'open' ? [REPAIR_CONDITIONS] : [],
    authority: one(facts.units.get(values.documentAuthority ?? '') ?? values.documentAuthority),
    objectionAddress: address(paths.objection),
    repairAddress: window?.kind === 'open' ? address(paths.repair) : [],
    ownAddress: address('/my'),
    senderTerm: values.lastDayOfTerm === undefined ? ['期限由认定单位确定，以认定单位的决定为准。'] : [],
    repairBasis: [...new Set(repair.map((rule) => renderCitation(rule.basis)))],
    remedy: remedies.map(
      (remedy) =>
        `${remedyLine(remedy, bodies, dayWord)}依据：${remedy.basis.map((each) => renderCitation(each)).join('、')}。`,
    ),
    remedyNotCounted:
      remedies.some(({ within }) => within !== null) && service === null
        ? ['上述期限自送达之日起计算；最后一日在送达后载明。']
        : [],
    term: values.term === undefined ? [] : [termWord(values.term)],
    outcome: values.outcome === undefined ? [] : [outcomeWord(values.outcome, notice.kind)],
    cause: values.cause === undefined ? [] : [causeWord(values.cause)],
    effectiveOn: values.effectiveOn === undefined ? [] : [dayWord(values.effectiveOn)],
    lastDayOfTerm: values.lastDayOfTerm === undefined ? [] : [dayWord(values.lastDayOfTerm)],
    openTerm: values.lastDayOfTerm === undefined ? ['至所依据的条目失效之日止。'] : [],
    answerDay: dayOf(lastDays.answer),
    submitDay: dayOf(lastDays.submit),
    denyDay: dayOf(lastDays.deny),
    replyDay: dayOf(lastDays.reply),
    servedOn: service === null ? [] : [dayWord(service.servedOn)],
    channel: channel === undefined ? [] : [CHANNEL_WORDS[channel]],
  }
}

function sentencesOf(rules: readonly StatedRule[]): readonly string[] {
  return rules
    .map((rule) => ({ text: sentenceOf(rule), confirmed: rule.confirmed }))
    .filter(({ text }) => text !== '')
    .map(({ text, confirmed }) => (confirmed ? text : `${text}${NOTICE_FRAME.unconfirmed}`))
}

/** What rests on a rule that nobody confirmed says so, once, after its last sentence. */
function markUnconfirmed(lines: readonly string[], window: EntryWindow): readonly string[] {
  const sure = window.kind === 'barred' || window.confirmed
  return sure ? lines : [...lines.slice(0, -1), `${lines.at(-1) ?? ''}${NOTICE_FRAME.unconfirmed}`]
}

function handlerLine(name: string | undefined): readonly string[] {
  return name === undefined ? [] : [`修复申请由${name}办理。`]
}

/** Where the entry, or the one measure, of a paper can be objected to, and where repair of the entry is asked for. */
function pathsOf({ about: { stream, id }, values: { measureId } }: Pick<Notice, 'about' | 'values'>): {
  readonly objection: string | null
  readonly repair: string | null
} {
  const [entry = '', unit = ''] = stream === 'task' ? id.split(':') : [ENTRY_STREAMS.includes(stream) ? id : '']
  if (entry === '') return { objection: null, repair: null }
  const measure = measureId === undefined || unit === '' ? '' : `&measure=${encodeURIComponent(`${measureId} ${unit}`)}`
  return { objection: `/objections/new?entry=${entry}${measure}`, repair: `/repairs/new?entry=${entry}` }
}

const ENTRY_STREAMS: readonly Notice['about']['stream'][] = ['listing', 'release']

function addressOf(publicUrl: string | null, path: string): string {
  return publicUrl === null ? NOTICE_FRAME.noAddress.replace('{path}', path) : `${publicUrl}${path}`
}

function one(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value]
}

function dayOf(date: string | undefined): readonly string[] {
  return date === undefined ? [] : [dayWord(date)]
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** A code in groups of five, so that it can be read aloud and typed. */
function groupsOf(code: string): string {
  return code.match(/.{1,5}/g)?.join('-') ?? ''
}
