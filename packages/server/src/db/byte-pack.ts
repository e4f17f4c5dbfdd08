/**
 * The bytes of many rows as one parameter of a statement, each row naming its pieces by offset for `substr`. As hex within
 * the rows' JSON they cost the database more than the rows themselves.
 */
export class BytePack {
  readonly #pieces: Uint8Array[] = []
  #end = 1

  /** Adds bytes that belong together; answers where the first of them stands, counted from 1 as SQL does. */
  put(...pieces: readonly Uint8Array[]): number {
    const at = this.#end
    for (const piece of pieces) this.#end += piece.length
    this.#pieces.push(...pieces)
    return at
  }

  /** Everything that was put, in order. */
  get bytes(): Uint8Array {
    return Buffer.concat(this.#pieces)
  }
}
