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

// Closed sets as records of nothing: the compiler asks for every word of the type and takes no other.
const LEVELS = {
  law: null,
  adminRegulation: null,
  centralPolicy: null,
  judicialInterpretation: null,
  localRegulation: null,
  ministryRule: null,
  normativeDocument: null,
  localPolicy: null,
  memorandum: null,
  standard: null,
} as const satisfies Record<DocumentLevel, null>
const LIST_KINDS = { incentive: null, sanction: null, watch: null } as const satisfies Record<ListKind, null>
const HEADS = {
  lifeAndHealth: null,
  marketOrder: null,
  refusedDuty: null,
  refusedDefence: null,
  other: null,
} as const satisfies Record<ListHead, null>
const SCOPES = { national: null, province: null, local: null } as const satisfies Record<ListScope, null>
const FIDELITIES = {
  verbatim: null,
  truncated: null,
  heading: null,
  localAdaptation: null,
  asEntered: null,
  digest: null,
  press: null,
  titleOnly: null,
  memory: null,
} as const satisfies Record<Fidelity, null>
const MEMORANDUM_KINDS = { incentive: null, sanction: null, mixed: null } as const satisfies Record<
  Memorandum['kind'],
  null
>
const MEASURE_KINDS = { incentive: null, sanction: null } as const satisfies Record<MeasureKind, null>
const CLASSES = { MANDATORY: null, RECOMMENDED: null } as const satisfies Record<MeasureClass, null>
const TIERS = { belowBlacklist: null, blacklist: null } as const satisfies Record<SeverityTier, null>
const STATES = { draft: null, published: null, withdrawn: null } as const satisfies Record<PublicationState, null>
const SUBJECT_KINDS = {
  enterprise: null,
  individualBusiness: null,
  naturalPerson: null,
  socialOrganisation: null,
  publicInstitution: null,
  governmentBody: null,
  otherOrganisation: null,
} as const satisfies Record<SubjectKind, null>
const ROLES = {
  legalRepresentative: null,
  principal: null,
  actualController: null,
  controllingShareholder: null,
  shareholder: null,
  director: null,
  supervisor: null,
  seniorManager: null,
  financeOfficer: null,
  directlyResponsible: null,
  registeredPractitioner: null,
} as const satisfies Record<ResponsibleRole, null>
const OCCASIONS = {
  fiscalSubsidy: null,
  governmentProcurement: null,
  purchaseOfServices: null,
  governmentInvestmentTender: null,
  licence: null,
  qualification: null,
  honour: null,
  administration: null,
  publicService: null,
  publicResourceTrading: null,
} as const satisfies Record<Occasion, null>
const PRECONDITIONS = {
  ABLE_BUT_REFUSES: null,
  CONSUMPTION_ORDER: null,
  EXIT_CONTROL_DECISION: null,
  TAX_UNPAID_NO_SECURITY: null,
  LICENCE_REVOKED: null,
  PENALTY_IN_FORCE: null,
  CONVICTED: null,
  CIRCUMSTANCES_SERIOUS: null,
  RECTIFICATION_REFUSED: null,
  PROMISE_GIVEN: null,
} as const satisfies Record<Precondition, null>
const CATEGORIES = {
  marketEntry: null,
  office: null,
  consumption: null,
  exit: null,
  schooling: null,
  fiscalFunds: null,
  honours: null,
  convenience: null,
  keySupervision: null,
  publicResources: null,
  finance: null,
  disclosure: null,
  reference: null,
  summons: null,
  fastTrack: null,
  deferredDocuments: null,
  priority: null,
  bonusPoints: null,
  depositRelief: null,
  inspection: null,
  promotion: null,
  publicServices: null,
  other: null,
} as const satisfies Record<MeasureCategory, null>

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
