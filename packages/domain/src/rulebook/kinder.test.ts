import { describe, expect, it } from 'vitest'
import { AXIS_ORDERS, compareValues } from './axis-order.ts'
import type { Axis, AxisValues } from './axes.ts'
import { BASELINE } from './baseline.ts'

const YES = [true, false]
const NO = [false, true]
const SOONER = [1, 2, null]
const LONGER = [20, 10, null]
const MORE = [['a', 'b'], ['a'], []]
const FEWER = [[], ['a'], ['a', 'b']]

/**
 * Two texts that differ in one field alone: from the one that binds the authority most strictly, or treats the subject
 * best, down to the one that does so least.
 */
const KINDEST_FIRST: readonly (readonly [Axis, string, readonly unknown[]])[] = [
  ['expertDraw', 'mayJoinComplaint', YES],
  ['offCatalogue', 'bar', ['unpublished', 'offList']],
  ['measureListDeadline', 'months', SOONER],
  ['fastTrack', 'honestyModels', YES],
  ['fastTrack', 'goodStanding', YES],
  ['fastTrack', 'cleanYears', SOONER],
  ['fastTrack', 'discretionary', NO],
  ['deferredDocuments', 'accept', ['must', 'listed', 'may']],
  ['inspection', 'frequency', ['reduce', 'optimise']],
  ['inspection', 'jointInspection', YES],
  ['feedback', 'actors', MORE],
  ['feedback', 'frequency', ['atOnce', 'monthly', 'periodic']],
  ['feedback', 'progressReport', YES],
  ['checkOccasions', 'must', MORE],
  ['checkOccasions', 'embed', MORE],
  ['checkOccasions', 'allDuties', YES],
  ['dualPublicity', 'workingDays', SOONER],
  ['objectionFirstStop', 'written', NO],
  ['objectionFirstStop', 'marketEntities', YES],
  ['objectionLimits', 'markRequired', YES],
  ['objectionLimits', 'markWithin', SOONER],
  ['objectionLimits', 'ownErrorWithin', SOONER],
  ['objectionLimits', 'transferWithin', SOONER],
  ['objectionLimits', 'providerWithin', SOONER],
  ['objectionLimits', 'platformWithin', SOONER],
  ['objectionLimits', 'totalWithin', SOONER],
  ['objectionLimits', 'excludes', FEWER],
  ['objectionLimits', 'reasonsRequired', YES],
  ['enforcementMeanwhile', 'stay', ['objectionAndComplaint', 'verification', 'none']],
  ['secondLevel', 'remedies', MORE],
  ['selfFoundErrors', 'mustTellProvider', YES],
  ['communityService', 'for', ['anySubject', 'naturalPersons']],
  ['termUnification', 'required', YES],
  ['termUnification', 'validityPer', MORE],
  ['expiryRemoval', 'explicit', YES],
  ['responsiblePersons', 'recordCascade', NO],
  ['responsiblePersons', 'measures', NO],
  ['noticeOfReasons', 'onEachSanction', YES],
  ['noticeOfReasons', 'inObjectionReply', YES],
  ['reputationRemedy', 'by', MORE],
  ['complaintChannels', 'channels', MORE],
  ['dataSecurity', 'breachesPunished', YES],
  ['caseReports', 'required', YES],
  ['monitoring', 'realTime', YES],
  ['monitoring', 'acts', MORE],
  ['noticeBeforeListing', 'required', YES],
  ['noticeBeforeListing', 'tell', MORE],
  ['noticeBeforeListing', 'written', YES],
  ['noticeBeforeListing', 'hearing', YES],
  ['noticeBeforeListing', 'decisionServed', YES],
  ['noticeBeforeListing', 'incentivePublicity', YES],
  ['noticeBeforeListing', 'answerDays', LONGER],
  ['listLegality', 'heads', FEWER],
  ['listLegality', 'basis', FEWER],
  ['listLegality', 'consultationDays', LONGER],
  ['listLegality', 'mustState', MORE],
  ['measureLegality', 'onlyFromList', YES],
  ['measureLegality', 'basis', FEWER],
  ['measureLegality', 'memorandumSuffices', NO],
  ['measureLegality', 'aggravationBarred', YES],
  ['measureLegality', 'noForcing', MORE],
  ['basisDocuments', 'kinds', FEWER],
  ['repairClasses', 'autoStopAtMaximum', YES],
  ['repairFlow', 'feedbackWithin', SOONER],
  ['repairFlow', 'acceptanceWithin', SOONER],
  ['repairFlow', 'free', YES],
  ['repairExecution', 'within', SOONER],
  ['disclosureMaximum', 'years', SOONER],
  ['disclosureMaximum', 'continuingFromEnd', NO],
  ['disclosureMaximum', 'extendedWhileListed', NO],
  ['naturalPersonPublication', 'public', ['notByDefault', 'listedSubjects']],
  ['naturalPersonPublication', 'hidden', MORE],
  ['naturalPersonPublication', 'masked', YES],
  ['simplifiedPenalty', 'excluded', ['allSubjects', 'naturalPersons']],
  ['simplifiedPenalty', 'jointSanctionBasis', NO],
  ['dualPublicityNational', 'workingDays', SOONER],
  ['dualPublicityNational', 'excludes', MORE],
  ['responsiblePersonsByLaw', 'roles', FEWER],
  ['responsiblePersonsByLaw', 'recordCascade', NO],
  ['responsiblePersonsByLaw', 'measures', NO],
  ['courtListTerm', 'years', SOONER],
  ['courtListTerm', 'deletionWorkingDays', SOONER],
  ['courtListTerm', 'correctionReviewDays', SOONER],
  ['courtListTerm', 'correctionWorkingDays', SOONER],
  ['courtListTerm', 'reconsiderationDays', LONGER],
  ['courtListTerm', 'reconsiderationDecidedDays', SOONER],
  ['courtListTerm', 'stay', YES],
  ['correctionLimits', 'providerWithin', SOONER],
  ['correctionLimits', 'downstreamWithin', SOONER],
  ['correctionLimits', 'userWithin', SOONER],
  ['withdrawnPenalty', 'within', SOONER],
  ['withdrawnPenalty', 'reasonsPublic', YES],
  ['exitNotice', 'sameChannel', YES],
  ['exitNotice', 'measuresEnd', YES],
  ['queryLogKeeping', 'months', LONGER],
  ['queryLogKeeping', 'longTerm', YES],
  ['queryLogKeeping', 'fields', MORE],
  ['annualReports', 'freeQuery', YES],
  ['annualReports', 'reportsPerYear', LONGER],
  ['annualReports', 'showsUse', YES],
  ['dataReview', 'platformWithin', SOONER],
  ['utilityArrears', 'unconfirmedBarred', YES],
  ['honourOptOut', 'onRequest', YES],
  ['penaltyAsDishonesty', 'when', ['finalAfterRemedies', 'effective']],
  ['supplementaryMeasures', 'heads', FEWER],
]

