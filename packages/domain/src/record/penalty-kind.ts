/** Kinds of administrative penalty (处罚种类), grouped as 行政处罚法 groups them. */
export type PenaltyKind =
  | 'warning'
  | 'circular'
  | 'fine'
  | 'confiscationOfGains'
  | 'confiscationOfGoods'
  | 'suspensionOfLicence'
  | 'downgradeOfQualification'
  | 'revocationOfLicence'
  | 'restrictionOfBusiness'
  | 'suspensionOfBusiness'
  | 'closure'
  | 'restrictionOfEmployment'
  | 'detention'
  | 'other'

/**
 * Each kind with its name in the law and its weight for statistics: warning, fine, confiscation, suspension of a
 * licence, suspension of business, revocation, detention. Kinds that the counting rule does not name stand beside
 * their nearest.
 * @basis APL/第九条
 */
export const PENALTY_KINDS = {
  other: { title: '其他', weight: 0 },
  warning: { title: '警告', weight: 1 },
  circular: { title: '通报批评', weight: 2 },
  fine: { title: '罚款', weight: 3 },
  confiscationOfGains: { title: '没收违法所得', weight: 4 },
  confiscationOfGoods: { title: '没收非法财物', weight: 5 },
  suspensionOfLicence: { title: '暂扣许可证件', weight: 6 },
  downgradeOfQualification: { title: '降低资质等级', weight: 7 },
  restrictionOfBusiness: { title: '限制开展生产经营活动', weight: 8 },
  suspensionOfBusiness: { title: '责令停产停业', weight: 9 },
  closure: { title: '责令关闭', weight: 10 },
  restrictionOfEmployment: { title: '限制从业', weight: 11 },
  revocationOfLicence: { title: '吊销许可证件', weight: 12 },
  detention: { title: '行政拘留', weight: 13 },
} as const satisfies Record<PenaltyKind, { readonly title: string; readonly weight: number }>

/** The kind under which a decision counts once in statistics: the heaviest; `undefined` when it names none. */
export function findHeaviestPenalty(kinds: readonly PenaltyKind[]): PenaltyKind | undefined {
  const [first, ...rest] = kinds
  if (first === undefined) return undefined
  return rest.reduce((heaviest, kind) => (weightOf(kind) > weightOf(heaviest) ? kind : heaviest), first)
}

function weightOf(kind: PenaltyKind): number {
  return PENALTY_KINDS[kind].weight
}
