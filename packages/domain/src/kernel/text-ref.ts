const PLAIN = 'plain:'

/**
 * A text reference that carries its text: only for what is public by law, such as the name of an organisation.
 * Everything that may be personal or may have to be deleted goes to the vault instead.
 */
export function plainRef(text: string): string {
  return `${PLAIN}${text}`
}

/** The text a plain reference carries; `undefined` for a reference into the vault. */
export function readPlainRef(ref: string): string | undefined {
  return ref.startsWith(PLAIN) ? ref.slice(PLAIN.length) : undefined
}
