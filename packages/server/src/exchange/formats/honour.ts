import type { HonourBody } from '../parsed-row.ts'
import { formatEnd, readEnd } from './date-checks.ts'
import { defineFormat } from './format.ts'
import {
  ownDecisionFields,
  ownSubjectFields,
  readOwnDecision,
  readOwnSubject,
  writeOwnDecision,
  writeOwnSubject,
  type OwnDecisionKey,
  type OwnSubjectKey,
} from './own-record-fields.ts'

type Key = OwnSubjectKey | OwnDecisionKey | 'title' | 'deeds' | 'validUntil'

/**
 * 荣誉授予. A layout of this system: the check before an honour is a duty (PZ 二(一)2), and no table of honours beside
 * the red lists was found. An honour is a record; a place on a red list comes by the red list's own table.
 */
export const honour = defineFormat<Key, HonourBody>({
  id: 'honour',
  title: '表彰荣誉（本系统格式）',
  kind: 'honour',
  fields: [
    ...ownSubjectFields('RY'),
    { key: 'title', code: 'RY_MC', label: '荣誉名称', kind: 'text', need: 'must', max: 256 },
    { key: 'deeds', code: 'RY_SJ', label: '主要事迹', kind: 'text', need: 'may', max: 4_000 },
    { key: 'validUntil', code: 'RY_YXQZ', label: '荣誉有效期至', kind: 'until', need: 'may', max: 40 },
    ...ownDecisionFields('RY', '授予'),
  ],
  read: (reader, { today }) => {
    const subject = readOwnSubject(reader)
    const decision = readOwnDecision(reader, today)
    const validUntil = readEnd(reader, 'validUntil', decision?.decidedOn)
    if (decision === undefined) return { subject, body: undefined }
    const body: HonourBody = {
      kind: 'honour',
      title: reader.text('title'),
      deeds: reader.text('deeds'),
      ...(validUntil === undefined ? {} : { validUntil }),
      ...decision,
    }
    return { subject, body }
  },
  write: (subject, body) => ({
    ...writeOwnSubject(subject),
    ...writeOwnDecision(body),
    title: body.title,
    deeds: body.deeds,
    validUntil: formatEnd(body.validUntil),
  }),
})
