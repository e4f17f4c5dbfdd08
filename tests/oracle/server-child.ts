// The process that holds the server: performs acts and answers questions until it is killed.
// Arguments: the address of the database, and how many children there were before.

import { keepAnswers } from '../../packages/server/src/access/kept-answers.ts'
import { createOnce, perform } from './server-acts.ts'
import { answerDay, findDutiesNotShown } from './server-answers.ts'
import { armKills, onDay } from './server-clock.ts'
import { openOracleService } from './server-database.ts'
import { findHalfDone, findUnfolded, readKnown } from './server-known.ts'
import { placeCodes, type DaySeen, type Reply, type Request } from './server-wire.ts'

const [url = '', generation = '1'] = process.argv.slice(2)
armKills()
const { service } = await openOracleService(url, Number(generation))
const store = keepAnswers(service.db, service.keys, service.ambient)

async function answer(request: Request): Promise<Reply> {
  const { number, subjectId, home, on, act, kill } = request
  const place = placeCodes[home]
  const broken: string[] = []
  if (request.check) broken.push(...(await findUnfolded(service.db, subjectId)), ...(await findHalfDone(service.db)))
  let outcome: Reply['outcome'] = null
  if (act !== null) {
    const { command, particulars } = act
    const once = createOnce(store, request.key, act)
    const done = await onDay(on, async () => perform(service, once, request, command, particulars), kill)
    const known = await readKnown(service.db, subjectId)
    const grew = countAll(known.events) > countAll(particulars.known.events)
    outcome = !done.ok
      ? { accepted: false, code: done.code }
      : grew
        ? { accepted: true }
        : { accepted: false, code: 'WRONG_STATE' }
  }
  const known = await readKnown(service.db, subjectId)
  const days: Record<string, DaySeen> = {}
  for (const day of request.days) days[day] = await onDay(day, async () => answerDay(service, place, known))
  if (request.last) {
    broken.push(...(await findUnfolded(service.db, subjectId)))
    broken.push(...(await onDay(on, async () => findDutiesNotShown(service, place, known))))
  }
  return { number, outcome, known, days, broken }
}

function countAll(events: Readonly<Record<string, number>>): number {
  return Object.values(events).reduce((sum, count) => sum + count, 0)
}

process.on('message', (request: Request) => {
  answer(request).then(
    (reply) => process.send?.({ kind: 'reply', reply }),
    (fault: unknown) =>
      process.send?.({
        kind: 'fault',
        number: request.number,
        text: fault instanceof Error ? String(fault.stack) : String(fault),
      }),
  )
})
process.on('disconnect', () => process.exit(0))
process.send?.({ kind: 'ready' })
