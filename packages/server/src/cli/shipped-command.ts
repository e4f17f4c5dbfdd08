import { CALENDAR_YEARS } from '@xinheng/domain/calendar/years'
import { BASELINE_CATALOGUE } from '@xinheng/domain/catalogue/data/baseline'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import type { Output } from './output.ts'
import { openRemote, type Remote } from './remote.ts'
import { readDay } from './rules-command.ts'

/** What ships with the program, each with the version under which the server knows it. */
const SHIPPED = [
  { kind: 'ruleBook', version: BASELINE.version, content: BASELINE },
  { kind: 'catalogue', version: BASELINE_CATALOGUE.version, content: BASELINE_CATALOGUE },
  ...CALENDAR_YEARS.map((content) => ({ kind: 'calendarYear' as const, version: `${content.year}-1`, content })),
] as const

const WORDS = { ruleBook: '规则表', catalogue: '措施目录', calendarYear: '节假日' } as const

/** `xinheng admin shipped`: a new installation puts what ships in force, by two officials. */
export function addShippedCommand(admin: Command, context: CommandContext, output: () => Output): void {
  const shipped = admin
    .command('shipped')
    .description(
      '随程序提供的规则表、措施目录和各年节假日安排：一人提出，另一人发布 · the texts that ship: proposed by one, published by another',
    )
  shipped
    .command('propose')
    .description('全部提出，已提出的跳过 · propose them all, leaving those that are known')
    .action(async () => {
      const remote = openRemote(context)
      const known = await listKnown(remote)
      for (const { kind, version, content } of SHIPPED) {
        if (known.has(`${kind} ${version}`)) continue
        await remote.post('/api/v1/law-texts', { kind, content })
        output().write(`已提出 ${WORDS[kind]} ${version}\n`)
      }
    })
  shipped
    .command('publish')
    .description('发布他人提出的，已发布的跳过 · publish what another proposed, leaving what is in force')
    .option('--from <date>', '施行日期，默认今天 · first day in force')
    .action(async ({ from }: { from?: string }) => {
      const effectiveFrom = readDay(from, context.ambient)
      const remote = openRemote(context)
      const known = await listKnown(remote)
      for (const { kind, version } of SHIPPED) {
        if (known.get(`${kind} ${version}`) !== false) continue
        await remote.post(`/api/v1/law-texts/${kind}/${encodeURIComponent(version)}/publication`, { effectiveFrom })
        output().write(`已发布 ${WORDS[kind]} ${version}，自 ${effectiveFrom} 起施行\n`)
      }
    })
}

/** The texts the server knows, and whether each is published. */
async function listKnown(remote: Remote): Promise<ReadonlyMap<string, boolean>> {
  const { texts } = (await remote.get('/api/v1/law-texts')) as {
    readonly texts: readonly {
      readonly kind: string
      readonly version: string
      readonly effectiveFrom: string | null
    }[]
  }
  return new Map(texts.map(({ kind, version, effectiveFrom }) => [`${kind} ${version}`, effectiveFrom !== null]))
}
