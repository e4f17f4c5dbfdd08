/** Letters of other scripts and the multiplication sign that people and scanners leave where an X belongs. */
const X_LOOKALIKES = /[×✕✖ХΧ]/gu
/** Spaces, line ends, invisible characters, dashes of every kind, and the apostrophe by which sheets mark text. */
const NOISE = /[\s\p{Z}\p{C}\p{Pd}−'’‘`]/gu

/**
 * An identifier as it should have been typed: half-width, upper case, without spaces, invisible characters or hyphens.
 * It never replaces one code character by another (O and 0 stay what they are): that is for the parsers to say.
 */
export function normaliseIdentifier(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(X_LOOKALIKES, 'X').replace(NOISE, '')
}
