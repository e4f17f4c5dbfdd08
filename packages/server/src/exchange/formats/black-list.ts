import type { BlackListBody } from '../parsed-row.ts'
import { readPastDate } from './date-checks.ts'
import { defineFormat } from './format.ts'
import {
  formatTerm,
  LIST_SUBJECT_FIELDS,
  LIST_SUBJECT_KEYS,
  readTerm,
  writeListSubject,
  type ListSubjectKey,
} from './list-fields.ts'
import { readStatedService, writeStatedService } from './stated-service.ts'
import { readAuthority, readSubject } from './subject-cells.ts'

type Key =
  | ListSubjectKey
  | 'caseNumber'
  | 'legalRepresentative'
  | 'authority'
  | 'authorityCode'
  | 'area'
  | 'basisNumber'
  | 'decisionNumber'
  | 'determinedOn'
  | 'publishedOn'
  | 'filedOn'
  | 'term'
  | 'reason'
  | 'service'
  | 'servedOn'

/** 黑名单: subjects determined seriously dishonest. A row needs its determiner's date; where only publication is dated, that date. */
export const blackList = defineFormat<Key, BlackListBody>({
  id: 'black-list',
  title: '黑名单（严重失信主体名单）',
  kind: 'blackList',
  fields: [
    ...LIST_SUBJECT_FIELDS,
    { key: 'caseNumber', code: 'CASE_NO', label: '案号', kind: 'text', need: 'may', max: 200 },
    {
      key: 'legalRepresentative',
      code: 'LEGAL_REPRESENTATIVE',
      label: '企业法人姓名',
      aliases: ['fddbr', '法定代表人'],
      kind: 'text',
      need: 'may',
      max: 100,
    },
    {
      key: 'authority',
      code: 'EXECUTE_DEPT',
      label: '执行单位',
      aliases: ['rdbm', '认定部门', '认定单位'],
      kind: 'text',
      need: 'must',
      max: 200,
    },
    {
      key: 'authorityCode',
      code: 'EXECUTE_DEPT_CODE',
      label: '认定单位统一社会信用代码',
      kind: 'code',
      need: 'may',
      max: 32,
    },
    { key: 'area', code: 'AREA_NAME', label: '地域名称', kind: 'text', need: 'may', max: 100 },
    {
      key: 'basisNumber',
      code: 'EXECUTE_REFRENCE_NO',
      label: '执行依据文号',
      aliases: ['EXECUTE_REFERENCE_NO', 'rdyj', '认定依据'],
      kind: 'text',
      need: 'should',
      max: 300,
    },
    {
      key: 'decisionNumber',
      code: 'IDENTIFICATION_NO',
      label: '认定文书号',
      aliases: ['rdwh', '认定文号'],
      kind: 'text',
      need: 'may',
      max: 200,
    },
    {
      key: 'determinedOn',
      code: 'IDENTIFICATION_DATE',
      label: '认定日期',
      aliases: ['rdrq', '认定时间'],
      kind: 'date',
      need: 'may',
      max: 40,
    },
    { key: 'publishedOn', code: 'PUBLISH_DATE', label: '发布时间', kind: 'date', need: 'may', max: 40 },
    { key: 'filedOn', code: 'REGISTER_DATE', label: '立案时间', kind: 'date', need: 'may', max: 40 },
    {
      key: 'term',
      code: 'EXPIRATION_DATE',
      label: '有效期限',
      aliases: ['yxqz', '有效期止', '有效期至'],
      kind: 'until',
      need: 'may',
      max: 60,
    },
    {
      key: 'reason',
      code: 'REASON',
      label: '列入名单事由',
      aliases: ['lrmdsy'],
      kind: 'text',
      need: 'should',
      max: 4_000,
    },
    { key: 'service', code: 'SERVICE_STATED', label: '送达情况', kind: 'text', need: 'may', max: 200 },
    { key: 'servedOn', code: 'SERVICE_DATE', label: '送达日期', kind: 'date', need: 'may', max: 40 },
  ],
  read: (reader, { today }) => {
    const subject = readSubject(reader, { ...LIST_SUBJECT_KEYS, legalRepresentative: 'legalRepresentative' })
    const publishedOn = readPastDate(reader, 'publishedOn', today)
    const determinedOn = readPastDate(reader, 'determinedOn', today) ?? publishedOn
    const filedOn = readPastDate(reader, 'filedOn', today)
    if (publishedOn !== undefined && filedOn !== undefined && publishedOn < filedOn)
      reader.report('DATE_ORDER', 'publishedOn')
    const term = readTerm(reader, 'term', determinedOn)
    const documentNumber = reader.text('decisionNumber') || reader.text('basisNumber') || reader.text('caseNumber')
    if (documentNumber === '') reader.report('REQUIRED_EMPTY', 'decisionNumber')
    const service = readStatedService(reader, 'service', 'servedOn')
    const authority = readAuthority(reader, 'authority', 'authorityCode')
    if (determinedOn === undefined) {
      if (!reader.has('determinedOn') && !reader.has('publishedOn')) reader.report('REQUIRED_EMPTY', 'determinedOn')
      return { subject, body: undefined }
    }
    const body: BlackListBody = {
      kind: 'blackList',
      listName: reader.text('listName'),
      documentNumber,
      authority,
      determinedOn,
      ...term,
      reason: reader.text('reason'),
      source: reader.text('source'),
      caseNumber: reader.text('caseNumber'),
      basisNumber: reader.text('basisNumber'),
      area: reader.text('area'),
      ...(filedOn === undefined ? {} : { filedOn }),
      ...(publishedOn === undefined ? {} : { publishedOn }),
      service,
    }
    return { subject, body }
  },
  write: (subject, body) => {
    const { statement, date } = writeStatedService(body.service)
    return {
      ...writeListSubject(subject),
      source: body.source,
      listName: body.listName,
      caseNumber: body.caseNumber,
      legalRepresentative: subject.legalRepresentative ?? '',
      authority: body.authority.name,
      authorityCode: body.authority.code ?? '',
      area: body.area,
      basisNumber: body.basisNumber,
      decisionNumber: body.documentNumber,
      determinedOn: body.determinedOn,
      publishedOn: body.publishedOn ?? '',
      filedOn: body.filedOn ?? '',
      term: formatTerm(body),
      reason: body.reason,
      service: statement,
      servedOn: date,
    }
  },
})
