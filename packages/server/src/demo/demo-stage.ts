import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal, RefusalCode } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import type { Acting } from '../db/case-act.ts'
import type { Service } from '../service.ts'
import type { DemoCity, UnitKey } from './demo-cities.ts'
import type { DemoClock } from './demo-clock.ts'

/** A day of the demo's past with what is done on it. */
interface Planned {
  readonly day: LocalDate
  readonly order: number
  readonly run: () => Promise<void>
}

/** Where a demo's past is played: who acts, what is planned, and which acts the rules refused. */
export interface DemoStage {
  readonly service: Service
  readonly city: DemoCity
  readonly clock: DemoClock
  /** The legal date on which the demo opens; its past ends on the day before. */
  readonly today: LocalDate
  /** Plans something for a day; days that are not past are left out. */
  readonly plan: (day: LocalDate, run: () => Promise<void>) => void
  /** Plays everything planned, day by day; what is planned meanwhile comes in its turn. */
  readonly play: (onDay: (day: LocalDate) => void) => Promise<void>
  /** The officer of an account. */
  readonly by: (login: string) => Acting
  readonly enter: (login: string, acting: Acting) => void
  /** The value of an act, or nothing where the rules refused it; the refusal is counted. */
  readonly take: <T>(result: Result<T, Refusal>) => T | undefined
  readonly refusals: () => ReadonlyMap<RefusalCode, number>
}

/** The acting part of a unit, as `market.officer`. */
export function loginOf(unit: UnitKey, post: 'officer' | 'head' | 'reviewer' | 'clerk'): string {
  return `${unit}.${post}`
}

/** The official of a unit by its part; `undefined` where the unit has none here. */
export function officialOf(
  { city, by }: DemoStage,
  unitId: string,
  post: 'officer' | 'head' | 'reviewer',
): Acting | undefined {
  const key = city.units.find(({ id }) => id === unitId)?.key
  const login = key === undefined ? '' : loginOf(key, post)
  return city.accounts.some((account) => account.login === login) ? by(login) : undefined
}

/** Sets the stage of a demo over a service whose clock it moves. */
export function setDemoStage(service: Service, city: DemoCity, clock: DemoClock, today: LocalDate): DemoStage {
  const cast = new Map<string, Acting>()
  const refused = new Map<RefusalCode, number>()
  let planned: Planned[] = []
  let order = 0
  return {
    service,
    city,
    clock,
    today,
    plan: (day, run) => {
      if (day >= today) return
      order += 1
      planned.push({ day, order, run })
    },
    play: async (onDay) => {
      while (planned.length > 0) {
        const due = planned.toSorted((a, b) => (a.day === b.day ? a.order - b.order : a.day < b.day ? -1 : 1))
        planned = []
        for (const [index, { day, run }] of due.entries()) {
          // An act may plan others; those before the next planned day have to come first.
          if (planned.some((added) => added.day < day)) {
            planned.push(...due.slice(index))
            break
          }
          if (day > clock.today()) {
            clock.goTo(day)
            onDay(day)
          }
          await run()
        }
      }
    },
    by: (login) => {
      const acting = cast.get(login)
      if (acting === undefined) throw new TypeError(`nobody plays ${login} in ${city.placeName}`)
      return acting
    },
    enter: (login, acting) => void cast.set(login, acting),
    take: (result) => {
      if (result.ok) return result.value
      refused.set(result.error.code, (refused.get(result.error.code) ?? 0) + 1)
      return undefined
    },
    refusals: () => refused,
  }
}
