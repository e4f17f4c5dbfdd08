import type { Command } from 'commander'
import type { Ambient } from '../ambient.ts'
import { CASTS } from '../journey/cast.ts'
import { createJourneyClock, findCast, playJourney } from '../journey/play-journey.ts'
import { printJourney } from '../journey/print-journey.ts'
import { openPassingService } from '../open-service.ts'
import { CommandEnd, EXIT, type Output } from './output.ts'

/** `xinheng journey PLACE`: the whole life of one sanction and one incentive and the rights of two further companies, on a database in memory that is then gone. */
export function addJourneyCommand(program: Command, ambient: Ambient, output: () => Output): void {
  const places = CASTS.map(({ placeName }) => placeName).join('、')
  program
    .command('journey <place>')
    .description(
      `演示一例惩戒和一例激励的全过程（${places}）· play one sanction, one incentive, and the rights of two more companies`,
    )
    .action(async (name: string) => {
      const cast = findCast(name)
      if (cast === undefined) throw new CommandEnd(EXIT.usage, `没有“${name}”；可选：${places} · no such place`)
      const { json, width, write } = output()
      const clock = createJourneyClock(ambient)
      const { service, close } = await openPassingService(clock, cast.place)
      try {
        const journey = await playJourney(service, clock, cast)
        write(json ? `${JSON.stringify(journey, null, 2)}\n` : printJourney(journey, width))
      } finally {
        await close()
      }
    })
}
