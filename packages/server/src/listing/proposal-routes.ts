import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import { findListType, isInForce } from '@xinheng/domain/catalogue/catalogue'
import type { CaseDocumentKind } from '@xinheng/domain/kernel/refs'
import { ok, refuse } from '@xinheng/domain/kernel/result'
import { findMissingPower, readLawfulListType } from '@xinheng/domain/listing/list-type-law'
import type { IncentiveSource } from '@xinheng/domain/listing/listing'
import type { CreditRecord } from '@xinheng/domain/record/record'
import { actingOf } from '../access/access-port.ts'
import { findBar } from '../access/out-of-reach.ts'
import { mayAct } from '../access/permissions.ts'
import { staffAct, type FormStart } from '../http/act-routes.ts'
import type { Caller } from '../access/caller.ts'
import type { Route } from '../http/route.ts'
import { findUnit, listUnits } from '../organisation/organisation-views.ts'
import type { OptionView } from '../pages/models.ts'
import { findRecord } from '../record/record-use-cases.ts'
import type { Service } from '../service.ts'
import { resolveNumber } from '../subject/number-use-cases.ts'
import { findSubjectHead } from '../subject/subject-use-cases.ts'
import { proposeListing } from './listing-use-cases.ts'

const DOCUMENT_KINDS: Readonly<Record<CaseDocumentKind, string>> = {
  judgment: '裁判文书',
  penaltyDecision: '行政处罚决定',
  compulsionDecision: '行政强制决定',
  listingDecision: '列入决定',
  arbitralAward: '仲裁裁决',
  honourDecision: '表彰决定',
  evaluationResult: '评价结果',
  otherDecision: '其他文书',
}
const SOURCES: Readonly<Record<IncentiveSource, string>> = {
  goodGrade: '信用等级良好',
  honestyModel: '诚信典型',
  youngVolunteer: '优秀青年志愿者',
  associationRecommended: '行业协会商会推荐',
  mediaFound: '新闻媒体挖掘',
  socialOrganisationRecommended: '社会组织推荐',
  otherRule: '其他规定',
}
const LIST_KINDS = { sanction: '失信惩戒', incentive: '守信激励', watch: '重点关注' } as const
const DOCUMENT_OF: Readonly<Record<CreditRecord['content']['kind'], CaseDocumentKind>> = {
  penalty: 'penaltyDecision',
  judgment: 'judgment',
  honour: 'honourDecision',
  licence: 'otherDecision',
  commitment: 'otherDecision',
  subsidy: 'otherDecision',
}
/** Stands for the name of a protected subject, which only a logged read of the vault gives. */
const PROTECTED = '个人信息，须另行查阅'

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** The proposal to list: by code or number, or from a record or a subject that the officer has before him. */
export function proposalRoutes(service: Service): readonly Route[] {
  return staffAct({
    operationId: 'proposeListing',
    path: '/listings/propose',
    title: '提出列入名单',
    tag: '名单',
    permission: 'listing.propose',
    fields: {
      listTypeId: { label: '名单类型', kind: 'pick', maxLength: 64, hint: '只列本单位有职权认定、依法可以列入的名单' },
      subjectId: { label: '信用主体编号', kind: 'given', optional: true, maxLength: 64 },
      subjectNumber: {
        label: '主体的统一社会信用代码或者证件号码',
        kind: 'text',
        optional: true,
        maxLength: 40,
        hint: '个人填写居民身份证号码；号码加密保存，不进入网址和日志',
      },
      subjectName: { label: '主体名称', kind: 'text', optional: true, hint: '尚未登记的主体须填写' },
      documentKind: { label: '文书种类', kind: 'choice', options: options(DOCUMENT_KINDS) },
      documentNumber: { label: '文书文号', kind: 'text' },
      documentAuthority: { label: '文书作出单位', kind: 'pick', maxLength: 64 },
      documentDate: { label: '文书日期', kind: 'date', hint: '例如 2026-11-02' },
      documentEffectiveOn: { label: '文书生效日期', kind: 'date', hint: '未生效的文书不能作为列入依据' },
      conductFrom: { label: '行为起始日期', kind: 'date' },
      conductUntil: { label: '行为终了日期', kind: 'date', optional: true, hint: '仍在持续的不填' },
      facts: { label: '事实', kind: 'area' },
      source: {
        label: '激励对象来源',
        kind: 'choice',
        optional: true,
        hint: '只在守信激励名单填写',
        options: [{ value: '', label: '不适用' }, ...options(SOURCES)],
      },
    },
    startsFrom: ['record', 'subject'],
    readStart: async (caller, _params, query) => readStart(service, caller, query),
    refusals: [
      'DOCUMENT_MISSING',
      'DOCUMENT_NOT_EFFECTIVE',
      'LIST_WITHOUT_LAW',
      'LIST_TYPE_UNKNOWN',
      'DATES_REVERSED',
      'CASE_ALREADY_OPEN',
      'UNIT_WITHOUT_POWER',
      'SUBJECT_UNKNOWN',
      'IDENTIFIER_INVALID',
    ],
    back: { label: '名单办理', href: '/staff/listings' },
    onto: '/staff/listings/:id',
    run: async (caller, _params, given) => {
      const target = { unitId: caller.organisationId, jurisdiction: caller.place }
      const bar = findBar(caller.principal, 'listing.propose', target)
      if (bar !== undefined) return bar
      const [date, effectiveOn] = [parseLocalDate(given.documentDate), parseLocalDate(given.documentEffectiveOn)]
      const from = parseLocalDate(given.conductFrom)
      if (date === undefined || effectiveOn === undefined || from === undefined)
        return refuse({ code: 'DOCUMENT_MISSING', basis: [] })
      const law = await service.law(service.db, service.ambient.today())
      const subject =
        given.subjectId === ''
          ? await resolveNumber(service, actingOf(caller), {
              number: given.subjectNumber,
              name: given.subjectName,
              evidence: given.documentNumber,
            })
          : ok(given.subjectId)
      if (!subject.ok) return subject
      const done = await proposeListing(service, actingOf(caller), {
        listKind: findListType(law.catalogue, given.listTypeId)?.kind ?? 'watch',
        listTypeId: given.listTypeId,
        subjectId: subject.value,
        document: {
          kind: keyOf(DOCUMENT_KINDS, given.documentKind) ?? 'otherDecision',
          number: given.documentNumber,
          date,
          authority: given.documentAuthority,
          effectiveOn,
        },
        conduct: { from, until: parseLocalDate(given.conductUntil) ?? null, facts: given.facts },
        source: keyOf(SOURCES, given.source) ?? null,
      })
      return done.ok ? ok({ id: done.value.id, version: done.value.version }) : done
    },
  })
}

