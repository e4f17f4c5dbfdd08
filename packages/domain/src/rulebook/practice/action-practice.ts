import { addMonths, type LocalDate } from '../../calendar/local-date.ts'
import type { PolicyAxisValues, ResponsibleRole } from '../axes.ts'
import { readRule } from '../read-rule.ts'
import type { PlaceCode, RuleBook } from '../rule-row.ts'
import { readRuled, type Ruled } from './ruled.ts'

/**
 * Whether a kind of organ may determine targets in a place.
 * @basis YF/(十六); GD/(十六); PZ/二(二)2; JN/四(二); PY/四(二)
 */
export function readMayDetermine(
  book: RuleBook,
  place: PlaceCode,
  organ: PolicyAxisValues['determination']['by'],
  on: LocalDate,
): Ruled<boolean> {
  return readRuled(book, place, 'determination', on, ({ by }) => by === organ)
}

/**
 * How experts come to a stage: drawn at random, invited where needed, or not at all.
 * @basis PZ/二(二)2; PZ/二(三)2
 */
export function readExperts(
  book: RuleBook,
  place: PlaceCode,
  stage: 'determination' | 'complaint',
  on: LocalDate,
): Ruled<'drawn' | 'invited' | 'none'> {
  return readRuled(book, place, 'expertDraw', on, (rule) => {
    if (stage === 'determination') return 'drawn'
    return rule.mayJoinComplaint ? 'invited' : 'none'
  })
}

/**
 * Who issues a paper and with whom it is filed; `null` where the text asks no filing of that kind of paper.
 * @basis PZ/二(二)2; PY/四(一); PY/六(一)
 */
export function readFiling(
  book: RuleBook,
  place: PlaceCode,
  paper: 'decision' | 'memorandum' | 'rule',
  on: LocalDate,
): Ruled<{ readonly issuedBy: string; readonly filedWith: string } | null> {
  return readRuled(book, place, 'decisionFiling', on, (rule) =>
    rule.what.includes(paper) ? { issuedBy: rule.issuedBy, filedWith: rule.filedWith } : null,
  )
}

/**
 * Whether this axis bars a sanction because of where its measure stands: off the list, or on it but not published.
 * Other rules may bar it all the same.
 * @basis PZ/二(一)1; PY/四(三); GD_REG/第三十条; N49/(九)
 */
export function readCatalogueBar(
  book: RuleBook,
  place: PlaceCode,
  measure: { readonly listed: boolean; readonly published: boolean },
  on: LocalDate,
): Ruled<'barred' | 'notBarred'> {
  return readRuled(book, place, 'offCatalogue', on, ({ bar }) => {
    const stands = bar === 'offList' ? measure.listed : measure.listed && measure.published
    return stands ? 'notBarred' : 'barred'
  })
}

/** How strongly a measure binds the implementer. */
export type MeasureForce = 'must' | 'may' | 'asListed' | 'asMemorandum' | 'barred'

/**
 * How strongly a measure binds under the local classes, and whether a recommended one may be raised.
 * @basis YF/(二十二); GD/(二十二); PZ/二(一)1; JN/附件1–19; PY/三(二)
 */
export function readMeasureForce(
  book: RuleBook,
  place: PlaceCode,
  measure: {
    readonly obligedByLaw: boolean
    /** For whom a two-tier text allows it. */
    readonly tier: 'belowBlacklist' | 'blacklist'
    readonly subjectTier: 'belowBlacklist' | 'blacklist'
  },
  on: LocalDate,
): Ruled<{ readonly force: MeasureForce; readonly mayBeRaised: boolean }> {
  return readRuled(book, place, 'measureClasses', on, (rule) => {
    const force: Readonly<Record<typeof rule.scheme, MeasureForce>> = {
      mandatoryRecommended: measure.obligedByLaw ? 'must' : 'may',
      catalogueItems: 'asListed',
      severityTiers: measure.tier === 'blacklist' && measure.subjectTier === 'belowBlacklist' ? 'barred' : 'must',
      memorandumByMemorandum: 'asMemorandum',
    }
    return { force: force[rule.scheme], mayBeRaised: rule.promotion && !measure.obligedByLaw }
  })
}

/**
 * By when the measure list from a national memorandum is due and to whom it goes up; no day where the text names none.
 * @basis GD/(二十二); YF/(二十二); PZ/二(一)1; JN/附件19; PY/四(三)
 */
export function readMeasureListDuty(
  book: RuleBook,
  place: PlaceCode,
  memorandumIssuedOn: LocalDate,
  on: LocalDate,
): Ruled<{ readonly dueOn: LocalDate | null; readonly reportTo: readonly string[] }> {
  return readRuled(book, place, 'measureListDeadline', on, (rule) => ({
    dueOn: rule.months === null ? null : addMonths(memorandumIssuedOn, rule.months),
    reportTo: rule.reportTo,
  }))
}

/**
 * What a list is called in a place.
 * @basis YF/(二十三); GD/(二十四); PZ/二(二)1; JN/四(一); PY/四(二)
 */
