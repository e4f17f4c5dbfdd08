// A fault put into a copy of the domain on purpose.

export interface Planted {
  readonly name: string
  /** The invariant, or the jurisdiction, that it breaks. */
  readonly guards: string
  readonly file: string
  readonly find: string
  readonly put: string
}

export function fault(guards: string, name: string, file: string, find: string, put: string): Planted {
  return { guards, name, file, find, put }
}
