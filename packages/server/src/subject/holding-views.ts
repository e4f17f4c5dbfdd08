import { maskIdentifier, maskName } from '@xinheng/domain/identifier/identify'
import type { OfficeHolding } from '@xinheng/domain/listing/responsible-persons'
import { readPlainRef } from '@xinheng/domain/kernel/text-ref'
import type { Subject } from '@xinheng/domain/subject/subject'
import type { Caller } from '../access/caller.ts'
import type { Db, Tx } from '../db/open.ts'
import type { OptionView } from '../pages/models.ts'
import type { Service } from '../service.ts'

const OFFICES: Readonly<Record<OfficeHolding['office'], string>> = {
  legalRepresentative: '法定代表人',
  principal: '主要负责人',
  actualController: '实际控制人',
  controllingShareholder: '控股股东',
  shareholder: '股东',
  director: '董事',
  supervisor: '监事',
  seniorManager: '高级管理人员',
  financeOfficer: '财务负责人',
  registeredPractitioner: '注册执业人员',
}

/** Who held which office of a subject, and when. */
export async function listHoldings(db: Db | Tx, subjectId: string): Promise<readonly OfficeHolding[]> {
  const row = await db.selectFrom('subject').select('snapshot').where('id', '=', subjectId).executeTakeFirst()
  // A snapshot is what the subject's projection wrote.
  return row === undefined ? [] : (row.snapshot as Subject).offices
}

/** Those who hold or held an office of a subject: the first character of each name, opened from the vault on record. */
export async function listPersonChoices(
  service: Service,
  caller: Caller,
  subjectId: string,
  inOfficeOnly = false,
): Promise<readonly OptionView[]> {
  const { db, vault } = service
  const holdings = (await listHoldings(db, subjectId)).filter(({ until }) => !inOfficeOnly || until === null)
  const persons = [...new Set(holdings.map(({ person }) => person))]
  if (persons.length === 0) return []
  const rows = await db.selectFrom('subject').select(['id', 'name', 'name_ref']).where('id', 'in', persons).execute()
  const reader = { readerId: caller.principal.id, unitId: caller.organisationId, reason: '办理中选择任职人员' }
  const refs = rows.flatMap(({ name, name_ref }) => (name === null && name_ref !== null ? [name_ref] : []))
  const opened = await vault.openValues(db, refs, reader)
  return persons.map((person) => {
    const row = rows.find(({ id }) => id === person)
    const value = opened.get(row?.name_ref ?? '')
    const masked = value?.kind === 'value' ? maskName(value.text) : '已删除'
    const held = holdings.filter((each) => each.person === person)
    const offices = held.map(({ office, from, until }) => `${OFFICES[office]}，${from} 至 ${until ?? '今'}`)
    return { value: person, label: `${row?.name ?? masked}（${offices.join('；')}）` }
  })
}

const DOCUMENTS: Readonly<Record<string, string>> = {
  uscc: '统一社会信用代码',
  organisation: '组织机构代码',
  registration: '注册号',
  residentId: '居民身份证',
  passport: '护照',
}

/** The documents of a subject that nobody has confirmed by hand, each by its kind and last characters. */
export async function listDocumentChoices(
  { db, vault }: Service,
  caller: Caller,
  subjectId: string,
): Promise<readonly OptionView[]> {
  const row = await db.selectFrom('subject').select('snapshot').where('id', '=', subjectId).executeTakeFirst()
  // A snapshot is what the subject's projection wrote.
  const documents = row === undefined ? [] : (row.snapshot as Subject).documents
  const open = documents.filter(({ confirmedByHand }) => !confirmedByHand)
  const reader = { readerId: caller.principal.id, unitId: caller.organisationId, reason: '办理中选择所确认的代码' }
  const opened = await vault.openValues(
    db,
    open.map(({ document }) => document).filter((ref) => ref !== '' && readPlainRef(ref) === undefined),
    reader,
  )
  return open.map(({ document, type }) => {
    const value = opened.get(document)
    const text = readPlainRef(document) ?? (value?.kind === 'value' ? value.text : '')
    return { value: document, label: `${DOCUMENTS[type] ?? '其他证件'} ${maskIdentifier(text)}`.trim() }
  })
}
