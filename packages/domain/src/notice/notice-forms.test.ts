import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { ground, without, wrongState } from '../listing/testing-law.ts'
import { day, GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, YUNFU } from '../listing/testing-listings.ts'
import { decideLapse, decideNoticePaper } from './decide-notice-paper.ts'
import { evolveNotice, type Notice, type NoticeDraft, type NoticeKind } from './notice.ts'
import { listNoticeNeeds, listUnsaid, readNoticeRights, type NoticeNeed } from './notice-parts.ts'
import { readRemedyDays } from './remedy-days.ts'

const ON = day('2026-03-02')
const BY = { officerId: 'officer-1', organisationId: 'unit-1' }
const PLACES = [GUANGDONG, YUNFU, PANZHIHUA, JINAN, PUYANG]
const COURT_LIST = 'judgment-defaulter'

const RECHECK = { remedy: 'recheckAbove', organisation: null, within: null, basis: [cite('GD_REG', '第四十六条')] }
const COMPLAIN = { remedy: 'complaintToOffice', organisation: null, within: null, basis: [cite('PZ', '二(三)2')] }
const RECONSIDER = {
  remedy: 'reconsideration',
  organisation: null,
  within: { count: 60, unit: 'day' },
  basis: [cite('ARL', '第二十条')],
}
const SUE = {
  remedy: 'litigation',
  organisation: null,
  within: { count: 6, unit: 'month' },
  basis: [cite('ALIT', '第四十六条')],
}
const ASK_THE_COURT = {
  remedy: 'correctionRequest',
  organisation: null,
  within: null,
  basis: [cite('SPC17', '第十二条')],
}

/** The contestable papers, those that tell of repair, and what each must say; 濮阳 三(二) adds the measures. */
const FORMS: readonly (readonly [NoticeKind, readonly NoticeNeed[], 'contestable' | '', 'repairable' | ''])[] = [
  ['preListing', ['facts', 'reasons', 'rights', 'documentNumber', 'answer', 'measures', 'basis'], '', ''],
  [
    'decision',
    ['facts', 'reasons', 'documentNumber', 'decisionNumber', 'term', 'basis', 'foreseen', 'companion', 'window'],
    'contestable',
    'repairable',
  ],
  ['repairNotice', ['decisionNumber', 'basis', 'window'], '', 'repairable'],
  [
    'measure',
    ['facts', 'reasons', 'proportionality', 'measureId', 'documentNumber', 'basis'],
    'contestable',
    'repairable',
  ],
  ['objectionReceipt', ['receiptNumber', 'basis'], '', ''],
  ['objectionReply', ['reasons', 'receiptNumber', 'outcome', 'basis'], 'contestable', ''],
  ['complaintReply', ['reasons', 'receiptNumber', 'outcome', 'basis'], 'contestable', ''],
  ['withdrawalRecorded', ['receiptNumber', 'effectiveOn', 'deny', 'basis'], '', ''],
  ['repairReceipt', ['receiptNumber', 'basis'], '', ''],
  ['repairAnswer', ['reasons', 'receiptNumber', 'outcome', 'basis'], 'contestable', ''],
  [
    'received',
    ['documentNumber', 'documentAuthority', 'listTypeId', 'effectiveOn', 'basis'],
    'contestable',
    'repairable',
  ],
  ['release', ['cause', 'effectiveOn', 'basis'], '', ''],
  ['erratum', ['statement', 'basis'], '', ''],
  ['authorityProof', ['missing', 'submit', 'basis'], '', ''],
]

const rightsOf = (kind: NoticeKind, place = YUNFU, listTypeId?: string, law = LAW) =>
  readNoticeRights({ kind, place, ...(listTypeId === undefined ? {} : { values: { listTypeId } }) }, law, ON)

