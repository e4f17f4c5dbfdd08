import type { Measure } from '@xinheng/domain/catalogue/measure'
import type { ListKind } from '@xinheng/domain/catalogue/list-type'
import type { CaseDocumentKind, SubjectKind } from '@xinheng/domain/kernel/refs'
import type { PublicationClass, RecordKind } from '@xinheng/domain/record/record'
import type { Layer } from '@xinheng/domain/rulebook/rule-row'

/** Chinese words for the closed sets of the domain, as the public pages say them. */

export const SUBJECT_KINDS: Readonly<Record<SubjectKind, string>> = {
  enterprise: '企业',
  naturalPerson: '自然人',
  individualBusiness: '个体工商户',
  socialOrganisation: '社会组织',
  publicInstitution: '事业单位',
  governmentBody: '政府机关',
  otherOrganisation: '其他组织',
}

export const DOCUMENT_KINDS: Readonly<Record<CaseDocumentKind, string>> = {
  judgment: '裁判文书',
  penaltyDecision: '行政处罚决定',
  compulsionDecision: '行政强制决定',
  listingDecision: '列入决定',
  arbitralAward: '仲裁裁决',
  honourDecision: '表彰决定',
  evaluationResult: '评价结果',
  otherDecision: '其他文书',
}

export const RECORD_KINDS: Readonly<Record<RecordKind, string>> = {
  licence: '行政许可',
  penalty: '行政处罚',
  judgment: '司法裁判',
  commitment: '信用承诺',
  honour: '荣誉信息',
  subsidy: '财政资金支持',
}

export const PUBLICATION_CLASSES: Readonly<Record<PublicationClass, string>> = {
  minor: '轻微',
  general: '一般',
  serious: '严重',
}

export const LAYERS: Readonly<Record<Layer, string>> = { national: '国家', province: '省级', jurisdiction: '本地区' }

export const MEASURE_CLASSES: Readonly<Record<Measure['measureClass'], string>> = {
  MANDATORY: '强制性措施',
  RECOMMENDED: '推荐性措施',
}

/** The names of the lists where the place's own text gives none. */
export const LIST_NAMES: Readonly<Record<ListKind, string>> = {
  incentive: '守信红名单',
  sanction: '失信黑名单',
  watch: '重点关注',
}

/** Kinds in the address of a search, in the order of its tabs. */
export const SEARCH_KINDS = [
  ['red', '守信红名单'],
  ['black', '失信黑名单'],
  ['penalty', '行政处罚'],
  ['licence', '行政许可'],
  ['honour', '荣誉信息'],
  ['judgment', '司法裁判'],
  ['commitment', '信用承诺'],
  ['subsidy', '财政资金支持'],
] as const

export type SearchKind = (typeof SEARCH_KINDS)[number][0]
