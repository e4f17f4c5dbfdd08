import { readFileSync } from 'node:fs'

// Loaded before the server in a process of its own (`--import`): its clock stands on the day that a file names and moves
// when the file changes, and what runs once a minute runs several times a second.

const DAY_MS = 86_400_000
const MINUTE = 60_000
const BEAT_MS = 200

const file = process.env['XINHENG_TEST_DAY'] ?? ''
const [now, setIntervalAsIs, setTimeoutAsIs] = [Date.now, setInterval, setTimeout]
let offset = 0

function look(): void {
  const noon = Date.parse(`${readFileSync(file, 'utf8').trim()}T12:00:00+08:00`)
  // Within the day the clock runs on.
  if (Math.abs(now() + offset - noon) > DAY_MS / 2) offset = noon - now()
}

const quick = (ms: number | undefined): number | undefined => (ms === MINUTE ? BEAT_MS : ms)
look()
setIntervalAsIs(look, 20).unref()
Date.now = () => now() + offset
globalThis.setInterval = Object.assign(
  (work: () => void, ms?: number) => setIntervalAsIs(work, quick(ms)),
  setIntervalAsIs,
)
globalThis.setTimeout = Object.assign(
  (work: () => void, ms?: number) => setTimeoutAsIs(work, ms === MINUTE ? 1_000 : ms),
  setTimeoutAsIs,
)