describe('what a paper says', () => {
  test.each(FORMS)('%s must say %j', (kind, needs) => {
    expect(listNoticeNeeds(kind, LAW, PUYANG, ON)).toEqual(needs)
  })

  test.each(FORMS)(
    '%s: %s names the remedies and the objection where it can be contested (%s), and repair (%s)',
    (...row) => {
      const [kind, , contestable, repairable] = row
      const { objection, repair, remedies } = rightsOf(kind)
      const rechecked = kind === 'objectionReply' ? [RECHECK] : []
      expect(remedies).toEqual(contestable === '' ? [] : [...rechecked, RECONSIDER, SUE])
      // The notice before listing tells of the objection too: it can still be heard.
      const objectable = contestable !== '' || kind === 'preListing'
      expect(objection.map(({ axis }) => axis)).toEqual(objectable ? ['objectionFirstStop', 'objectionLimits'] : [])
      expect(repair.map(({ axis }) => axis)).toEqual(
        repairable === '' ? [] : ['repairApplyTo', 'repairFlow', 'communityService'],
      )
    },
  )

  test('what the rule of the place has served with the decision is not asked before listing', () => {
    expect(listNoticeNeeds('preListing', LAW, GUANGDONG, ON)).not.toContain('measures')
    expect(listNoticeNeeds('preListing', LAW, JINAN, ON)).not.toContain('measures')
    expect(listNoticeNeeds('decision', LAW, PUYANG, ON)).not.toContain('measures')
  })
})

describe('the rules a paper states', () => {
  test('how to object in 攀枝花, with their clauses', () => {
    expect(rightsOf('objectionReply', PANZHIHUA).objection).toMatchObject([
      { axis: 'objectionFirstStop', basis: cite('PZ', '二(三)2'), confirmed: true },
      { axis: 'objectionLimits', basis: cite('PZ', '二(三)2'), confirmed: true },
    ])
  })

  test.each([
    [GUANGDONG, [cite('GD', '(二十五)'), cite('GD', '(二十五)')], 'communityService'],
    [YUNFU, [cite('YF', '(二十四)'), cite('YF', '(二十四)')], 'communityService'],
    [PANZHIHUA, [cite('PZ', '二(三)1'), cite('PZ', '二(三)1')], 'repairPublicity'],
    [JINAN, [cite('JN', '四(四)'), cite('JN', '四(四)')], 'repairPublicity'],
    [PUYANG, [cite('PY', '五(四)'), cite('PY', '五(四)')], 'communityService'],
  ] as const)('how to ask for repair in %s: %j, %s', (place, basis, last) => {
    const stated = rightsOf('repairNotice', place).repair.filter(({ axis }) => axis !== 'repairFlow')
    expect(stated.map((rule) => rule.basis)).toEqual(basis)
    expect(stated.at(-1)?.axis).toBe(last)
  })

  test('a rule that rests on memory is stated as such', () => {
    const rows = LAW.book.rows.map((row) => (row.axis === 'repairApplyTo' ? { ...row, confirmed: false } : row))
    const stated = rightsOf('repairNotice', YUNFU, undefined, { ...LAW, book: { ...LAW.book, rows } }).repair
    expect(stated.map(({ axis, confirmed }) => [axis, confirmed]).at(0)).toEqual(['repairApplyTo', false])
  })
})

