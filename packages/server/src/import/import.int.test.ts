import { beforeAll, expect, test } from 'vitest'
import { describeDatabases } from '../db/testing.ts'
import { DEFAULTER, HONOUR, LICENCE, MIGRATED, PENALTY, SUBSIDY } from '../exchange/formats/rows-for-tests.ts'
import { listMissedChecks } from '../matter/missed-check-use-cases.ts'
import type { Service } from '../service.ts'
import { answerQuestion } from './import-use-cases.ts'
import { importRows, importText, seedPlace, SENDER, serviceOver } from './testing-import.ts'
import { syntheticResidentId, syntheticUscc } from '../exchange/synthetic.ts'

const UNIT = { CF_CFJG: '云浮市市场监督管理局', CF_CFJGDM: '', CF_SJLYDM: '' }
const penalty = (n: number, more: Readonly<Record<string, string>> = {}) => ({
  ...PENALTY,
  ...UNIT,
  CF_XDR_MC: `云浮市测试建材有限公司${n}`,
  CF_XDR_SHXYM: syntheticUscc(n, '445300'),
  CF_WSH: `云测罚〔2026〕${n}号`,
  CF_JDRQ: '2026-02-10',
  ...more,
})
const HOUSEHOLD = { CF_XDR_LB: '个体工商户', CF_XDR_MC: '云城区测试小吃店' }

