import { DEPARTMENT_NAMES, NO_ORGANS } from './data/department-names.ts'

/** Any organ of the State acting within its own power (国家机关在法定权限范围内): for measures that a regulation opens to all. */
export const ANY_STATE_ORGAN = '国家机关'

const PRESENT = new Map<string, string>(
  Object.entries(DEPARTMENT_NAMES).flatMap(([name, former]) => [
    [name, name] as const,
    ...former.map((old) => [old, name] as const),
  ]),
)

/** All present names. */
export const DEPARTMENTS: readonly string[] = Object.keys(DEPARTMENT_NAMES)

/** The present name of a department as a text writes it, if it is known. */
export function findDepartment(text: string): string | undefined {
  return text === ANY_STATE_ORGAN ? ANY_STATE_ORGAN : PRESENT.get(text)
}

/** Whether a unit with these departments has one of the implementers' powers. */
export function hasPower(departments: readonly string[], implementers: readonly string[]): boolean {
  if (departments.some((department) => implementers.includes(department))) return true
  if (!implementers.includes(ANY_STATE_ORGAN)) return false
  return departments.some((department) => DEPARTMENTS.includes(department) && !NO_ORGANS.includes(department))
}
