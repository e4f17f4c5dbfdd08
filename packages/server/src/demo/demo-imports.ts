import { addDays } from '@xinheng/domain/calendar/local-date'
import { answerQuestion, receiveFile, runImport, type QuestionAnswer } from '../import/import-use-cases.ts'
import { actOnListing } from '../listing/listing-use-cases.ts'
import type { DemoFile } from './demo-files.ts'
import { loginOf, type DemoStage } from './demo-stage.ts'

/** Sends a file through the importer as its unit does, answers some of its questions, and has received entries confirmed. */
export async function sendDemoFile(stage: DemoStage, file: DemoFile): Promise<string | undefined> {
  const { service, today } = stage
  const sender = stage.by(loginOf(file.unit, 'officer'))
  const { name, format, mode } = file
  const received = stage.take(await receiveFile(service, sender, { stream: once(file.bytes()), name, format, mode }))
  if (received === undefined) return undefined
  const run = await runImport(service, received.fileId)
  if (!run.ok) throw new TypeError(`${name} was refused as a whole: ${JSON.stringify(run.error)}`)
  // The last two months' questions are left for the person who tries the demo.
  if (file.receivedOn.slice(0, 7) < today.slice(0, 7)) await answerSome(stage, received.fileId)
  if (format === 'judgment-defaulters' || format === 'black-list') await confirmSome(stage, file, received.fileId)
  if (mode === 'whole') await answerVanished(stage, file, received.fileId)
  return received.fileId
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Spellings of units are always confirmed; of the other questions every second one is answered. */
async function answerSome(stage: DemoStage, fileId: string): Promise<void> {
  const { service } = stage
  const questions = await service.db
    .selectFrom('question')
    .select(['id', 'kind', 'detail'])
    .where('file_id', '=', fileId)
    .where('state', '=', 'open')
    .orderBy('kind')
    .orderBy('line')
    .execute()
  for (const [index, { id, kind, detail }] of questions.entries()) {
    const answer = answerTo(stage, kind, detail, index)
    if (answer !== undefined) stage.take(await answerQuestion(service, stage.by('credit.authority'), id, answer))
  }
}

function answerTo({ city }: DemoStage, kind: string, detail: unknown, index: number): QuestionAnswer | undefined {
  switch (kind) {
    case 'unknownAuthority': {
      const spelling = spellingOf(detail)
      const unit = city.units.find(({ aliases }) => aliases.includes(spelling))
      return unit === undefined ? undefined : { kind: 'unit', organisationId: unit.id }
    }
    case 'nameMismatch':
    case 'heldRow':
      return index % 2 === 0 ? { kind: 'reject' } : undefined
    default:
      return undefined
  }
}

function spellingOf(detail: unknown): string {
  return typeof detail === 'object' && detail !== null && 'spelling' in detail ? String(detail.spelling) : ''
}

const SERVED = '已向认定机关核实，文书已依法送达。'
/** Entries received so lately are left for the person who tries the demo. */
const NEWEST_DAYS = 45
const NOT_SERVED = '认定机关未能提供送达凭证。'

/** Most entries that say nothing on service are confirmed by a named official, a few declined; the newest wait. */
async function confirmSome(stage: DemoStage, { unit, receivedOn }: DemoFile, fileId: string): Promise<void> {
  const { service, today } = stage
  if (receivedOn >= addDays(today, -NEWEST_DAYS)) return
  const waiting = await service.db
    .selectFrom('listing')
    .select('id')
    .where('import_file_id', '=', fileId)
    .where('state', '=', 'awaitingPerson')
    .orderBy('document_number')
    .execute()
  const official = stage.by(loginOf(unit, 'head'))
  for (const [index, { id }] of waiting.entries()) {
    const choice = (index + Math.trunc(Number(receivedOn.slice(5, 7)) / 3)) % 6
    if (choice === 5) continue
    const declined = choice === 2
    const act = declined
      ? ({ act: 'declineReceived', texts: { reasons: NOT_SERVED } } as const)
      : ({ act: 'confirmReceived', texts: { reasons: SERVED } } as const)
    stage.take(await actOnListing(service, official, id, act))
  }
}

/** The court answers for most entries that its list no longer has: released, or still listed and left out by mistake. */
async function answerVanished(stage: DemoStage, { unit, receivedOn }: DemoFile, fileId: string): Promise<void> {
  const { service } = stage
  const asked = await service.db
    .selectFrom('question')
    .innerJoin('listing', 'listing.id', 'question.about_id')
    .select('question.about_id')
    .where('question.file_id', '=', fileId)
    .where('question.kind', '=', 'vanishedRow')
    .where('listing.state', '=', 'listed')
    .orderBy('listing.document_number')
    .execute()
  for (const [index, { about_id: listingId }] of asked.entries()) {
    if (index % 4 === 3) continue
    const released = index % 4 !== 2
    const act = {
      act: 'answerUpstreamQuestion',
      texts: {},
      answer: released ? 'released' : 'stillListed',
      releasedOn: released ? addDays(receivedOn, -10) : null,
    } as const
    stage.take(await actOnListing(service, stage.by(loginOf(unit, 'head')), listingId, act))
  }
}
