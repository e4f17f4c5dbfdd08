import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { PlaceCode, RuleBook } from '../rulebook/rule-row.ts'
import { findPlace } from '../rulebook/read-rule.ts'
import type { IncentiveSource } from './listing.ts'

interface SourceRule {
  readonly sources: readonly IncentiveSource[]
  readonly basis: Citation
}

const GUANGDONG: readonly IncentiveSource[] = [
  'goodGrade',
  'honestyModel',
  'youngVolunteer',
  'associationRecommended',
  'mediaFound',
  'socialOrganisationRecommended',
]

/**
 * Where red-list entries may come from, by place: 济南 names five kinds and what other rules set; 广东 and 云浮 name
 * the same first five and the subjects without bad record that social organisations recommend.
 * @basis JN/二(一)
 * @basis GD/(三)
 * @basis YF/(三)
 */
export const INCENTIVE_SOURCES: Readonly<Record<PlaceCode, SourceRule>> = {
  '370100': {
    sources: ['goodGrade', 'honestyModel', 'youngVolunteer', 'associationRecommended', 'mediaFound', 'otherRule'],
    basis: cite('JN', '二(一)'),
  },
  '440000': { sources: GUANGDONG, basis: cite('GD', '(三)') },
  '445300': { sources: GUANGDONG, basis: cite('YF', '(三)') },
}

/** The sources a place admits, its own before its province's; `undefined` where no policy names any. */
export function findIncentiveSources(book: RuleBook, place: PlaceCode): SourceRule | undefined {
  const within = findPlace(book, place)?.within
  return INCENTIVE_SOURCES[place] ?? (within === undefined || within === null ? undefined : INCENTIVE_SOURCES[within])
}
