import type { Axis, AxisValues, RepairClass } from './axes.ts'
import {
  byFields,
  fewerIsKinder,
  joinOrders,
  moreIsKinder,
  narrowerIsKinder,
  noIsKinder,
  type Order,
  ranked,
  unordered,
  type ValueOrder,
  widerIsKinder,
  yesIsKinder,
} from './value-order.ts'

const repairClass = byFields<RepairClass>({
  publication: ranked(['notInPrinciple', 'published']),
  minMonths: fewerIsKinder,
  maxMonths: fewerIsKinder,
})

/** The repair classes: where a text knows no minor class, minor conduct counts as general. */
const repairClasses: ValueOrder<AxisValues['repairClasses']> = {
  declared: 'partial',
  compare: (a, b) =>
    joinOrders([
      repairClass.compare(a.minor ?? a.general, b.minor ?? b.general),
      repairClass.compare(a.general, b.general),
      repairClass.compare(a.serious, b.serious),
      yesIsKinder.compare(a.autoStopAtMaximum, b.autoStopAtMaximum),
      unordered<string>().compare(a.startsOn, b.startsOn),
    ]),
}

/** Keeping a query log for long outlasts any number of months. */
const queryLogKeeping: ValueOrder<AxisValues['queryLogKeeping']> = {
  declared: 'partial',
  compare: (a, b) =>
    joinOrders([
      moreIsKinder.compare(a.longTerm ? Infinity : a.months, b.longTerm ? Infinity : b.months),
      widerIsKinder<string>().compare(a.fields, b.fields),
    ]),
}

