import type { MigratedListingBody } from '../parsed-row.ts'
import { formatEnd, readEnd, readPastDate } from './date-checks.ts'
import { defineFormat } from './format.ts'
import { readStatedService, writeStatedService } from './stated-service.ts'
import { formatCategory, readAuthority, readSubject } from './subject-cells.ts'

type Key =
  | 'listName'
  | 'name'
  | 'category'
  | 'code'
  | 'documentType'
  | 'documentNumber'
  | 'legalRepresentative'
  | 'reason'
  | 'authority'
  | 'authorityCode'
  | 'decisionTitle'
  | 'decisionNumber'
  | 'determinedOn'
  | 'effectiveOn'
  | 'listedOn'
  | 'validUntil'
  | 'service'
  | 'servedOn'
  | 'serviceMethod'
  | 'measures'
  | 'originId'
  | 'remark'

/**
 * Entries that already have effect elsewhere, brought over with their true dates, their determiner's document and what
 * it says on service. A layout of this system: no public one asks for all three.
 */
export const migratedListings = defineFormat<Key, MigratedListingBody>({
  id: 'migrated-listings',
  title: '已在他处生效的名单条目（迁移）',
  kind: 'migratedListing',
  fields: [
    { key: 'listName', code: 'QY_MDMC', label: '名单名称', kind: 'text', need: 'must', max: 200 },
    { key: 'name', code: 'QY_ZTMC', label: '主体名称', kind: 'name', need: 'must', max: 200 },
    { key: 'category', code: 'QY_ZTLB', label: '主体类别', kind: 'choice', need: 'should', max: 40 },
    { key: 'code', code: 'QY_SHXYM', label: '统一社会信用代码', kind: 'code', need: 'may', max: 32 },
    { key: 'documentType', code: 'QY_ZJLX', label: '自然人证件类型', kind: 'choice', need: 'may', max: 64 },
    { key: 'documentNumber', code: 'QY_ZJHM', label: '自然人证件号码', kind: 'personNumber', need: 'may', max: 64 },
    { key: 'legalRepresentative', code: 'QY_FDDBR', label: '法定代表人', kind: 'text', need: 'may', max: 100 },
    { key: 'reason', code: 'QY_LRSY', label: '列入事由', kind: 'text', need: 'should', max: 4_000 },
    { key: 'authority', code: 'QY_RDDW', label: '认定单位', kind: 'text', need: 'must', max: 200 },
    {
      key: 'authorityCode',
      code: 'QY_RDDWDM',
      label: '认定单位统一社会信用代码',
      kind: 'code',
      need: 'should',
      max: 32,
    },
    { key: 'decisionTitle', code: 'QY_WSMC', label: '认定文书名称', kind: 'text', need: 'should', max: 256 },
    { key: 'decisionNumber', code: 'QY_WSH', label: '认定文书号', kind: 'text', need: 'must', max: 200 },
    { key: 'determinedOn', code: 'QY_RDRQ', label: '认定日期', kind: 'date', need: 'must', max: 40 },
    { key: 'effectiveOn', code: 'QY_SXRQ', label: '文书生效日期', kind: 'date', need: 'may', max: 40 },
    { key: 'listedOn', code: 'QY_LRRQ', label: '列入日期', kind: 'date', need: 'must', max: 40 },
    { key: 'validUntil', code: 'QY_YXQZ', label: '有效期至', kind: 'until', need: 'should', max: 40 },
    { key: 'service', code: 'QY_SDQK', label: '送达情况', kind: 'text', need: 'may', max: 200 },
    { key: 'servedOn', code: 'QY_SDRQ', label: '送达日期', kind: 'date', need: 'may', max: 40 },
    { key: 'serviceMethod', code: 'QY_SDFS', label: '送达方式', kind: 'text', need: 'may', max: 60 },
    { key: 'measures', code: 'QY_CJCS', label: '惩戒措施', kind: 'text', need: 'may', max: 4_000 },
    { key: 'originId', code: 'QY_YXTBH', label: '原系统编号', kind: 'number', need: 'may', max: 100 },
    { key: 'remark', code: 'BZ', label: '备注', kind: 'text', need: 'may', max: 4_000 },
  ],
  read: (reader, { today }) => {
    const subject = readSubject(reader, {
      name: 'name',
      category: 'category',
      code: 'code',
      numbers: [],
      legalRepresentative: 'legalRepresentative',
      documentType: 'documentType',
      documentNumber: 'documentNumber',
    })
    const determinedOn = readPastDate(reader, 'determinedOn', today)
    const effectiveOn = readPastDate(reader, 'effectiveOn', today)
    const listedOn = readPastDate(reader, 'listedOn', today)
    if (listedOn !== undefined && determinedOn !== undefined && listedOn < determinedOn)
      reader.report('DATE_ORDER', 'listedOn')
    const validUntil = readEnd(reader, 'validUntil', listedOn)
    const service = readStatedService(reader, 'service', 'servedOn')
    const authority = readAuthority(reader, 'authority', 'authorityCode')
    if (determinedOn === undefined || listedOn === undefined) return { subject, body: undefined }
    const body: MigratedListingBody = {
      kind: 'migratedListing',
      listName: reader.text('listName'),
      reason: reader.text('reason'),
      authority,
      documentTitle: reader.text('decisionTitle'),
      documentNumber: reader.text('decisionNumber'),
      determinedOn,
      ...(effectiveOn === undefined ? {} : { effectiveOn }),
      listedOn,
      ...(validUntil === undefined ? {} : { validUntil }),
      service,
      serviceMethod: reader.text('serviceMethod'),
      measures: reader.text('measures'),
      originId: reader.text('originId'),
      remark: reader.text('remark'),
    }
    return { subject, body }
  },
  write: (subject, body) => {
    const { statement, date } = writeStatedService(body.service)
    return {
      listName: body.listName,
      name: subject.name,
      category: formatCategory(subject.kind),
      code: subject.code ?? '',
      documentType: subject.document?.type ?? '',
      documentNumber: subject.document?.number ?? '',
      legalRepresentative: subject.legalRepresentative ?? '',
      reason: body.reason,
      authority: body.authority.name,
      authorityCode: body.authority.code ?? '',
      decisionTitle: body.documentTitle,
      decisionNumber: body.documentNumber,
      determinedOn: body.determinedOn,
      effectiveOn: body.effectiveOn ?? '',
      listedOn: body.listedOn,
      validUntil: formatEnd(body.validUntil),
      service: statement,
      servedOn: date,
      serviceMethod: body.serviceMethod,
      measures: body.measures,
      originId: body.originId,
      remark: body.remark,
    }
  },
})
