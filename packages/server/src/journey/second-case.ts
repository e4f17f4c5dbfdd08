import { localDate } from '@xinheng/domain/calendar/local-date'
import { cite } from '@xinheng/domain/kernel/citation'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { actOnListing, proposeListing, type ListingAct } from '../listing/listing-use-cases.ts'
import { resolveSubject } from '../subject/subject-use-cases.ts'
import { getUnit, type Cast, type Company, type Unit } from './cast.ts'
import { isByPanel } from './determination-scene.ts'
import { importRow, type Firm } from './file-scene.ts'
import { playMeeting } from './panel-scene.ts'
import { getEntryOf } from './public-scene.ts'
import { StoryBroken, type Officer, type Stage } from './stage.ts'

/** An entry that is in force, with whom it concerns and who answers for it. */
export interface SecondCase {
  readonly firm: Firm
  readonly subjectId: string
  readonly listingId: string
  /** The unit that made it, or sent it to the place. */
  readonly owner: Unit
  readonly documentNumber: string
}

/** The year of repair runs from the date of this document, before the entry itself. */
const DOCUMENT_DATE = localDate('2026-02-10')

/** Lists further companies as the first one was listed, in one step each: what follows is about their rights. */
export async function listOthers(
  stage: Stage,
  cast: Cast,
  company: Company,
  firms: readonly (Firm & { readonly serial: number })[],
): Promise<readonly SecondCase[]> {
  return company.court === undefined
    ? listHere(stage, cast, company, firms)
    : receiveOthers(stage, cast, company, firms)
}

async function must<T>(code: string, done: Promise<Result<T, Refusal>>): Promise<T> {
  const result = await done
  if (!result.ok) throw new StoryBroken(code, JSON.stringify(result.error))
  return result.value
}

async function listHere(
  stage: Stage,
  cast: Cast,
  company: Company,
  firms: readonly (Firm & { readonly serial: number })[],
): Promise<readonly SecondCase[]> {
  const { service, clock } = stage
  const finance = getUnit(company, 'finance')
  const code = 'rights.listed'
  const cue = { code, who: finance.clerk, title: '依同样程序（提请、告知、决定、两书同达、发布）另列入两户' }
  return stage.aside(
    cue,
    async (quiet) => {
      const cases: SecondCase[] = []
      clock.goTo('2026-06-24')
      for (const { serial, ...firm } of firms) {
        const subjectId = await must(
          code,
          resolveSubject(service, finance.clerk, {
            kind: 'enterprise',
            name: firm.name,
            identifiers: [{ type: 'uscc', number: firm.code }],
            evidence: '处罚决定（合成）',
            on: localDate('2020-01-01'),
          }),
        )
        const documentNumber = `${cast.mark}财采罚〔2026〕${serial}号`
        const { id } = await must(
          code,
          proposeListing(service, finance.clerk, {
            listKind: 'sanction',
            listTypeId: 'government-procurement',
            subjectId,
            document: {
              kind: 'penaltyDecision',
              number: documentNumber,
              date: DOCUMENT_DATE,
              authority: finance.id,
              effectiveOn: localDate('2026-02-20'),
            },
            conduct: { from: localDate('2026-01-10'), until: localDate('2026-01-20'), facts: '围标串标（合成）' },
            source: null,
          }),
        )
        cases.push({ firm, subjectId, listingId: id, owner: finance, documentNumber })
      }
      const all = async (by: Officer, day: string, what: (serial: number) => ListingAct): Promise<void> => {
        clock.goTo(day)
        for (const [index, { listingId }] of cases.entries()) {
          await must(code, actOnListing(service, by, listingId, what(firms[index]?.serial ?? 0)))
        }
      }
      await all(finance.clerk, '2026-06-24', () => ({
        act: 'issueNotice',
        texts: { facts: '事实（合成）', reasons: '理由（合成）', rights: '陈述、申辩（合成）', ...FURTHER },
        basis: [cite('N49', '(八)')],
        channel: 'inPerson',
        lastDayToAnswer: localDate('2026-07-13'),
      }))
      await all(finance.clerk, '2026-06-26', (serial) => ({
        act: 'recordService',
        texts: { evidence: `送达回证第${serial}号（合成）` },
        proof: { kind: 'receipt', servedOn: localDate('2026-06-26') },
      }))
      if (await isByPanel(stage, cast.place)) {
        for (const [index, { listingId }] of cases.entries()) {
          await playMeeting(quiet, company, {
            prefix: `rights-${index}`,
            listingId,
            days: ['2026-07-14', '2026-07-14', '2026-07-14'],
            number: `${cast.mark}信认〔2026〕${20 + index}号`,
            reasons: '事实清楚（合成）',
          })
        }
      }
      await all(finance.head, '2026-07-15', (serial) => ({
        act: 'decide',
        texts: { reasons: '决定理由（合成）' },
        outcome: 'list',
        number: `${cast.mark}财信〔2026〕${serial}号`,
        term: { count: 2, unit: 'year' },
      }))
      await all(finance.clerk, '2026-07-17', (serial) => ({
        act: 'serveDecision',
        texts: { evidence: `送达回证第${serial}-2号（合成）`, ...FURTHER },
        proof: { kind: 'delivered', servedOn: localDate('2026-07-16') },
      }))
      await all(finance.head, '2026-07-20', () => ({
        act: 'publish',
        texts: {},
        effectiveOn: localDate('2026-07-20'),
        termSetBy: 'rule',
      }))
      return cases
    },
    (cases) => cases.map(({ firm, documentNumber }) => `${firm.name}　依 ${documentNumber}，自 2026-07-20 起`),
  )
}

