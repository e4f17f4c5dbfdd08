#!/usr/bin/env node
import { shanghaiDate } from '@xinheng/domain/calendar/local-date'
import { CommanderError } from 'commander'
import { randomBytes, randomUUID } from 'node:crypto'
import type { Ambient } from './ambient.ts'
import { CommandEnd, EXIT } from './cli/output.ts'
import { buildProgram } from './cli/program.ts'
import { parseSettings } from './settings.ts'

/** The machine's clock and randomness; the legal date may be set for demos and tests. */
function createAmbient(): Ambient {
  const settings = parseSettings(process.env, process.cwd())
  const fixed = settings.ok ? settings.value.today : null
  return {
    now: () => Date.now(),
    today: () => fixed ?? shanghaiDate(Date.now()),
    uuid: () => randomUUID(),
    bytes: (count) => new Uint8Array(randomBytes(count)),
  }
}

// A reader that has seen enough (`… | head`) closes the pipe; that is no fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) =>
  process.exit(fault.code === 'EPIPE' ? EXIT.done : EXIT.fault),
)

async function main(): Promise<number> {
  const program = buildProgram({
    ambient: createAmbient(),
    env: process.env,
    cwd: process.cwd(),
    write: (text) => process.stdout.write(text),
    warn: (text) => process.stderr.write(text),
    width: process.stdout.columns ?? 160,
  })
  try {
    await program.parseAsync(process.argv)
    return EXIT.done
  } catch (end) {
    if (end instanceof CommandEnd) {
      process.stderr.write(`${end.message}\n`)
      return end.code
    }
    if (end instanceof CommanderError) return end.exitCode === 0 ? EXIT.done : EXIT.usage
    throw end
  }
}

process.exitCode = await main()
