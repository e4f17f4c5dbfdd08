import type { Ambient } from '../ambient.ts'

/** What every command is given; only `main.ts` makes one. */
export interface CommandContext {
  readonly ambient: Ambient
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly write: (text: string) => void
  readonly warn: (text: string) => void
  readonly width: number
}
