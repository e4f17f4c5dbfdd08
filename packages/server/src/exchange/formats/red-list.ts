import type { RedListBody } from '../parsed-row.ts'
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
import { readAuthority, readSubject } from './subject-cells.ts'

type Key =
  | ListSubjectKey
  | 'year'
  | 'documentNumber_'
  | 'determinedOn'
  | 'authority'
  | 'authorityCode'
  | 'reason'
  | 'fileName'
  | 'term'

/** 红名单: subjects determined trustworthy. */
export const redList = defineFormat<Key, RedListBody>({
  id: 'red-list',
  title: '红名单',
  kind: 'redList',
  fields: [
    ...LIST_SUBJECT_FIELDS,
    { key: 'year', code: 'COMMENT_YEAR', label: '评价年度', kind: 'text', need: 'may', max: 20 },
    {
      key: 'documentNumber_',
      code: 'IDENTIFICATION_NO',
      label: '认定文号',
      aliases: ['rdwh', '认定文书号'],
      kind: 'text',
      need: 'should',
      max: 200,
    },
    {
      key: 'determinedOn',
      code: 'IDENTIFICATION_DATE',
      label: '认定时间',
      aliases: ['rdrq', '认定日期'],
      kind: 'date',
      need: 'must',
      max: 40,
    },
    {
      key: 'authority',
      code: 'IDENTIFICATION_DEPT',
      label: '认定单位',
      aliases: ['rdbm', '认定部门'],
      kind: 'text',
      need: 'must',
      max: 200,
    },
    {
      key: 'authorityCode',
      code: 'IDENTIFICATION_DEPT_CODE',
      label: '认定单位统一社会信用代码',
      kind: 'code',
      need: 'may',
      max: 32,
    },
    {
      key: 'reason',
      code: 'REASON',
      label: '列入名单事由',
      aliases: ['lrmdsy', 'rdyj', '认定依据'],
      kind: 'text',
      need: 'may',
      max: 4_000,
    },
    { key: 'fileName', code: 'FILE_NAME', label: '文件名', kind: 'text', need: 'may', max: 300 },
    {
      key: 'term',
      code: 'EXPIRATION_DATE',
      label: '有效期限',
      aliases: ['yxqz', '有效期止', '有效期至'],
      kind: 'until',
      need: 'may',
      max: 60,
    },
  ],
  read: (reader, { today }) => {
    const subject = readSubject(reader, LIST_SUBJECT_KEYS)
    const determinedOn = readPastDate(reader, 'determinedOn', today)
    const term = readTerm(reader, 'term', determinedOn)
    const authority = readAuthority(reader, 'authority', 'authorityCode')
    if (determinedOn === undefined) return { subject, body: undefined }
    const body: RedListBody = {
      kind: 'redList',
      listName: reader.text('listName'),
      documentNumber: reader.text('documentNumber_'),
      authority,
      determinedOn,
      ...term,
      reason: reader.text('reason'),
      source: reader.text('source'),
      year: reader.text('year'),
    }
    return { subject, body }
  },
  write: (subject, body) => ({
    ...writeListSubject(subject),
    source: body.source,
    listName: body.listName,
    year: body.year,
    documentNumber_: body.documentNumber,
    determinedOn: body.determinedOn,
    authority: body.authority.name,
    authorityCode: body.authority.code ?? '',
    reason: body.reason,
    term: formatTerm(body),
  }),
})