/** For each axis: which of two values binds the authority more strictly or treats the subject better. */
export const AXIS_ORDERS: { readonly [A in Axis]: ValueOrder<AxisValues[A]> } = {
  uplink: unordered(),
  creditAuthority: unordered(),
  determination: unordered(),
  expertDraw: byFields({ method: unordered(), mayJoinComplaint: yesIsKinder }),
  decisionFiling: unordered(),
  offCatalogue: byFields({ bar: ranked(['unpublished', 'offList']) }),
  measureClasses: unordered(),
  measureListDeadline: byFields({ months: fewerIsKinder, reportTo: unordered() }),
  listNames: unordered(),
  seriousFields: unordered(),
  fastTrack: byFields({
    honestyModels: yesIsKinder,
    goodStanding: yesIsKinder,
    cleanYears: fewerIsKinder,
    discretionary: noIsKinder,
  }),
  deferredDocuments: byFields({ accept: ranked(['must', 'listed', 'may']), promise: unordered() }),
  inspection: byFields({ frequency: ranked(['reduce', 'optimise']), jointInspection: yesIsKinder }),
  feedback: byFields({
    actors: widerIsKinder(),
    frequency: ranked(['atOnce', 'monthly', 'periodic']),
    addressee: unordered(),
    automatic: unordered(),
    progressReport: yesIsKinder,
  }),
  checkOccasions: byFields({ must: widerIsKinder(), embed: widerIsKinder(), allDuties: yesIsKinder }),
  dualPublicity: byFields({ workingDays: fewerIsKinder, via: unordered() }),
  publicationSites: unordered(),
  objectionFirstStop: byFields({
    to: unordered(),
    written: noIsKinder,
    verifier: unordered(),
    marketEntities: yesIsKinder,
  }),
  objectionLimits: byFields({
    markRequired: yesIsKinder,
    markWithin: fewerIsKinder,
    ownErrorWithin: fewerIsKinder,
    transferWithin: fewerIsKinder,
    providerWithin: fewerIsKinder,
    platformWithin: fewerIsKinder,
    totalWithin: fewerIsKinder,
    excludes: narrowerIsKinder(),
    reasonsRequired: yesIsKinder,
  }),
  enforcementMeanwhile: byFields({ stay: ranked(['objectionAndComplaint', 'verification', 'none']) }),
  clockOnRejection: unordered(),
  secondLevel: byFields({ remedies: widerIsKinder() }),
  resultTold: unordered(),
  selfFoundErrors: byFields({ mustTellProvider: yesIsKinder }),
  repairApplyTo: unordered(),
  repairPublicity: unordered(),
  communityService: byFields({ for: ranked(['anySubject', 'naturalPersons']) }),
  termUnification: byFields({ required: yesIsKinder, validityPer: widerIsKinder() }),
  expiryRemoval: byFields({ explicit: yesIsKinder, by: unordered() }),
  responsiblePersons: byFields({ recordCascade: noIsKinder, measures: noIsKinder }),
  noticeOfReasons: byFields({ onEachSanction: yesIsKinder, inObjectionReply: yesIsKinder }),
  reputationRemedy: byFields({ by: widerIsKinder() }),
  complaintChannels: byFields({ channels: widerIsKinder() }),
  dataSecurity: byFields({ breachesPunished: yesIsKinder }),
  caseReports: byFields({ required: yesIsKinder, to: unordered() }),
  monitoring: byFields({ realTime: yesIsKinder, acts: widerIsKinder(), reportTo: unordered() }),
  localDomains: unordered(),
  volunteerSources: unordered(),
  higherRegulation: unordered(),
  noticeBeforeListing: byFields({
    required: yesIsKinder,
    tell: widerIsKinder(),
    written: yesIsKinder,
    hearing: yesIsKinder,
    decisionServed: yesIsKinder,
    incentivePublicity: yesIsKinder,
    answerDays: moreIsKinder,
  }),
  listLegality: byFields({
    heads: narrowerIsKinder(),
    basis: narrowerIsKinder(),
    localOnlyNeeds: unordered(),
    consultationDays: moreIsKinder,
    mustState: widerIsKinder(),
  }),
  measureLegality: byFields({
    onlyFromList: yesIsKinder,
    basis: narrowerIsKinder(),
    memorandumSuffices: noIsKinder,
    aggravationBarred: yesIsKinder,
    noForcing: widerIsKinder(),
  }),
  basisDocuments: byFields({ kinds: narrowerIsKinder() }),
  repairClasses,
  repairClassContent: unordered(),
  repairFlow: byFields({
    feedbackWithin: fewerIsKinder,
    acceptanceWithin: fewerIsKinder,
    channel: unordered(),
    free: yesIsKinder,
  }),
  repairExecution: byFields({ within: fewerIsKinder }),
  disclosureMaximum: byFields({
    years: fewerIsKinder,
    startsOn: unordered(),
    continuingFromEnd: noIsKinder,
    afterwards: unordered(),
    extendedWhileListed: noIsKinder,
  }),
  naturalPersonPublication: byFields({
    public: ranked(['notByDefault', 'listedSubjects']),
    hidden: widerIsKinder(),
    masked: yesIsKinder,
  }),
  simplifiedPenalty: byFields({ excluded: ranked(['allSubjects', 'naturalPersons']), jointSanctionBasis: noIsKinder }),
  dualPublicityNational: byFields({ workingDays: fewerIsKinder, from: unordered(), excludes: widerIsKinder() }),
  responsiblePersonsByLaw: byFields({ roles: narrowerIsKinder(), recordCascade: noIsKinder, measures: noIsKinder }),
  courtListTerm: byFields({
    years: fewerIsKinder,
    extensionYears: unordered(),
    deletionWorkingDays: fewerIsKinder,
    correctionReviewDays: fewerIsKinder,
    correctionWorkingDays: fewerIsKinder,
    reconsiderationDays: moreIsKinder,
    reconsiderationDecidedDays: fewerIsKinder,
    stay: yesIsKinder,
  }),
  correctionLimits: byFields({
    providerWithin: fewerIsKinder,
    downstreamWithin: fewerIsKinder,
    userWithin: fewerIsKinder,
  }),
  withdrawnPenalty: byFields({ within: fewerIsKinder, reasonsPublic: yesIsKinder }),
  exitNotice: byFields({ sameChannel: yesIsKinder, measuresEnd: yesIsKinder }),
  queryLogKeeping,
  annualReports: byFields({ freeQuery: yesIsKinder, reportsPerYear: moreIsKinder, showsUse: yesIsKinder }),
  informationObjection: unordered(),
  dataReview: byFields({ platformWithin: fewerIsKinder }),
  utilityArrears: byFields({ unconfirmedBarred: yesIsKinder }),
  honourOptOut: byFields({ onRequest: yesIsKinder }),
  penaltyAsDishonesty: byFields({ when: ranked(['finalAfterRemedies', 'effective']) }),
  minorCorrected: unordered(),
  supplementaryMeasures: byFields({ heads: narrowerIsKinder() }),
  policyValidity: unordered(),
  incentiveSources: unordered(),
}

/** How the first value of an axis stands to the second. */
export function compareValues<A extends Axis>(axis: A, a: AxisValues[A], b: AxisValues[A]): Order {
  return AXIS_ORDERS[axis].compare(a, b)
}