describe('the remedies a paper names', () => {
  test.each([
    [GUANGDONG, [RECONSIDER, SUE]],
    [YUNFU, [RECONSIDER, SUE]],
    [JINAN, [RECONSIDER, SUE]],
    [PANZHIHUA, [RECONSIDER, SUE]],
    [PUYANG, [{ ...COMPLAIN, remedy: 'complaint', basis: [cite('PY', '五(五)')] }, RECONSIDER, SUE]],
  ])('%s: the local one first, then the two of the laws with their times', (place, remedies) => {
    expect(rightsOf('decision', place).remedies).toEqual(remedies)
    expect(rightsOf('decision', place, 'work-safety').remedies).toEqual(remedies)
  })

  test.each([
    ['objectionReply', true],
    ['complaintReply', false],
    ['repairAnswer', false],
    ['decision', false],
    ['measure', false],
    ['received', false],
  ] as const)('the office of 攀枝花 hears complaints of the answer to an objection alone: %s %s', (kind, named) => {
    expect(rightsOf(kind, PANZHIHUA).remedies).toEqual([...(named ? [COMPLAIN] : []), RECONSIDER, SUE])
  })

  test.each([
    [GUANGDONG, [RECHECK]],
    [YUNFU, [RECHECK]],
    [PUYANG, [{ ...RECHECK, remedy: 'recheckByProvince', basis: [cite('HN_REG', '第二十八条')] }]],
    [JINAN, []],
    [PANZHIHUA, []],
  ])('%s: the answer to an objection names the recheck of the regulation, where it gives one', (place, rechecks) => {
    const { remedies } = rightsOf('objectionReply', place)
    expect(remedies.filter(({ remedy }) => remedy.startsWith('recheck'))).toEqual(rechecks)
  })

  test('where no text speaks of a second level, the two of the laws alone', () => {
    expect(rightsOf('decision', PANZHIHUA, undefined, without('secondLevel')).remedies).toEqual([RECONSIDER, SUE])
  })

  test.each(PLACES)(
    '%s: on the court’s list the court corrects its listing; a measure stays the authority’s act',
    (place) => {
      expect(rightsOf('received', place, COURT_LIST).remedies).toEqual([ASK_THE_COURT])
      const ofMeasure = rightsOf('measure', place, COURT_LIST).remedies
      expect(ofMeasure).toEqual([ASK_THE_COURT, ...rightsOf('measure', place).remedies])
    },
  )

  test('their last days run from service; one without a time has none', () => {
    const remedies = rightsOf('objectionReply', PANZHIHUA).remedies
    const service = { kind: 'receipt', servedOn: day('2026-03-09'), evidence: 'file:1' } as const
    expect(readRemedyDays({ remedies, service }, LAW.calendar)).toEqual([
      { ...COMPLAIN, lastDay: null, provisional: false },
      { ...RECONSIDER, lastDay: '2026-05-08', provisional: false },
      { ...SUE, lastDay: '2026-09-09', provisional: false },
    ])
    expect(readRemedyDays({ remedies, service: null }, LAW.calendar)).toMatchObject([
      { lastDay: null, provisional: false },
      { lastDay: null, provisional: false },
      { lastDay: null, provisional: false },
    ])
  })
})

const RECEIPT: NoticeDraft = {
  kind: 'objectionReceipt',
  subjectId: 'subject-1',
  about: { stream: 'objection', id: 'o-1' },
  place: YUNFU,
  parts: {},
  basis: [cite('YF', '(二十五)')],
  values: { receiptNumber: 'YY-1' },
}
const issue = (draft: NoticeDraft, state?: Notice) =>
  decideNoticePaper(state, draft, { noticeId: '0190-a1b2-c3d4', code: { ref: 'v1', hash: 'h' }, by: BY }, LAW, ON)
const issued = (draft: NoticeDraft = RECEIPT): Notice => {
  const done = issue(draft)
  if (!done.ok) throw new Error(done.error.code)
  const state = done.value.reduce<Notice | undefined>(evolveNotice, undefined)
  if (state === undefined) throw new Error('no paper')
  return state
}

