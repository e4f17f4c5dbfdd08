/** A copy of a state without the named fields, for a course that goes back to before they were written. */
export function without<T extends object, K extends keyof T & string>(state: T, ...fields: readonly K[]): Omit<T, K> {
  const dropped: readonly string[] = fields
  const kept = Object.entries(state).filter(([field]) => !dropped.includes(field))
  return Object.fromEntries(kept) as Omit<T, K>
}
