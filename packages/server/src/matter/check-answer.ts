import type { RecommendedMeasure, ShownMeasure } from '@xinheng/domain/matter/check-reading'
import type { Catalogue } from '@xinheng/domain/catalogue/catalogue'
import { findMeasure } from '@xinheng/domain/catalogue/catalogue'
import { refusalProblem } from '../http/problem.ts'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import { describeCleanYears, describeFastTrack, describeMustCheck, describeRemedy, MARKS } from './labels.ts'
import type { ReceiptView } from './receipt-views.ts'

/** A measure of a receipt as the API and the pages say it: no reference, only words, dates and numbers. */
export interface MeasureAnswer {
  readonly itemId: string
  readonly listingId: string
  readonly measureId: string
  readonly name: string
  readonly content: string
  readonly kind: 'incentive' | 'sanction'
  readonly duty: 'must' | 'may'
  readonly state: 'applicable' | 'suspended'
  readonly listType: string
  readonly document: string
  readonly law: string[]
  readonly lastDay: string | null
  readonly remedy: string
  /** A consortium member's entry: it concerns the whole bid. */
  readonly concernsWhole: boolean
  readonly outcome: 'applied' | 'notApplied' | null
}

/** Something that stands in the file and is not applied. */
export interface ShownAnswer {
  readonly listingId: string
  readonly name: string
  readonly reasons: { readonly code: string; readonly title: string; readonly law: string[] }[]
}

/** A receipt in words. */
export interface CheckAnswer {
  readonly receiptId: string
  readonly matterId: string
  readonly partyId: string
  readonly subjectId: string
  readonly moment: string
  readonly checkedOn: string
  readonly ledgerPosition: number
  readonly mustCheck: string
  readonly mustCheckLaw: string[]
  readonly decider: string
  readonly cleanYears: string
  readonly fastTrack: string
  readonly marks: string[]
  readonly measures: MeasureAnswer[]
  readonly shown: ShownAnswer[]
  readonly ended: { readonly listingId: string; readonly lastDay: string }[]
}

/** Puts a receipt into words. */
export function toCheckAnswer(receipt: ReceiptView, catalogue: Catalogue): CheckAnswer {
  const { content, deciderName, ends } = receipt
  const { answer } = content
  const { mustCheck } = answer
  return {
    receiptId: content.id,
    matterId: content.matterId,
    partyId: content.partyId,
    subjectId: content.subjectId,
    moment: content.moment,
    checkedOn: content.checkedOn,
    ledgerPosition: content.ledgerPosition,
    mustCheck: describeMustCheck(mustCheck),
    mustCheckLaw: mustCheck.kind === 'notStated' ? [] : [renderCitation(mustCheck.source)],
    decider: deciderName,
    cleanYears: describeCleanYears(answer.cleanYears),
    fastTrack: describeFastTrack(answer.fastTrack),
    marks: answer.marks.map((mark) => MARKS[mark]),
    measures: [...answer.must, ...answer.may].map((measure) => toMeasureAnswer(measure, catalogue, ends)),
    shown: answer.shown.map((shown) => toShownAnswer(shown, catalogue)),
    ended: answer.ended.map(({ listingId, lastDay }) => ({ listingId, lastDay })),
  }
}

function toMeasureAnswer(
  recommended: RecommendedMeasure,
  catalogue: Catalogue,
  ends: ReceiptView['ends'],
): MeasureAnswer {
  const { measure, itemId } = recommended
  return {
    itemId,
    listingId: recommended.listingId,
    measureId: measure.id,
    name: measure.name,
    content: measure.content,
    kind: measure.kind,
    duty: recommended.duty,
    state: recommended.state,
    listType: nameListType(recommended.listTypeId, catalogue),
    document: recommended.document.number,
    law: recommended.articles.map(({ law, article }) => `《${law}》${article}`),
    lastDay: recommended.lastDay,
    remedy: describeRemedy(recommended.remedy),
    concernsWhole: recommended.concernsWhole,
    outcome: ends.get(itemId)?.outcome ?? null,
  }
}

/** The list's name as the catalogue has it. */
export function nameListType(listTypeId: string, { listTypes }: Catalogue): string {
  return listTypes.find(({ id }) => id === listTypeId)?.name ?? listTypeId
}

function toShownAnswer({ listingId, measureId, reasons }: ShownMeasure, catalogue: Catalogue): ShownAnswer {
  const name = measureId === null ? '整条记录' : (findMeasure(catalogue, measureId)?.name ?? measureId)
  return {
    listingId,
    name,
    reasons: reasons.map((reason) => {
      const { code, title, basis } = refusalProblem(reason, '')
      return { code, title, law: basis.map(({ text }) => text) }
    }),
  }
}
