import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { findListType } from '@xinheng/domain/catalogue/catalogue'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { findPlace, readRule } from '@xinheng/domain/rulebook/read-rule'
import type { Fact, ResultItem, Tag } from '../pages/models.ts'
import { DOCUMENT_KINDS, LIST_NAMES, PUBLICATION_CLASSES, RECORD_KINDS, type SearchKind } from './portal-words.ts'
import type { PublishedEntry } from './published.ts'

/** What the words of an entry need besides it. */
export interface Wording {
  readonly law: LawInForce
  readonly on: LocalDate
  /** Names of organisations by id. */
  readonly units: ReadonlyMap<string, string>
}

/** The list or kind, in the words of the entry's place. */
export function tagOf(entry: PublishedEntry, { law, on }: Wording): Tag {
  if (entry.kind === 'record') return { kind: 'record', label: RECORD_KINDS[entry.record.content.kind] }
  const { listKind, place } = entry.listing
  const kind = listKind === 'incentive' ? 'redList' : 'blackList'
  if (listKind === 'watch' || findPlace(law.book, place) === undefined) return { kind, label: LIST_NAMES[listKind] }
  const names = readRule(law.book, place, 'listNames', on)
  return { kind, label: names.kind === 'value' ? names.value[listKind] : LIST_NAMES[listKind] }
}

/** Under which tab of a search an entry stands. */
export function searchKindOf(entry: PublishedEntry): SearchKind {
  if (entry.kind === 'record') return entry.record.content.kind
  return entry.listing.listKind === 'incentive' ? 'red' : 'black'
}

/** The day by which results are ordered, the newest first. */
export function dayOf(entry: PublishedEntry): LocalDate {
  return entry.kind === 'listing' ? entry.listing.effectiveOn : entry.record.decidedOn
}

export function entryIdOf(entry: PublishedEntry): string {
  return entry.kind === 'listing' ? entry.listing.listingId : entry.record.recordId
}

/** The story in one or two sentences. The case itself is told by the decision; its text is not public here. */
export function reasonOf(entry: PublishedEntry, wording: Wording): string {
  const { units } = wording
  if (entry.kind === 'listing') {
    const { listing } = entry
    const type = findListType(wording.law.catalogue, listing.listTypeId)?.name ?? listing.listTypeId
    const { kind, number, authority } = listing.document
    const document = `${units.get(authority) ?? ''}${DOCUMENT_KINDS[kind]}（${number}）`
    const determiner = units.get(listing.determiner) ?? '认定单位'
    return `${determiner}根据生效的${document}，依法将该主体列入“${type}”。`
  }
  const { record } = entry
  const authority = units.get(record.authorityId) ?? '有关机关'
  const { content, documentTitle } = record
  switch (content.kind) {
    case 'licence':
      return `${authority}作出行政许可决定：${documentTitle}。`
    case 'penalty':
      return `${authority}作出行政处罚决定：${documentTitle}。${amountText(content.fine)}`
    case 'judgment':
      return `${authority}的生效裁判（${content.caseNumber}）确定了该主体的义务。`
    case 'commitment':
      return `该主体自愿作出信用承诺：${documentTitle}。`
    case 'honour':
      return `${authority}授予：${content.title}。`
    case 'subsidy':
      return `${authority}给予资金支持：${content.project}。`
  }
}

/** A fine in words of yuan; amounts are kept in fen. */
function amountText(fen: number | null): string {
  if (fen === null || fen === 0) return ''
  const yuan = (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 0, maximumFractionDigits: 2 })
  return `处罚款人民币 ${yuan} 元。`
}

const text = (label: string, value: string): Fact => ({ label, value: { kind: 'text', text: value } })
const date = (label: string, value: string | null): Fact => ({ label, value: { kind: 'date', date: value } })

/** What, by whom, on which document, from when until when. */
export function factsOf(entry: PublishedEntry, wording: Wording): readonly Fact[] {
  const { law, units } = wording
  if (entry.kind === 'listing') {
    const { listing, reading } = entry
    const type = findListType(law.catalogue, listing.listTypeId)
    const note = reading.provisional ? '末日所依据的年度节假日安排尚未公布，为暂定日期' : '期满自动移出并停止公示'
    return [
      text('认定单位', units.get(listing.determiner) ?? '—'),
      text('名单类型', type?.name ?? listing.listTypeId),
      text('文书号', listing.document.number),
      date('文书日期', listing.document.date),
      date('列入日期', listing.listedOn),
      { label: '有效期', value: { kind: 'term', from: listing.effectiveOn, to: reading.lastDay, note } },
      ...(listing.origin.kind === 'received'
        ? [text('数据来源', `${units.get(listing.origin.from) ?? '认定单位'}推送`)]
        : []),
    ]
  }
  const { record, reading } = entry
  const { publicationClass } = reading
  return [
    text('决定机关', units.get(record.authorityId) ?? '—'),
    ...(record.documentNumber === null ? [] : [text('文书号', record.documentNumber)]),
    date('决定日期', record.decidedOn),
    ...(publicationClass === null ? [] : [text('失信程度', PUBLICATION_CLASSES[publicationClass])]),
    { label: '公示期', value: { kind: 'term', from: reading.from, to: reading.until, note: '期满自动停止公示' } },
    ...(record.providerId === record.authorityId ? [] : [text('数据来源', units.get(record.providerId) ?? '—')]),
  ]
}

/** One line of what was found. */
export function resultOf(entry: PublishedEntry, wording: Wording): ResultItem {
  return {
    tag: tagOf(entry, wording),
    name: entry.subject.name,
    code: entry.subject.code,
    reason: reasonOf(entry, wording),
    facts: factsOf(entry, wording),
    links: [
      { label: '查看详情', href: `/entries/${entryIdOf(entry)}` },
      { label: '该主体的全部公示信息', href: `/subjects/${entry.subject.subjectId}` },
      { label: '提出异议', href: '/rights' },
    ],
  }
}
