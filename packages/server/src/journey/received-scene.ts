import { localDate } from '@xinheng/domain/calendar/local-date'
import { actOnListing, findListing, proposeListing } from '../listing/listing-use-cases.ts'
import type { SentFile } from './file-scene.ts'
import { getUnit, type Company } from './cast.ts'
import { describeReading } from './entry-words.ts'
import { importRow, type Firm } from './file-scene.ts'
import { getEntryOf, lookUp } from './public-scene.ts'
import { StoryBroken, type Stage } from './stage.ts'

/** A black-list entry that a court determined: received, then confirmed by a named official since it says nothing on service. */
export async function playReceivedSanction(stage: Stage, company: Company, firm: Firm): Promise<string> {
  const { service, clock } = stage
  const credit = getUnit(company, 'credit')
  const court = getUnit(company, 'court')
  const file: SentFile = {
    format: 'black-list',
    name: '上级下发黑名单.csv',
    cells: {
      ENTITY_NAME: firm.name,
      CREDIT_CODE: firm.code,
      DATA_CATEGORY: '失信被执行人名单',

      EXECUTE_DEPT: court.name,
      IDENTIFICATION_NO: '（2026）豫0928执88号',
      IDENTIFICATION_DATE: '2026-02-10',
      PUBLISH_DATE: '2026-02-20',
      EXPIRATION_DATE: '2028-04-01',
      REASON: '有履行能力而拒不履行生效法律文书确定的义务（合成）',
    },
  }
  const cue = { code: 'sanction.receive', who: credit.clerk, title: '归集上级和各机关认定的名单' }
  const subjectId = await importRow(stage, cue, file, firm)
  const listingId = await getEntryOf(stage, credit.clerk.place, firm)
  const document = {
    kind: 'judgment',
    number: '（2025）豫0928民初12号',
    date: localDate('2025-11-10'),
    authority: court.id,
    effectiveOn: localDate('2025-12-01'),
  } as const
  await stage.refuse(
    { code: 'sanction.determinedUpstream', who: court.clerk, title: '要求在本县重新认定' },
    'DETERMINED_UPSTREAM',
    async () =>
      proposeListing(service, court.clerk, {
        listKind: 'sanction',
        listTypeId: 'judgment-defaulter',
        subjectId,
        document,
        conduct: { from: localDate('2025-12-10'), until: null, facts: '拒不履行（合成）' },
        source: null,
      }),
  )
  const waiting = await findListing(service, listingId)
  if (waiting?.state.kind !== 'awaitingPerson') throw new StoryBroken('sanction.receive', waiting?.state.kind ?? 'none')
  stage.answer({ code: 'sanction.waiting', who: '系统', title: '来文未写明送达情况：不自动生效，转具名人员' }, [
    describeReading({ kind: 'needsPerson' }),
  ])
  await lookUp(stage, { code: 'sanction.publicBefore', place: credit.clerk.place, firm, listingId })
  clock.goTo('2026-03-05')
  await stage.refuse(
    { code: 'sanction.confirmUnreasoned', who: credit.head, title: '不说明理由即确认生效（无送达即生效）' },
    'REASONS_MISSING',
    async () => actOnListing(service, credit.head, listingId, { act: 'confirmReceived', texts: {} }),
  )
  clock.goTo('2026-03-09')
  await stage.act(
    { code: 'sanction.confirm', who: credit.head, title: '向认定机关核实送达后，具名确认' },
    async () =>
      actOnListing(service, credit.head, listingId, {
        act: 'confirmReceived',
        texts: { reasons: '已向法院核实：执行通知和决定书已于 2026-02-12 送达（合成）' },
      }),
    ({ state }) =>
      state.kind === 'listed' ? [`自 ${state.effectiveOn} 起在本县生效；期限仍按认定机关所定，至 2028-04-01`] : [],
  )
  return listingId
}

/** A red-list entry from the upper level, which takes effect as it was determined there. */
export async function playReceivedHonour(stage: Stage, company: Company, firm: Firm): Promise<string> {
  const credit = getUnit(company, 'credit')
  const upper = getUnit(company, 'upper')
  const file: SentFile = {
    format: 'red-list',
    name: '上级下发红名单.csv',
    cells: {
      ENTITY_NAME: firm.name,
      CREDIT_CODE: firm.code,
      DATA_CATEGORY: '诚信典型红名单',
      IDENTIFICATION_NO: '濮文明〔2026〕12号',
      IDENTIFICATION_DATE: '2026-05-20',
      IDENTIFICATION_DEPT: upper.name,
      EXPIRATION_DATE: '2028-06-11',
      REASON: '诚信经营事迹（合成）',
    },
  }
  const cue = { code: 'incentive.receive', who: credit.clerk, title: '归集上级认定的红名单' }
  await importRow(stage, cue, file, firm)
  return getEntryOf(stage, credit.clerk.place, firm)
}
