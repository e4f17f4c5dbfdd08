import type { PenaltyBody } from '../parsed-row.ts'
import { formatWan } from '../read-amount.ts'
import { COUNTERPART_KEYS, counterpartFields, writeCounterpart, type CounterpartKey } from './counterpart-fields.ts'
import { formatEnd, readEnd, readPastDate } from './date-checks.ts'
import { defineFormat } from './format.ts'
import { PENALTY_KINDS, reportDoubtfulUnit, reportSimplified } from './penalty-checks.ts'
import { readAuthority, readSource, readSubject } from './subject-cells.ts'

type Key =
  | CounterpartKey
  | 'decisionNumber'
  | 'violation'
  | 'facts'
  | 'legalGround'
  | 'penalties'
  | 'content'
  | 'fine'
  | 'confiscated'
  | 'licenceTaken'
  | 'decidedOn'
  | 'validUntil'
  | 'publicUntil'
  | 'authority'
  | 'authorityCode'
  | 'source'
  | 'sourceCode'
  | 'remark'

/** 行政处罚信息, layout of 2018 (发改办财金〔2018〕424号): 30 columns, for bodies and for natural persons. */
export const penalty2018 = defineFormat<Key, PenaltyBody>({
  id: 'penalty-2018',
  title: '行政处罚信息（2018 版，30 项）',
  kind: 'penalty',
  fields: [
    ...counterpartFields('CF'),
    {
      key: 'decisionNumber',
      code: 'CF_WSH',
      label: '行政处罚决定书文号',
      aliases: ['行政处罚决定文书号'],
      kind: 'text',
      need: 'must',
      max: 128,
    },
    { key: 'violation', code: 'CF_WFXW', label: '违法行为类型', kind: 'text', need: 'should', max: 4_000 },
    {
      key: 'facts',
      code: 'CF_SY',
      label: '违法事实',
      aliases: ['主要违法事实'],
      kind: 'text',
      need: 'should',
      max: 20_000,
    },
    { key: 'legalGround', code: 'CF_YJ', label: '处罚依据', kind: 'text', need: 'should', max: 20_000 },
    {
      key: 'penalties',
      code: 'CF_CFLB',
      label: '处罚类别',
      aliases: ['处罚种类'],
      kind: 'choice',
      need: 'should',
      max: 200,
    },
    { key: 'content', code: 'CF_NR', label: '处罚内容', kind: 'text', need: 'should', max: 20_000 },
    {
      key: 'fine',
      code: 'CF_NR_FK',
      label: '罚款金额(万元)',
      aliases: ['罚款金额'],
      kind: 'wan',
      need: 'may',
      max: 64,
    },
    {
      key: 'confiscated',
      code: 'CF_NR_WFFF',
      label: '没收违法所得、没收非法财物的金额(万元)',
      aliases: ['没收违法所得没收非法财物的金额'],
      kind: 'wan',
      need: 'may',
      max: 64,
    },
    { key: 'licenceTaken', code: 'CF_NR_ZKDX', label: '暂扣或吊销证照名称及编号', kind: 'text', need: 'may', max: 200 },
    { key: 'decidedOn', code: 'CF_JDRQ', label: '处罚决定日期', kind: 'date', need: 'must', max: 40 },
    { key: 'validUntil', code: 'CF_YXQ', label: '处罚有效期', kind: 'until', need: 'should', max: 40 },
    {
      key: 'publicUntil',
      code: 'CF_GSJZQ',
      label: '公示截止期',
      aliases: ['公示截止日期'],
      kind: 'until',
      need: 'may',
      max: 40,
    },
    {
      key: 'authority',
      code: 'CF_CFJG',
      label: '处罚机关',
      aliases: ['CF_XKJG', 'CF_XZJG'],
      kind: 'text',
      need: 'must',
      max: 200,
    },
    {
      key: 'authorityCode',
      code: 'CF_CFJGDM',
      label: '处罚机关统一社会信用代码',
      aliases: ['CF_XKJGDM'],
      kind: 'code',
      need: 'should',
      max: 32,
    },
    {
      key: 'source',
      code: 'CF_SJLY',
      label: '数据来源单位',
      aliases: ['CF_LYDW'],
      kind: 'text',
      need: 'should',
      max: 200,
    },
    {
      key: 'sourceCode',
      code: 'CF_SJLYDM',
      label: '数据来源单位统一社会信用代码',
      aliases: ['CF_LYDWDM'],
      kind: 'code',
      need: 'should',
      max: 32,
    },
    { key: 'remark', code: 'BZ', label: '备注', kind: 'text', need: 'may', max: 4_000 },
  ],
  read: (reader, { today }) => {
    const subject = readSubject(reader, COUNTERPART_KEYS)
    const decidedOn = readPastDate(reader, 'decidedOn', today)
    const validUntil = readEnd(reader, 'validUntil', decidedOn)
    const publicUntil = readEnd(reader, 'publicUntil', decidedOn)
    const penaltyText = reader.text('penalties')
    const penalties = reader.choices('penalties', PENALTY_KINDS, 'warning')
    const content = reader.text('content')
    const fine = reader.amount('fine')
    const confiscated = reader.amount('confiscated')
    reportDoubtfulUnit(reader, 'fine', fine, content)
    reportDoubtfulUnit(reader, 'confiscated', confiscated, content)
    reportSimplified(reader, ['penalties', 'remark', 'decisionNumber', 'legalGround', 'content'])
    const authority = readAuthority(reader, 'authority', 'authorityCode')
    const source = readSource(reader, 'source', 'sourceCode')
    if (decidedOn === undefined) return { subject, body: undefined }
    const body: PenaltyBody = {
      kind: 'penalty',
      documentNumber: reader.text('decisionNumber'),
      caseName: '',
      violation: reader.text('violation'),
      facts: reader.text('facts'),
      legalGround: reader.text('legalGround'),
      penalties,
      penaltyText,
      content,
      ...(fine === undefined ? {} : { fine: fine.fen }),
      ...(confiscated === undefined ? {} : { confiscated: confiscated.fen }),
      licenceTaken: reader.text('licenceTaken'),
      decidedOn,
      ...(validUntil === undefined ? {} : { validUntil }),
      ...(publicUntil === undefined ? {} : { publicUntil }),
      authority,
      ...source,
      remark: reader.text('remark'),
    }
    return { subject, body }
  },
  write: (subject, body) => ({
    ...writeCounterpart(subject),
    decisionNumber: body.documentNumber,
    violation: body.violation || body.caseName,
    facts: body.facts,
    legalGround: body.legalGround,
    penalties: body.penaltyText,
    content: body.content,
    fine: body.fine === undefined ? '' : formatWan(body.fine),
    confiscated: body.confiscated === undefined ? '' : formatWan(body.confiscated),
    licenceTaken: body.licenceTaken,
    decidedOn: body.decidedOn,
    validUntil: formatEnd(body.validUntil),
    publicUntil: formatEnd(body.publicUntil),
    authority: body.authority.name,
    authorityCode: body.authority.code ?? '',
    source: body.source?.name ?? '',
    sourceCode: body.source?.code ?? '',
    remark: body.remark,
  }),
})
