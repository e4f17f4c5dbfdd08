import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import { findNotice, readNoticeDocument } from '../notice/notice-views.ts'
import { putRight } from '../listing/put-right-consequences.ts'
import { findBarredMeasure } from '../task/task-views.ts'
import { transact } from '../db/transact.ts'
import { listAppliedMeasures } from '../review/dispute-target-views.ts'
import { createService } from '../service.ts'
import { isReceiptUntouched } from './check-receipt.ts'
import { checkParty, checkSubject, closeItem, type CheckDone } from './check-use-cases.ts'
import { closeMatter, decideMatter, openMatter, reachMoment } from './matter-use-cases.ts'
import { findMatter } from './matter-views.ts'
import { listMissedChecks } from './missed-check-use-cases.ts'
import { addParty, confirmParty, listPartyCandidates, rejectCandidate } from './party-use-cases.ts'
import { findReceipt, listChecksOf } from './receipt-views.ts'
import { FIRM_CODE, officer, openCounty, PUYANG, receiveDefaulter, registerFirm, valueOf } from './testing-county.ts'

const TENDER = {
  occasion: 'governmentProcurement',
  place: PUYANG,
  decider: null,
  moments: ['opening'],
  reference: '濮县采购-2026-7',
} as const

describeDatabases('matters and checks', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const byNumber = (number: string, name: string | null = null) => ({ by: 'number', number, name }) as const
  const ask = async (number: string): Promise<CheckDone> =>
    valueOf(
      await checkSubject(service(), officer('finance'), {
        in: { opening: TENDER },
        role: 'applicant',
        identity: byNumber(number),
        moment: null,
      }),
    )
  let firm = ''

  test('a check on a must-check occasion names measure, law, term, remedy and the ledger position', async () => {
    await openCounty(service())
    firm = await registerFirm(service(), FIRM_CODE, '濮阳县甲建设有限公司')
    const listingId = await receiveDefaulter(service(), firm)

    const { reading, receiptId } = await ask(FIRM_CODE)

    expect(reading.mustCheck.kind).toBe('must')
    const found = [...reading.must, ...reading.may].find(({ measure }) => measure.id === 'SPC-01')
    expect(found).toMatchObject({ listingId, lastDay: '2028-02-01', state: 'applicable' })
    expect(found?.articles.map(({ article }) => article)).toEqual(['第八条第一款'])
    expect(found?.remedy.basis.length).toBeGreaterThan(0)
    const receipt = await findReceipt(db(), receiptId)
    expect(receipt?.content).toMatchObject({ subjectId: firm, unitId: 'finance', checkedOn: '2026-03-02' })
    expect(receipt?.content.ledgerPosition).toBeGreaterThan(0)
  })

  test('an unknown number needs a name, and a wrong one is said to be wrong', async () => {
    const add = async (number: string, name: string | null) =>
      checkSubject(service(), officer('finance'), {
        in: { opening: TENDER },
        role: 'applicant',
        identity: byNumber(number, name),
        moment: null,
      })
    expect(await add('91410928MA9F00023A', null)).toMatchObject({ error: { code: 'IDENTIFIER_INVALID' } })
    expect(await add('91410928MA9F00031B', null)).toMatchObject({ error: { code: 'SUBJECT_UNKNOWN' } })
    expect(await add('91410928MA9F00031B', '濮阳县丙商贸有限公司')).toMatchObject({ value: { reading: { items: [] } } })
  })

  test('applying needs evidence, the place’s notice of reasons, and feeds back by itself where the place says so', async () => {
    const { receiptId, matter, reading } = await ask(FIRM_CODE)
    const [item] = reading.items
    const close = async (outcome: Parameters<typeof closeItem>[2]['outcome']) =>
      closeItem(service(), officer('finance'), { matterId: matter.id, receiptId, itemId: item?.itemId ?? '', outcome })

    expect(await close({ kind: 'applied', evidence: ' ', notice: '已当面告知', proportionality: null })).toMatchObject({
      error: { code: 'EVIDENCE_MISSING' },
    })
    expect(
      await closeMatter(service(), officer('finance'), { matterId: matter.id, ending: 'terminated' }),
    ).toMatchObject({
      error: { code: 'CHECK_OPEN', checkIds: [receiptId] },
    })
    const papers = async () => db().selectFrom('notice').selectAll().where('subject_id', '=', firm).execute()
    const half = { kind: 'applied', evidence: '表', notice: '理由', proportionality: null } as const
    expect(await close(half)).toMatchObject({ error: { code: 'NOTICE_INCOMPLETE', missing: ['proportionality'] } })
    expect(await papers()).toEqual([])
    expect((await findMatter(db(), matter.id))?.version).toBe(matter.version)
    valueOf(
      await close({
        kind: 'applied',
        evidence: '资格审查表第3页',
        notice: '列于名单，依法应当',
        proportionality: '情节严重',
      }),
    )
    const row = await db()
      .selectFrom('check_item')
      .selectAll()
      .where('receipt_id', '=', receiptId)
      .where('item_id', '=', item?.itemId ?? '')
      .executeTakeFirst()
    expect(row).toMatchObject({ outcome: 'applied', closed_by: 'finance-clerk' })
    const [paper, ...others] = await papers()
    expect(others).toEqual([])
    expect(paper).toMatchObject({ kind: 'measure', issuer_id: 'finance', served_on: null, place: PUYANG })
    const found = await findNotice(db(), paper?.id ?? '')
    if (found === undefined) throw new Error('no paper')
    const reader = { readerId: 'test', unitId: null, reason: '测试查阅' }
    const { sections } = await readNoticeDocument(service(), found, reader)
    const text = sections.flatMap(({ paragraphs }) => paragraphs).join('\n')
    const measure = reading.items[0]?.measureId ?? ''
    for (const words of [
      '列于名单，依法应当',
      '情节严重',
      '第八条第一款',
      '行政复议',
      encodeURIComponent(`${measure} finance`),
    ])
      expect(text).toContain(words)
    expect(await listAppliedMeasures(db(), reading.items[0]?.listingId ?? '')).toMatchObject([
      { measureId: measure, implementer: 'finance' },
    ])
    const sent = await db().selectFrom('feedback').select(['from_unit', 'sent_by', 'addressee']).execute()
    expect(sent).toEqual([{ from_unit: 'finance', sent_by: 'system:feedback', addressee: 'countyCreditAuthority' }])
    for (const { itemId } of reading.items.slice(1)) {
      valueOf(
        await closeItem(service(), officer('finance'), {
          matterId: matter.id,
          receiptId,
          itemId,
          outcome: { kind: 'notApplied', reason: 'outsidePower', text: '本事项不涉及' },
        }),
      )
    }
    valueOf(
      await decideMatter(service(), officer('finance'), {
        matterId: matter.id,
        outcome: 'refused',
        document: '决定1号',
      }),
    )
    const closed = await closeMatter(service(), officer('finance'), { matterId: matter.id, ending: 'decided' })
    expect(closed).toMatchObject({ ok: true, value: { state: { status: 'closed' } } })

    // An order lifts it though the matter is over, bars the unit from it, and what was done in the matter is undone.
    const listingId = reading.items[0]?.listingId ?? ''
    const by = { officerId: 'verifier', organisationId: 'countyCreditAuthority' }
    const law = await service().law(db(), ambient.today())
    valueOf(
      await transact(db(), async (tx) =>
        putRight(
          { service: service(), tx, acting: { ...by, place: PUYANG }, law },
          { kind: 'measure', listingId, measureId: measure, implementer: 'finance' },
          [{ kind: 'liftMeasure', measureId: measure, implementer: 'finance' }],
          {
            reasons: 'text:r',
            by,
            procedure: { stream: 'objection', id: 'o-1' },
            basis: [],
            fallsBecause: 'wronglyEntered',
          },
        ),
      ),
    )
    expect(await listAppliedMeasures(db(), listingId)).toEqual([])
    expect(await findBarredMeasure(db(), { listingId, measureId: measure }, 'finance')).toMatchObject({
      measureId: measure,
    })
    const redress = await db().selectFrom('redress').selectAll().where('listing_id', '=', listingId).execute()
    expect(redress).toMatchObject([{ owner_id: 'finance', entry_decided_by: 'finance-clerk' }])
    expect(redress[0]?.snapshot).toMatchObject({
      honours: [{ honourId: matter.id, kind: 'matter', decision: null }],
    })
  })

  test('another unit can neither add to a matter nor answer for its receipt', async () => {
    const { matter, receiptId, reading } = await ask(FIRM_CODE)
    const stranger = officer('planning')
    const party = { matterId: matter.id, role: 'agent', identity: byNumber(FIRM_CODE) } as const
    const refused = { ok: false, error: { code: 'UNIT_WITHOUT_POWER' } }
    expect(await addParty(service(), stranger, party)).toMatchObject(refused)
    const outcome = { kind: 'applied', evidence: '表', notice: '告知', proportionality: null } as const
    const itemId = reading.items[0]?.itemId ?? ''
    expect(await closeItem(service(), stranger, { matterId: matter.id, receiptId, itemId, outcome })).toMatchObject(
      refused,
    )
  })

  test('the decision waits for a receipt of every party at every moment, and for one that still holds', async () => {
    const finance = officer('finance')
    const opened = valueOf(await openMatter(service(), finance, TENDER))
    const clean = await registerFirm(service(), '91410928MA9F00023G', '濮阳县乙商贸有限公司')
    const { partyId } = valueOf(
      await addParty(service(), finance, {
        matterId: opened.id,
        role: 'applicant',
        identity: { by: 'candidate', subjectId: clean },
      }),
    )
    valueOf(await confirmParty(service(), finance, { matterId: opened.id, partyId }))
    valueOf(await reachMoment(service(), finance, { matterId: opened.id, moment: 'opening' }))
    const decide = async () =>
      decideMatter(service(), finance, { matterId: opened.id, outcome: 'granted', document: '决定2号' })
    expect(await decide()).toMatchObject({ error: { code: 'CHECK_MISSING', partyIds: [partyId] } })
    valueOf(await checkParty(service(), finance, { matterId: opened.id, partyId, moment: 'opening' }))
    await receiveDefaulter(service(), clean)
    expect(await decide()).toMatchObject({ error: { code: 'CHECK_STALE' } })
    expect((await findMatter(db(), opened.id))?.matter.parties).toMatchObject([{ identity: 'confirmedByPerson' }])
  })

  test('a name offers candidates until a person says that it is another', async () => {
    const finance = officer('finance')
    expect(await listPartyCandidates(service(), finance, '甲建设')).toMatchObject([
      { subjectId: firm, code: FIRM_CODE },
    ])
    valueOf(await rejectCandidate(service(), finance, { name: '甲建设', subjectId: firm, reason: '法定代表人不同' }))
    expect(await listPartyCandidates(service(), finance, '甲建设')).toEqual([])
    expect(await listPartyCandidates(service(), officer('planning'), '甲建设')).toHaveLength(1)
  })

  test('a licence without a receipt is listed as missed; one with a receipt of its day is not', async () => {
    const licence = async (id: string, decidedOn: string) =>
      db()
        .insertInto('record')
        .values({
          id,
          kind: 'licence',
          subject_id: firm,
          subject_kind: 'enterprise',
          authority_id: 'finance',
          provider_id: 'finance',
          place: PUYANG,
          document_title: '许可决定书',
          decided_on: decidedOn as never,
          recorded_on: decidedOn as never,
          snapshot: '{}',
          version: 1,
          position: 1,
        })
        .execute()
    await licence('licence-before', '2026-03-01')
    await licence('licence-after', '2026-03-02')
    const missed = await listMissedChecks(service(), { unitId: 'finance' })
    expect(missed.map(({ act, source }) => [act.actId, source.document])).toEqual([['licence-before', 'PY']])
  })

  test('a receipt cannot be changed, and a changed one would be found out', async () => {
    const [asked] = await listChecksOf(db(), firm, 1)
    expect(asked).toMatchObject({
      unitName: '濮阳县财政局',
      occasion: 'governmentProcurement',
      checkedOn: '2026-03-02',
    })
    const receiptId = asked?.receiptId ?? ''
    await expect(
      db().updateTable('check_receipt').set({ asked_by: 'nobody' }).where('id', '=', receiptId).execute(),
    ).rejects.toThrow()
    const receipt = await findReceipt(db(), receiptId)
    if (receipt === undefined) throw new Error('the receipt is gone')
    expect(isReceiptUntouched(keys, receipt.content, receipt.commitment)).toBe(true)
    const changed = { ...receipt.content, moment: 'award' }
    expect(isReceiptUntouched(keys, changed, receipt.commitment)).toBe(false)
  })
})