describe('what a draft leaves unsaid', () => {
  const empty: NoticeDraft = {
    kind: 'decision',
    subjectId: 'subject-1',
    about: { stream: 'listing', id: 'l-1' },
    place: YUNFU,
    parts: {},
    basis: [],
  }
  const needs = ['facts', 'receiptNumber', 'answer', 'basis', 'foreseen', 'window', 'companion'] as const

  test('everything, while it says nothing or says it with no words', () => {
    expect(listUnsaid(empty, needs)).toEqual(needs)
    const blank = { parts: { facts: '' }, values: { receiptNumber: '' }, companion: '' }
    expect(listUnsaid({ ...empty, ...blank }, needs)).toEqual(needs)
  })

  test.each<[(typeof needs)[number], Partial<NoticeDraft>]>([
    ['facts', { parts: { facts: 'text:1' } }],
    ['receiptNumber', { values: { receiptNumber: 'YY-1' } }],
    ['answer', { lastDays: { answer: day('2026-03-20') } }],
    ['basis', { basis: [cite('YF', '(二十五)')] }],
    ['foreseen', { foreseen: [] }],
    ['window', { window: { kind: 'barred', refusal: { code: 'DISPUTED_THING_UNKNOWN', basis: [] } } }],
    ['companion', { companion: 'n-2' }],
  ])('not %s, once it is there', (need, said) => {
    expect(listUnsaid({ ...empty, ...said }, needs)).toEqual(needs.filter((other) => other !== need))
  })
})

describe('a paper is issued', () => {
  test('with a number of its place, its day and its id, and with nothing it was not given', () => {
    const done = issue(RECEIPT)
    expect(done).toEqual({
      ok: true,
      value: [
        {
          type: 'NoticeIssued',
          noticeId: '0190-a1b2-c3d4',
          on: ON,
          ground: ground([cite('YF', '(二十五)')], { kind: 'objectionReceipt' }),
          notice: {
            ...RECEIPT,
            lastDays: {},
            articles: [],
            foreseen: null,
            window: null,
            companion: null,
            key: null,
            channel: null,
            objection: [],
            repair: [],
            remedies: [],
            noticeId: '0190-a1b2-c3d4',
            code: { ref: 'v1', hash: 'h' },
            number: '445300-20260302-0190A1B2',
            issuer: 'unit-1',
            issuedOn: ON,
            by: BY,
          },
        },
      ],
    })
  })

  test('with what it was given: the remedies of its own act come before those of the rule book', () => {
    const given = {
      remedies: [{ remedy: 'complaint', organisation: 'unit-9', within: null, basis: [] }],
      articles: [{ law: '测试法', version: null, article: '第一条' }],
      key: 'k-1',
      channel: 'post',
      companion: 'n-2',
      lastDays: { reply: day('2026-03-20') },
    } as const
    expect(
      issued({
        ...RECEIPT,
        kind: 'objectionReply',
        parts: { reasons: 'text:1' },
        values: { receiptNumber: 'YY-1', outcome: 'rejected' },
        ...given,
      }),
    ).toMatchObject(given)
  })

  test('once', () => {
    expect(issue(RECEIPT, issued())).toEqual({ ok: false, error: wrongState('issued') })
  })

  test.each([
    [PUYANG, cite('HN_REG', '第二十八条')],
    [GUANGDONG, cite('GD_REG', '第三十五条')],
    [PANZHIHUA, cite('N49', '(八)')],
  ])('in %s not incomplete, by the clause on notices there', (place, clause) => {
    expect(issue({ ...RECEIPT, place, basis: [], values: {} })).toEqual({
      ok: false,
      error: { code: 'NOTICE_INCOMPLETE', missing: ['receiptNumber', 'basis'], basis: [clause] },
    })
  })
})

describe('a paper lapses', () => {
  const lapse = (state: Notice | undefined) => decideLapse(state, LAW, day('2026-03-04'))

  test('once, on no clause; one that was served stays', () => {
    expect(lapse(issued())).toEqual({
      ok: true,
      value: [{ type: 'NoticeLapsed', noticeId: '0190-a1b2-c3d4', on: '2026-03-04', ground: ground() }],
    })
    expect(lapse({ ...issued(), lapsedOn: ON })).toEqual({ ok: true, value: [] })
    const service = { kind: 'receipt', servedOn: ON, evidence: 'file:1' } as const
    expect(lapse({ ...issued(), service })).toEqual({ ok: true, value: [] })
    expect(lapse(undefined)).toEqual({ ok: false, error: wrongState('none') })
  })
})