/** What the form is opened with: the lists of the unit's power, the units, and what a record or subject already says. */
async function readStart(
  service: Service,
  caller: Caller,
  query: Readonly<Record<string, string>>,
): Promise<FormStart> {
  const { db } = service
  const units = (await listUnits(db)).filter(({ mergedInto }) => mergedInto === null)
  const choices = {
    listTypeId: await listOpenTypes(service, caller),
    documentAuthority: units.map(({ organisationId, name }) => ({ value: organisationId, label: name })),
  }
  const { record: recordId = '', subject = '', subjectId = subject } = query
  const record = recordId === '' ? undefined : (await findRecord(service, recordId))?.state
  const reach = { jurisdiction: caller.place }
  if (record !== undefined && mayAct(caller.principal, 'record.read', { ...reach, jurisdiction: record.place })) {
    const { content, documentNumber, documentTitle, decidedOn, authorityId } = record
    return {
      options: choices,
      settled: ['subjectNumber', 'subjectName'],
      about: [
        ...(await aboutSubject(service, record.subjectId)),
        { label: '依据记录', value: { kind: 'link', text: documentTitle, href: `/staff/records/${recordId}` } },
      ],
      values: {
        subjectId: record.subjectId,
        documentKind: DOCUMENT_OF[content.kind],
        documentNumber: documentNumber ?? '',
        documentDate: decidedOn,
        documentAuthority: authorityId,
      },
    }
  }
  const values = { documentAuthority: caller.organisationId, documentKind: 'penaltyDecision' }
  if (subjectId === '') return { options: choices, values }
  return {
    options: choices,
    settled: ['subjectNumber', 'subjectName'],
    about: await aboutSubject(service, subjectId),
    values: { ...values, subjectId },
  }
}

async function aboutSubject({ db }: Service, subjectId: string): Promise<NonNullable<FormStart['about']>> {
  const head = await findSubjectHead(db, subjectId)
  return [{ label: '主体', value: { kind: 'text', text: head?.name ?? PROTECTED } }]
}

/** The list types on which the caller's unit may lawfully propose today, by kind. */
async function listOpenTypes(service: Service, caller: Caller): Promise<readonly OptionView[]> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const unit = await findUnit(db, caller.organisationId)
  if (unit === undefined) return []
  return law.catalogue.listTypes
    .filter((type) => {
      const entry = { listTypeId: type.id, listKind: type.kind, place: caller.place }
      if (!isInForce(type, today) || findMissingPower(type, unit) !== undefined) return false
      return readLawfulListType(law, entry, today).ok
    })
    .toSorted((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind))
    .map(({ id, name, kind }) => ({ value: id, label: `${LIST_KINDS[kind]} · ${name}` }))
}

const KIND_ORDER = ['sanction', 'incentive', 'watch']

function keyOf<K extends string>(words: Readonly<Record<K, string>>, given: string): K | undefined {
  return (Object.keys(words) as K[]).find((key) => key === given)
}
