import type { DocumentLevel } from '../kernel/documents.ts'
import type { SubjectKind } from '../kernel/refs.ts'
import type { Occasion } from '../rulebook/axes.ts'
import type { ListHead, ListKind, ListScope } from './list-type.ts'
import type {
  MeasureCategory,
  MeasureClass,
  MeasureKind,
  Precondition,
  PublicationState,
  ResponsibleRole,
  SeverityTier,
} from './measure.ts'
import type { Fidelity, Memorandum } from './memorandum.ts'
import { count, date, flag, list, nullable, oneOf, record, text } from './shape.ts'

const LEVELS = {
  law: true,
  adminRegulation: true,
  centralPolicy: true,
  judicialInterpretation: true,
  localRegulation: true,
  ministryRule: true,
  normativeDocument: true,
  localPolicy: true,
  memorandum: true,
  standard: true,
} as const satisfies Record<DocumentLevel, true>
const LIST_KINDS = { incentive: true, sanction: true, watch: true } as const satisfies Record<ListKind, true>
const HEADS = {
  lifeAndHealth: true,
  marketOrder: true,
  refusedDuty: true,
  refusedDefence: true,
  other: true,
} as const satisfies Record<ListHead, true>
const SCOPES = { national: true, province: true, local: true } as const satisfies Record<ListScope, true>
const FIDELITIES = {
  verbatim: true,
  truncated: true,
  heading: true,
  localAdaptation: true,
  asEntered: true,
  digest: true,
  press: true,
  titleOnly: true,
  memory: true,
} as const satisfies Record<Fidelity, true>
const MEMORANDUM_KINDS = { incentive: true, sanction: true, mixed: true } as const satisfies Record<
  Memorandum['kind'],
  true
>
const MEASURE_KINDS = { incentive: true, sanction: true } as const satisfies Record<MeasureKind, true>
const CLASSES = { MANDATORY: true, RECOMMENDED: true } as const satisfies Record<MeasureClass, true>
const TIERS = { belowBlacklist: true, blacklist: true } as const satisfies Record<SeverityTier, true>
const STATES = { draft: true, published: true, withdrawn: true } as const satisfies Record<PublicationState, true>
const SUBJECT_KINDS = {
  enterprise: true,
  individualBusiness: true,
  naturalPerson: true,
  socialOrganisation: true,
  publicInstitution: true,
  governmentBody: true,
  otherOrganisation: true,
} as const satisfies Record<SubjectKind, true>
const ROLES = {
  legalRepresentative: true,
  principal: true,
  actualController: true,
  controllingShareholder: true,
  shareholder: true,
  director: true,
  supervisor: true,
  seniorManager: true,
  financeOfficer: true,
  directlyResponsible: true,
  registeredPractitioner: true,
} as const satisfies Record<ResponsibleRole, true>
const OCCASIONS = {
  fiscalSubsidy: true,
  governmentProcurement: true,
  purchaseOfServices: true,
  governmentInvestmentTender: true,
  licence: true,
  qualification: true,
  honour: true,
  administration: true,
  publicService: true,
  publicResourceTrading: true,
} as const satisfies Record<Occasion, true>
const PRECONDITIONS = {
  ABLE_BUT_REFUSES: true,
  CONSUMPTION_ORDER: true,
  EXIT_CONTROL_DECISION: true,
  TAX_UNPAID_NO_SECURITY: true,
  LICENCE_REVOKED: true,
  PENALTY_IN_FORCE: true,
  CONVICTED: true,
  CIRCUMSTANCES_SERIOUS: true,
  RECTIFICATION_REFUSED: true,
  PROMISE_GIVEN: true,
} as const satisfies Record<Precondition, true>
const CATEGORIES = {
  marketEntry: true,
  office: true,
  consumption: true,
  exit: true,
  schooling: true,
  fiscalFunds: true,
  honours: true,
  convenience: true,
  keySupervision: true,
  publicResources: true,
  finance: true,
  disclosure: true,
  reference: true,
  summons: true,
  fastTrack: true,
  deferredDocuments: true,
  priority: true,
  bonusPoints: true,
  depositRelief: true,
  inspection: true,
  promotion: true,
  publicServices: true,
  other: true,
} as const satisfies Record<MeasureCategory, true>

/** Longest content of a measure: our own short words, never copied prose. */
export const LONGEST_CONTENT = 60

const ARTICLE = record({ law: text(), version: nullable(date), article: text() })

/** The shape of a measure. */
export const MEASURE_SHAPE = record({
  id: text(40),
  name: text(60),
  kind: oneOf(MEASURE_KINDS),
  content: text(LONGEST_CONTENT),
  category: oneOf(CATEGORIES),
  articles: list(ARTICLE),
  nationalBasisRequired: flag,
  memorandumId: nullable(text(40)),
  implementers: list(text()),
  subjectKinds: list(oneOf(SUBJECT_KINDS)),
  responsibleRoles: list(oneOf(ROLES)),
  occasions: list(oneOf(OCCASIONS)),
  preconditions: list(oneOf(PRECONDITIONS)),
  measureClass: oneOf(CLASSES),
  tier: nullable(oneOf(TIERS)),
  listTypeIds: list(text(40)),
  place: nullable(text(6)),
  maxMonths: nullable(count),
  effective: nullable(date),
  repealed: nullable(date),
  state: oneOf(STATES),
  fidelity: oneOf(FIDELITIES),
  confirmed: flag,
  source: text(),
})

const LAW = record({
  title: text(),
  level: oneOf(LEVELS),
  place: nullable(text(6)),
  versions: list(
    record({
      version: nullable(date),
      number: nullable(text()),
      effective: nullable(date),
      until: nullable(date),
      confirmed: flag,
    }),
  ),
  renumbered: list(
    record({
      from: record({ version: nullable(date), article: text() }),
      to: nullable(record({ version: date, article: text() })),
      confirmed: flag,
    }),
  ),
  source: text(),
})

const LIST_TYPE = record({
  id: text(40),
  name: text(60),
  kind: oneOf(LIST_KINDS),
  head: oneOf(HEADS),
  fields: list(text()),
  basis: list(ARTICLE),
  legalBasisLevel: oneOf(LEVELS),
  scope: oneOf(SCOPES),
  place: nullable(text(6)),
  determiners: list(text()),
  publicityBeforeListing: flag,
  effective: date,
  repealed: nullable(date),
  confirmed: flag,
  source: text(),
})

const MEMORANDUM = record({
  id: text(40),
  title: text(),
  docNo: nullable(text()),
  kind: oneOf(MEMORANDUM_KINDS),
  leads: list(text()),
  signerCount: nullable(count),
  targets: text(),
  issuedOn: nullable(date),
  supersededBy: nullable(text(40)),
  listTypeIds: list(text(40)),
  fidelity: oneOf(FIDELITIES),
  source: text(),
})

const ANNEX_ROW = record({
  place: text(6),
  row: count,
  title: text(),
  memorandumId: nullable(text(40)),
  leads: list(text()),
  clause: text(),
})

/** The shape of a whole catalogue. */
export const CATALOGUE_SHAPE = record({
  version: text(40),
  laws: list(LAW),
  listTypes: list(LIST_TYPE),
  memoranda: list(MEMORANDUM),
  annexRows: list(ANNEX_ROW),
  measures: list(MEASURE_SHAPE),
})
