import { readFileSync } from 'node:fs'

/** When a process started, in ticks since the boot, from `/proc`; `undefined` elsewhere or when it is gone. */
export function findProcessStart(pid: number): string | undefined {
  return readStat(pid)?.[19]
}

/** Whether a process runs. One that was killed and not yet collected by its parent does not. */
export function isRunning(pid: number): boolean {
  const state = readStat(pid)?.[0]
  if (state !== undefined) return state !== 'Z' && state !== 'X'
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM'
  }
}

/** An id that changes with each boot of the machine; `null` where the system has none. */
export function readBootId(): string | null {
  return readText('/proc/sys/kernel/random/boot_id')?.trim() ?? null
}

/** The fields of `/proc/PID/stat` after the command name, which may itself hold spaces and brackets. */
function readStat(pid: number): readonly string[] | undefined {
  const text = readText(`/proc/${pid}/stat`)
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
