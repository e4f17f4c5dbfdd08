import type { SubjectKind } from '@xinheng/domain/kernel/refs'
import type { NumberType, RowAuthority, RowSubject } from '../parsed-row.ts'
import type { CodeReading, RowReader } from '../row-reader.ts'

/** Which columns of a layout name the subject. */
export interface SubjectKeys<Key extends string> {
  readonly name: Key
  readonly category?: Key
  readonly code: Key
  readonly numbers: readonly (readonly [NumberType, Key])[]
  readonly legalRepresentative?: Key
  readonly documentType?: Key
  readonly documentNumber?: Key
  /** A masked number is usual in this layout and no fault of the row. */
  readonly maskedAllowed?: boolean
}

export type Category = 'organisation' | 'person' | 'household'

const CATEGORIES: Readonly<Record<string, Category>> = {
  法人及非法人组织: 'organisation',
  法人: 'organisation',
  非法人组织: 'organisation',
  企业: 'organisation',
  企业或其他组织: 'organisation',
  社会组织: 'organisation',
  事业单位: 'organisation',
  单位: 'organisation',
  自然人: 'person',
  个人: 'person',
  个体工商户: 'household',
  个体: 'household',
  '01': 'person',
  '02': 'organisation',
  '03': 'organisation',
  '04': 'household',
}

const KIND_OF_NUMBER: Readonly<Record<NumberType, SubjectKind | undefined>> = {
  registration: 'enterprise',
  organisation: undefined,
  tax: undefined,
  institution: 'publicInstitution',
  socialOrganisation: 'socialOrganisation',
}

const HIDDEN_NAME = /[*＊×]{2,}|^测试\d*$|^[xX]{2,}$/

/** Reads who a row is about and reports what does not fit together. */
export function readSubject<Key extends string>(
  reader: RowReader<Key>,
  keys: SubjectKeys<Key>,
  categories: Readonly<Record<string, Category>> = CATEGORIES,
): RowSubject {
  const name = reader.text(keys.name)
  const code = reader.code(keys.code)
  const category = keys.category === undefined ? undefined : reader.choices(keys.category, categories)[0]
  const numbers = keys.numbers.flatMap(([type, key]) => {
    const value = reader.text(key)
    return value === '' || value === '0' || value === '1' ? [] : [{ type, value }]
  })
  const ofBody = code !== undefined || numbers.length > 0
  const document = readDocument(reader, keys, category === 'person' || (category === undefined && !ofBody))
  if (HIDDEN_NAME.test(name) && document !== 'masked') reader.report('NAME_MASKED', keys.name)
  if (!fits(category, code?.value)) reader.report('CATEGORY_MISMATCH', keys.category ?? keys.code)
  if (document === 'masked' && keys.maskedAllowed !== true) reader.report('MASKED_IDENTIFIER', keys.documentNumber)
  const identified = ofBody || (document !== undefined && document !== 'masked')
  if (!identified && document === undefined) {
    reader.report('SUBJECT_UNIDENTIFIED', category === 'person' ? keys.documentNumber : keys.code)
  }
  const legalRepresentative = keys.legalRepresentative === undefined ? '' : reader.text(keys.legalRepresentative)
  return {
    kind: kindOf(category, code, numbers, document !== undefined),
    name,
    ...(code === undefined ? {} : { code: code.value }),
    numbers,
    ...(document === undefined || document === 'masked' ? {} : { document }),
    identity: identified ? 'full' : document === 'masked' ? 'masked' : 'none',
    ...(legalRepresentative === '' ? {} : { legalRepresentative }),
  }
}

/** A person's number in the row of a body belongs to its representative or operator and is not kept. */
function readDocument<Key extends string>(
  reader: RowReader<Key>,
  { documentType, documentNumber, maskedAllowed }: SubjectKeys<Key>,
  ofPerson: boolean,
): ReturnType<RowReader<Key>['personDocument']> {
  if (documentNumber === undefined || !reader.has(documentNumber)) return undefined
  if (ofPerson || maskedAllowed === true) return reader.personDocument(documentType, documentNumber)
  reader.report('LEGAL_REP_ID_NOT_WANTED', documentNumber)
  reader.drop(documentNumber)
  return undefined
}

function fits(category: Category | undefined, code: string | undefined): boolean {
  if (category === undefined || code === undefined) return true
  if (category === 'person') return false
  return (category === 'household') === code.startsWith('92')
}

function kindOf(
  category: Category | undefined,
  code: CodeReading | undefined,
  numbers: RowSubject['numbers'],
  hasDocument: boolean,
): SubjectKind | undefined {
  if (category === 'person') return 'naturalPerson'
  if (category === 'household') return 'individualBusiness'
  if (code !== undefined) return code.kind ?? 'otherOrganisation'
  for (const { type } of numbers) {
    const kind = KIND_OF_NUMBER[type]
    if (kind !== undefined) return kind
  }
  if (category === 'organisation') return 'otherOrganisation'
  return hasDocument ? 'naturalPerson' : undefined
}

/** The category a subject is exported under. */
export function formatCategory(kind: SubjectKind | undefined): string {
  if (kind === undefined) return ''
  if (kind === 'naturalPerson') return '自然人'
  return kind === 'individualBusiness' ? '个体工商户' : '法人及非法人组织'
}

/** The subject's number of one type, or ''. */
export function numberOf(subject: RowSubject, type: NumberType): string {
  return subject.numbers.find((number) => number.type === type)?.value ?? ''
}

/** Reads an authority's name and code. */
export function readAuthority<Key extends string>(reader: RowReader<Key>, name: Key, code?: Key): RowAuthority {
  const value = code === undefined ? undefined : reader.code(code)
  return { name: reader.text(name), ...(value === undefined ? {} : { code: value.value }) }
}

/** The unit that supplied the row, where the row names one. */
export function readSource<Key extends string>(
  reader: RowReader<Key>,
  name: Key,
  code?: Key,
): { source?: RowAuthority } {
  const source = readAuthority(reader, name, code)
  return source.name === '' ? {} : { source }
}