function valueOf<A extends Axis>(axis: A): AxisValues[A] {
  const row = BASELINE.rows.find((each) => each.axis === axis)
  if (row === undefined) throw new Error(`no row on ${axis}`)
  return row.value as AxisValues[A]
}

/** The orders that two texts stand in that differ in one field alone, the first value of it against the second. */
function weigh(axis: Axis, field: string, first: unknown, second: unknown) {
  const at = (value: unknown) => ({ ...valueOf(axis), [field]: value })
  return compareValues(axis, at(first), at(second))
}

describe('of two texts that differ in one field alone the kinder is', () => {
  it.each(KINDEST_FIRST)('%s: %s, from the kindest on: %j', (axis, field, values) => {
    values.forEach((value, rank) => {
      for (const later of values.slice(rank + 1)) {
        expect(weigh(axis, field, value, later)).toBe('kinder')
        expect(weigh(axis, field, later, value)).toBe('harsher')
      }
    })
  })

  it.each(['minor', 'general', 'serious'])('repairClasses: %s, the one that hides more, or hides sooner', (gravity) => {
    const base = { publication: 'published', minMonths: 3, maxMonths: 12 }
    const hidden = { ...base, publication: 'notInPrinciple' }
    expect(weigh('repairClasses', gravity, hidden, base)).toBe('kinder')
    expect(weigh('repairClasses', gravity, { ...base, minMonths: 2 }, base)).toBe('kinder')
    expect(weigh('repairClasses', gravity, { ...base, maxMonths: 11 }, base)).toBe('kinder')
    expect(weigh('repairClasses', gravity, { ...base, minMonths: 2, maxMonths: 36 }, base)).toBe('incomparable')
  })

  it('repairClasses: none, where the period starts on different days', () => {
    expect(weigh('repairClasses', 'startsOn', 'documentDate', 'publication')).toBe('incomparable')
  })
})

describe('neither of two texts is kinder that differ in', () => {
  it.each<[Axis, string, unknown, unknown]>([
    ['measureListDeadline', 'reportTo', ['省信用办'], ['市信用办']],
    ['deferredDocuments', 'promise', 'documentsInPeriod', null],
    ['feedback', 'addressee', 'platform', 'panel'],
    ['feedback', 'automatic', true, false],
    ['dualPublicity', 'via', '信用中国', '省平台'],
    ['objectionFirstStop', 'to', 'initiator', 'determiner'],
    ['objectionFirstStop', 'verifier', 'initiator', 'determiner'],
    ['disclosureMaximum', 'afterwards', 'stop', 'delete'],
    ['courtListTerm', 'extensionYears', [1, 3], [1, 2]],
    ['listNames', 'sanction', '黑名单', '惩戒对象'],
    ['minorCorrected', 'treatment', 'reminder', 'notCollected'],
  ])('%s: %s', (axis, field, first, second) => {
    expect(weigh(axis, field, first, second)).toBe('incomparable')
  })
})

it('claims a total order of no axis but those of one ranked field', () => {
  const total = Object.entries(AXIS_ORDERS).filter(([, order]) => order.declared === 'total')
  const ranked = KINDEST_FIRST.filter(([, , values]) => !Array.isArray(values[0])).map(([axis]) => axis)
  const single = ranked.filter((axis) => Object.keys(valueOf(axis)).length === 1)
  expect(total.map(([axis]) => axis)).toEqual(single)
})