const FURTHER = {
  measures: '可能实施的措施：供应商资格条件审查等（合成）',
  removalConditions: '移出条件：期满，或者履行义务后申请修复（合成）',
  remedies: '救济：向认定部门书面异议，依法复议、诉讼（合成）',
} as const

/** Where upper levels determine: sent by a department of the county, confirmed by a named official of it. */
async function receiveOthers(
  stage: Stage,
  cast: Cast,
  company: Company,
  firms: readonly (Firm & { readonly serial: number })[],
): Promise<readonly SecondCase[]> {
  const { service, clock } = stage
  const market = getUnit(company, 'market')
  const code = 'rights.listed'
  const cue = { code, who: market.clerk, title: '依同样程序（报送、核实送达、具名确认）另接收两户' }
  return stage.aside(
    cue,
    async (quiet) => {
      const cases: SecondCase[] = []
      for (const { serial, ...firm } of firms) {
        clock.goTo('2026-06-24')
        const documentNumber = `${cast.mark}市监罚〔2026〕${serial}号`
        const file = {
          format: 'black-list',
          name: `部门报送黑名单-${serial}.csv`,
          cells: {
            ENTITY_NAME: firm.name,
            CREDIT_CODE: firm.code,
            DATA_CATEGORY: '严重违法失信企业名单',
            EXECUTE_DEPT: market.name,
            IDENTIFICATION_NO: documentNumber,
            IDENTIFICATION_DATE: DOCUMENT_DATE,
            PUBLISH_DATE: '2026-06-20',
            EXPIRATION_DATE: '2028-06-20',
            REASON: '列入严重违法失信名单（合成）',
          },
        } as const
        const subjectId = await importRow(quiet, { code, who: market.clerk, title: '' }, file, firm)
        const listingId = await getEntryOf(quiet, cast.place, firm)
        cases.push({ firm, subjectId, listingId, owner: market, documentNumber })
      }
      clock.goTo('2026-07-20')
      for (const { listingId } of cases) {
        await must(
          code,
          actOnListing(service, market.head, listingId, {
            act: 'confirmReceived',
            texts: { reasons: '已核实：决定书已于 2026-02-12 送达（合成）' },
          }),
        )
      }
      return cases
    },
    (cases) => cases.map(({ firm, documentNumber }) => `${firm.name}　依 ${documentNumber}，自 2026-07-20 起`),
  )
}
