import { scanWaiting } from '../attachment/attachment-use-cases.ts'
import type { ClamdAddress } from '../attachment/clamd.ts'
import { resumeImports, type ImportQueue } from '../import/import-use-cases.ts'
import { sweepInbox } from '../import/sweep-inbox.ts'
import { DUTY_TOPICS, sweepDuties } from '../duty/duty-sweep-use-cases.ts'
import { FEEDBACK_TOPIC } from '../feedback/feedback-use-cases.ts'
import { sweepTerms } from '../listing/listing-use-cases.ts'
import { sweepPublications } from '../listing/publication-sweep-use-cases.ts'
import { startDispatcher, type Handler } from '../db/outbox.ts'
import type { MessageTopic } from '../db/topics.ts'
import { releaseHandlers } from '../release/release-delivery.ts'
import type { Service } from '../service.ts'
import { triggerMeasures } from '../task/trigger-use-cases.ts'
import { postOutside } from './post-over-https.ts'

/** What runs by itself, and how to end it. */
export interface Jobs {
  readonly stop: () => Promise<void>
}

const MINUTE = 60_000
const SYSTEM = { officerId: 'system:sweep', organisationId: 'system', place: '000000' }

/**
 * Starts what runs by itself: files left unfinished go on, the inbox is looked into, ended terms are written down, and
 * the outbox is delivered. None of it decides anything; a stopped job prolongs nothing, since terms are read from dates.
 */
export function startJobs(
  service: Service,
  imports: ImportQueue,
  onFault: (what: string, fault: unknown) => void,
  clamd: ClamdAddress | null = null,
): Jobs {
  const dispatcher = startDispatcher(service.db, service.ambient, handlersOf(service), {
    onFault: (fault) => onFault('outbox', fault),
  })
  const resume = async (): Promise<void> => {
    try {
      await resumeImports(service, (fileId, fault) => onFault(`import ${fileId}`, fault))
    } catch (fault) {
      onFault('import', fault)
    }
  }
  let publicationsSweptOn = ''
  const sweep = async (before: Promise<void>): Promise<void> => {
    await before
    try {
      for (const fileId of await sweepInbox(service)) imports.add(fileId)
      await sweepTerms(service, SYSTEM)
      // What ends by its date alone ends once a day.
      const today = service.ambient.today()
      if (publicationsSweptOn !== today) await sweepPublications(service)
      publicationsSweptOn = today
      await sweepDuties(service)
      dispatcher.nudge()
    } catch (fault) {
      onFault('sweep', fault)
    }
  }
  const ending = new AbortController()
  const scan = async (): Promise<void> => {
    if (clamd === null) return
    try {
      await scanWaiting(service, clamd, ending.signal)
    } catch (fault) {
      onFault('scan', fault)
    }
  }
  // Apart from the sweep: a slow scanner holds nothing else up, and a beat passes while it is at work.
  let scanning: Promise<void> | null = null
  const beatScan = (): void => {
    scanning ??= scan().finally(() => (scanning = null))
  }
  let running = resume()
  const beat = (): void => {
    running = sweep(running)
    beatScan()
  }
  beat()
  const timer = setInterval(beat, MINUTE)
  return {
    stop: async () => {
      clearInterval(timer)
      // Nobody waits for a slow scanner: what it has not said counts as not asked.
      ending.abort()
      await running
      await scanning
      await imports.idle()
      await dispatcher.stop()
    },
  }
}

/**
 * Units of this installation read their tasks here, so a message to one is handed over by recommending where the place
 * triggers by itself (濮阳县); the unit's acknowledgement of a release is an act of a person.
 */
export function handlersOf(service: Service): Readonly<Record<MessageTopic, Handler>> {
  return {
    'listing.published': async ({ payload, receiver }) => {
      const { listingId } = payload as { readonly listingId: string }
      await triggerMeasures(service, listingId, receiver)
      return 'acknowledged'
    },
    ...releaseHandlers(service, postOutside),
    // Read on the unit's page of changes, where a person acknowledges it.
    'objection.decided': async () => 'sent',
    [FEEDBACK_TOPIC]: async () => 'sent',
    // Read on the unit's own page of its clocks; there is nothing to confirm.
    [DUTY_TOPICS.alert]: async () => 'acknowledged',
    [DUTY_TOPICS.breach]: async () => 'acknowledged',
  }
}