describeDatabases('import', (fixture) => {
  let service: Service
  const counts = async (fileId: string) => {
    const row = await service.db
      .selectFrom('import_file')
      .selectAll()
      .where('id', '=', fileId)
      .executeTakeFirstOrThrow()
    const { state, rows_taken, rows_corrected, rows_unchanged, rows_duplicate, rows_rejected, rows_asked } = row
    return [state, rows_taken, rows_corrected, rows_unchanged, rows_duplicate, rows_rejected, rows_asked]
  }
  const codes = async (fileId: string) => {
    const rows = await service.db
      .selectFrom('import_row')
      .select(['line', 'state', 'report'])
      .where('file_id', '=', fileId)
      .orderBy('line')
      .execute()
    return rows.flatMap(({ state, report }) =>
      (report as readonly { code: string; severity: string }[])
        .filter(({ severity }) => severity !== 'warning')
        .map(({ code }) => `${state} ${code}`),
    )
  }
  const question = async (fileId: string, kind: string) =>
    service.db
      .selectFrom('question')
      .selectAll()
      .where('file_id', '=', fileId)
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow()

  beforeAll(async () => {
    service = serviceOver(fixture.database(), fixture.ambient)
    await seedPlace(service)
  })

  test('good rows go in with their clocks, bad ones stay out with a reason', async () => {
    const fileId = await importRows(service, 'penalty-2018', [
      penalty(1),
      penalty(2, { CF_XDR_SHXYM: '91445300MA00000000' }),
      penalty(3, { CF_JDRQ: '2026-02-30' }),
      penalty(4, { CF_JDRQ: '2026-12-01' }),
      penalty(5, { CF_NR: '适用简易程序，罚款100元' }),
      penalty(6, { CF_CFJG: '云浮市市监局' }),
      penalty(1),
      penalty(7, { CF_XDR_MC: '=云浮市测试建材有限公司7' }),
    ])
    expect(await codes(fileId)).toEqual([
      'rejected CODE_CHECK_FAILED',
      'rejected SUBJECT_UNIDENTIFIED',
      'rejected IMPOSSIBLE_DATE',
      'rejected FUTURE_DATE',
      'rejected SIMPLIFIED_PENALTY',
      'asked UNKNOWN_AUTHORITY',
    ])
    expect(await counts(fileId)).toEqual(['finished', 2, 0, 0, 1, 4, 1])
    const record = await service.db
      .selectFrom('record')
      .selectAll()
      .where('document_number', '=', '云测罚〔2026〕1号')
      .executeTakeFirstOrThrow()
    expect(record).toMatchObject({ fine_fen: 200_000, publicity_due_on: '2026-02-26', subject_kind: 'enterprise' })
  })

  test('the same file again is the same import; the same rows in another file change nothing', async () => {
    const rows = [penalty(20), penalty(21)]
    const first = await importRows(service, 'penalty-2018', rows)
    expect(await importRows(service, 'penalty-2018', rows)).toBe(first)
    const second = await importRows(service, 'penalty-2018', [...rows, penalty(22)])
    expect(await counts(second)).toEqual(['finished', 1, 0, 2, 0, 0, 0])
  })

  test('a changed row is a correction of the record, with its history kept', async () => {
    await importRows(service, 'penalty-2018', [penalty(30)])
    const changed = await importRows(service, 'penalty-2018', [penalty(30, { CF_NR_FK: '0.5' })])
    expect(await counts(changed)).toEqual(['finished', 0, 1, 0, 0, 0, 0])
    const record = await service.db
      .selectFrom('record')
      .selectAll()
      .where('document_number', '=', '云测罚〔2026〕30号')
      .executeTakeFirstOrThrow()
    expect(record).toMatchObject({ fine_fen: 500_000, version: 3 })
  })

  test('another name on a known code waits for a person and overwrites nothing', async () => {
    await importRows(service, 'penalty-2018', [penalty(40)])
    const fileId = await importRows(service, 'penalty-2018', [
      penalty(40, { CF_XDR_MC: '云浮市测试另一家公司', CF_WSH: '云测罚〔2026〕41号' }),
    ])
    expect(await codes(fileId)).toEqual(['asked NAME_CODE_MISMATCH'])
    const { id } = await question(fileId, 'nameMismatch')
    const answered = await answerQuestion(service, SENDER, id, { kind: 'accept' })
    expect(answered).toEqual({ ok: true, value: { rerun: 1 } })
    const names = await service.db
      .selectFrom('subject')
      .select('name')
      .where('uscc', '=', syntheticUscc(40, '445300'))
      .execute()
    expect(names).toEqual([{ name: '云浮市测试建材有限公司40' }])
    expect(await counts(fileId)).toEqual(['finished', 1, 0, 0, 0, 0, 0])
  })

  test('a spelling of a unit is confirmed once and remembered', async () => {
    const spelled = { CF_CFJG: '云浮市场监管局' }
    const fileId = await importRows(service, 'penalty-2018', [penalty(50, spelled), penalty(51, spelled)])
    const asked = await question(fileId, 'unknownAuthority')
    expect(asked.detail).toMatchObject({ spelling: '云浮市场监管局', suggestions: [{ id: 'unit-market' }] })
    expect(await answerQuestion(service, SENDER, asked.id, { kind: 'unit', organisationId: 'unit-market' })).toEqual({
      ok: true,
      value: { rerun: 2 },
    })
    const next = await importRows(service, 'penalty-2018', [penalty(52, spelled)])
    expect(await counts(next)).toEqual(['finished', 1, 0, 0, 0, 0, 0])
  })

  test('个体工商户 and persons stand in the vault only', async () => {
    const code = syntheticUscc(60, '445300', '92')
    const person = syntheticResidentId(61)
    await importRows(service, 'penalty-2018', [
      penalty(60, { ...HOUSEHOLD, CF_XDR_SHXYM: code }),
      penalty(61, {
        CF_XDR_LB: '自然人',
        CF_XDR_MC: '测试甲某',
        CF_XDR_SHXYM: '',
        CF_XDR_ZJLX: '身份证',
        CF_XDR_ZJHM: person,
        CF_SY: `测试甲某（${person}）无照经营`,
        CF_FRDB: '',
      }),
    ])
    const tables = ['event', 'record', 'subject', 'import_row', 'import_file', 'import_identity', 'question'] as const
    for (const table of tables) {
      const rows = JSON.stringify(await service.db.selectFrom(table).selectAll().execute())
      for (const canary of [code, person, '测试小吃店', '测试甲某']) expect(rows).not.toContain(canary)
    }
    const kinds = await service.db
      .selectFrom('record')
      .select(['subject_kind', 'excluded'])
      .where('excluded', 'is not', null)
      .execute()
    expect(kinds.toSorted((a, b) => (a.subject_kind < b.subject_kind ? -1 : 1))).toEqual([
      { subject_kind: 'individualBusiness', excluded: 'protectedSubject' },
      { subject_kind: 'naturalPerson', excluded: 'protectedSubject' },
    ])
  })

  test('licences are taken and published where the law lets it begin by itself', async () => {
    const row = {
      ...LICENCE,
      XK_XKJG: '云浮市市场监督管理局',
      XK_XKJGDM: '',
      XK_LYDWDM: '',
      XK_JDRQ: '2026-02-10',
      XK_YXQZ: '2026-02-10',
      XK_XDR_SHXYM: syntheticUscc(70, '445300'),
    }
    const fileId = await importRows(service, 'licence-2018', [row])
    expect(await codes(fileId)).toEqual([])
    const record = await service.db
      .selectFrom('record')
      .selectAll()
      .where('kind', '=', 'licence')
      .executeTakeFirstOrThrow()
    expect(record).toMatchObject({
      published_on: '2026-03-02',
      publication_until: '2031-03-01',
      publicity_due_on: '2026-02-26',
    })
  })

  test('public money given without a check is missed where the place makes the check a duty, and is not public', async () => {
    const ours = { ZJ_JGDM: '', ZJ_SHXYM: syntheticUscc(71, '445300') }
    const fileId = await importRows(service, 'subsidy', [{ ...SUBSIDY, ...ours }])
    await importRows(service, 'honour', [{ ...HONOUR, RY_JGDM: '', RY_SHXYM: ours.ZJ_SHXYM }])
    expect(await codes(fileId)).toEqual([])
    const records = await service.db
      .selectFrom('record')
      .select(['kind', 'published_on', 'publicity_due_on', 'valid_until', 'import_file_id'])
      .where('kind', 'in', ['subsidy', 'honour'])
      .orderBy('kind')
      .execute()
    expect(records).toMatchObject([
      { kind: 'honour', published_on: '2026-03-02', valid_until: '2029-02-09' },
      { kind: 'subsidy', published_on: null, publicity_due_on: null, import_file_id: fileId },
    ])
    const missed = await listMissedChecks(service, { unitId: 'unit-market' })
    expect(missed.map(({ act, source }) => [act.occasion, act.documentNumber, source.clause])).toEqual([
      ['fiscalSubsidy', '云测资〔2026〕3号', '(二十一)'],
    ])
  })

  test('entries in force elsewhere keep their dates; a unit without the power is refused', async () => {
    const entry = { ...MIGRATED, QY_RDDWDM: '', QY_SHXYM: syntheticUscc(80, '445300') }
    const fileId = await importRows(service, 'migrated-listings', [
      entry,
      { ...entry, QY_RDDW: '云浮市市场监督管理局', QY_WSH: '云市监列〔2026〕1号' },
      { ...entry, QY_MDMC: '不存在的名单', QY_WSH: '云人社列〔2026〕9号' },
    ])
    expect(await codes(fileId)).toEqual(['rejected AUTHORITY_WITHOUT_POWER', 'rejected LIST_UNKNOWN'])
    const listing = await service.db
      .selectFrom('listing')
      .selectAll()
      .where('import_file_id', '=', fileId)
      .executeTakeFirstOrThrow()
    expect(listing).toMatchObject({
      state: 'listed',
      effective_on: '2026-01-08',
      latest_end: '2029-01-07',
      list_type_id: 'wage-arrears',
    })
    const told = await service.db
      .selectFrom('delivery as d')
      .innerJoin('outbox as o', 'o.id', 'd.outbox_id')
      .select(['o.topic', 'd.receiver'])
      .where('o.message_key', '=', listing.id)
      .execute()
    expect(told).toContainEqual({ topic: 'listing.published', receiver: 'unit-credit' })
  })

  test('a masked court entry is matched by a person only; a full one waits for its service', async () => {
    const entry = { ...DEFAULTER, cardNum: syntheticUscc(90, '445300') }
    const masked = {
      ...DEFAULTER,
      iname: '测试某',
      cardNum: '445300********0012',
      partyTypeName: '580',
      caseCode: '（2025）粤5302执2号',
      businessEntity: '',
    }
    const fileId = await importRows(service, 'judgment-defaulters', [entry, masked], 'whole')
    expect(await counts(fileId)).toEqual(['finished', 1, 0, 0, 0, 0, 1])
    const [listing] = await service.db
      .selectFrom('listing')
      .select(['state'])
      .where('list_type_id', '=', 'judgment-defaulter')
      .execute()
    expect(listing).toEqual({ state: 'awaitingPerson' })
    expect((await question(fileId, 'maskedIdentity')).detail).toEqual({ codes: [] })
  })

  test('an entry that a whole list no longer has is asked about and stays', async () => {
    const black = (n: number) => ({
      ENTITY_NAME: `云浮市测试劳务有限公司${n}`,
      UNIFIED_CODE: syntheticUscc(n, '445300'),
      CREDIT_CODE: syntheticUscc(n, '445300'),
      DATA_CATEGORY: '拖欠农民工工资失信联合惩戒对象名单',
      EXECUTE_DEPT: '云浮市人力资源和社会保障局',
      IDENTIFICATION_NO: `云人社列〔2026〕${n}号`,
      IDENTIFICATION_DATE: '2026-01-05',
      EXPIRATION_DATE: '2029-01-05',
      REASON: '拖欠工资',
      SERVICE_STATED: '已送达',
      SERVICE_DATE: '2026-01-06',
    })
    const first = await importRows(service, 'black-list', [black(101), black(102)], 'whole')
    expect(await codes(first)).toEqual([])
    const second = await importRows(service, 'black-list', [black(101)], 'whole')
    const asked = await question(second, 'vanishedRow')
    const listing = await service.db
      .selectFrom('listing')
      .select(['state', 'document_number', 'snapshot'])
      .where('id', '=', asked.about_id)
      .executeTakeFirstOrThrow()
    expect(listing).toMatchObject({
      state: 'listed',
      document_number: '云人社列〔2026〕102号',
      snapshot: { question: { questionId: asked.id } },
    })
  })

  test('a fault of the file keeps all of it out', async () => {
    const cut = 'CF_XDR_MC,CF_XDR_SHXYM\r\n"未配对'
    const fileId = await importText(service, cut, { format: 'penalty-2018' })
    const row = await service.db
      .selectFrom('import_file')
      .selectAll()
      .where('id', '=', fileId)
      .executeTakeFirstOrThrow()
    expect(row.state).toBe('refused')
    expect(await service.db.selectFrom('import_row').selectAll().where('file_id', '=', fileId).execute()).toEqual([])
    const empty = await importText(service, '', { format: 'penalty-2018' })
    expect(await counts(empty)).toEqual(['refused', 0, 0, 0, 0, 0, 0])
  })
})