export function readListName(
  book: RuleBook,
  place: PlaceCode,
  direction: 'incentive' | 'sanction',
  on: LocalDate,
): Ruled<string> {
  return readRuled(book, place, 'listNames', on, (rule) => rule[direction])
}

/**
 * Which of some fields of misconduct the local text names as serious; one that is not named needs the law's own list.
 * @basis YF/(九); GD/(九); PZ/二(五); JN/三(一); HN_REG/第三十三条
 */
export function readSeriousFields(
  book: RuleBook,
  place: PlaceCode,
  asked: readonly string[],
  on: LocalDate,
): Ruled<{ readonly named: readonly string[]; readonly heads: number; readonly open: boolean }> {
  return readRuled(book, place, 'seriousFields', on, (rule) => {
    const all = Object.values(rule.heads).flat()
    return {
      named: asked.filter((field) => all.includes(field)),
      heads: Object.keys(rule.heads).length,
      open: rule.open,
    }
  })
}

/**
 * What a party of a joint action owes of feedback; `null` where it owes none.
 * @basis YF/(十六); GD/(十六); PZ/二(二)3; JN/四(二); PY/四(五); PY/六(二)
 */
export function readFeedbackDuty(
  book: RuleBook,
  place: PlaceCode,
  party: 'initiator' | 'implementer',
  on: LocalDate,
): Ruled<{
  readonly rhythm: PolicyAxisValues['feedback']['frequency']
  readonly to: PolicyAxisValues['feedback']['addressee']
  readonly sentBy: 'system' | 'person'
  readonly progressReport: boolean
} | null> {
  return readRuled(book, place, 'feedback', on, (rule) =>
    rule.actors.includes(party)
      ? {
          rhythm: rule.frequency,
          to: rule.addressee,
          sentBy: rule.automatic ? 'system' : 'person',
          progressReport: rule.progressReport,
        }
      : null,
  )
}

/**
 * Whether implementers' terms for one entry must be made one, and what must carry a term of its own.
 * @basis PZ/二(二)3; PY/五(四)
 */
export function readTermUnification(
  book: RuleBook,
  place: PlaceCode,
  on: LocalDate,
): Ruled<{ readonly unify: boolean; readonly ownTermFor: readonly string[] }> {
  return readRuled(book, place, 'termUnification', on, (rule) => ({
    unify: rule.required,
    ownTermFor: rule.validityPer,
  }))
}

/**
 * On what ground an expired entry leaves the system.
 * @basis PZ/二(三)1; JN/四(四); YF/(二十四); GD/(二十五); PY/五(四)
 */
export function readExpiryGround(
  book: RuleBook,
  place: PlaceCode,
  on: LocalDate,
): Ruled<'clauseOnRemoval' | 'departmentTermRules' | 'validityOfListAndMeasure'> {
  return readRuled(book, place, 'expiryRemoval', on, ({ by }) => {
    const grounds = {
      removal: 'clauseOnRemoval',
      termRules: 'departmentTermRules',
      validity: 'validityOfListAndMeasure',
    } as const
    return grounds[by]
  })
}

/** What follows for the persons behind a sanctioned unit. */
export interface PersonsBehind {
  readonly recordedToo: boolean
  readonly measuresToo: boolean
  /** Whom the province's regulation names; empty where none is in force. */
  readonly rolesByLaw: readonly ResponsibleRole[]
}

/**
 * Whether a unit's serious misconduct is written to its responsible persons' records, and whether measures reach them.
 * @basis YF/(十五); GD/(十五); JN/三(二)1; GD_REG/第三十七条; SD_REG/第三十一条; HN_REG/第三十五条
 */
export function readPersonsBehind(book: RuleBook, place: PlaceCode, on: LocalDate): Ruled<PersonsBehind> {
  const law = readRule(book, place, 'responsiblePersonsByLaw', on)
  return readRuled(book, place, 'responsiblePersons', on, (rule) => ({
    recordedToo: rule.recordCascade,
    measuresToo: rule.measures,
    rolesByLaw: law.kind === 'value' ? law.value.roles : [],
  }))
}

/**
 * When the subject must be told the basis and the reasons.
 * @basis PY/三(二); PZ/二(三)2
 */
export function readReasonsDuty(
  book: RuleBook,
  place: PlaceCode,
  moment: 'sanction' | 'objectionReply',
  on: LocalDate,
): Ruled<boolean> {
  return readRuled(book, place, 'noticeOfReasons', on, (rule) =>
    moment === 'sanction' ? rule.onEachSanction : rule.inObjectionReply,
  )
}

/**
 * The workflows and systems into which the check must be built, so that no case passes without it.
 * @basis YF/(二十一); GD/(二十一); PZ/二(一)2; JN/四(二); PY/四(四)
 */
export function readEmbedding(book: RuleBook, place: PlaceCode, on: LocalDate): Ruled<readonly string[]> {
  return readRuled(book, place, 'checkOccasions', on, ({ embed }) => embed)
}
