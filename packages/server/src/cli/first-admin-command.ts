import type { Command } from 'commander'
import { createFirstAdmins, type NewAccount } from '../access/accounts.ts'
import { toTokenText } from '../access/passwords.ts'
import { transact } from '../db/transact.ts'
import { openService } from '../open-service.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { listUnits } from '../organisation/organisation-views.ts'
import { PROBLEMS } from '../http/problem-table.ts'
import { parseSettings } from '../settings.ts'
import { CommandEnd, EXIT, type Output } from './output.ts'
import type { CommandContext } from './command-context.ts'

interface Options {
  readonly organisation: string
  readonly place: string
  readonly system: string
  readonly security: string
}

/** `xinheng admin first-admin`: directly in the database, while no server runs, and only while there is no administrator. */
export function addFirstAdminCommand(admin: Command, context: CommandContext, output: () => Output): void {
  admin
    .command('first-admin')
    .description('设立首位系统管理员和安全管理员，各给一次性密码 · make the first two administrators')
    .requiredOption('--organisation <name>', '单位名称 · their unit')
    .requiredOption('--place <code>', '行政区划代码，如 445300 · its region code')
    .option('--system <login>', '系统管理员账号 · login', 'sysadmin')
    .option('--security <login>', '安全管理员账号 · login', 'secadmin')
    .action(async (options: Options) => {
      const passwords = await makeFirstAdmins(context, options)
      const rows = { [options.system]: passwords.system, [options.security]: passwords.security }
      if (output().json) output().write(`${JSON.stringify(rows, null, 2)}\n`)
      else for (const [login, password] of Object.entries(rows)) output().write(`${login}  ${password}\n`)
      output().warn('密码只显示这一次，首次登录须修改；请分别交给两个人。 · shown once; give them to two people\n')
    })
}

async function makeFirstAdmins(
  { ambient, env, cwd }: CommandContext,
  { organisation, place, system, security }: Options,
): Promise<{ readonly system: string; readonly security: string }> {
  const settings = parseSettings(env, cwd)
  if (!settings.ok)
    throw new CommandEnd(EXIT.usage, settings.error.map(({ setting, zh }) => `${setting}：${zh}`).join('\n'))
  const { service, close } = await openService(settings.value, ambient)
  try {
    const known = (await listUnits(service.db, place)).find(({ name }) => name === organisation)
    const organisationId = known?.organisationId ?? ambient.uuid()
    if (known === undefined) {
      const acting = { officerId: 'system:bootstrap', organisationId, place }
      const act = { act: 'register', name: organisation, place, departments: [] } as const
      const registered = await actOnOrganisation(service, acting, organisationId, act)
      if (!registered.ok) throw new CommandEnd(EXIT.refused, PROBLEMS[registered.error.code].title)
    }
    const passwords = { system: toTokenText(ambient.bytes(12)), security: toTokenText(ambient.bytes(12)) }
    const account = (login: string, displayName: string, password: string): NewAccount => ({
      login,
      displayName,
      kind: 'officer',
      organisationId,
      subjectId: null,
      password,
      mustChange: true,
    })
    const made = await transact(service.db, async (tx) =>
      createFirstAdmins(tx, ambient, {
        systemAdmin: account(system, '系统管理员', passwords.system),
        securityAdmin: account(security, '安全管理员', passwords.security),
      }),
    )
    if (!made.ok) {
      const { title, mend } = PROBLEMS[made.error.code]
      throw new CommandEnd(EXIT.refused, `${title}。${mend}`)
    }
    return passwords
  } finally {
    await close()
  }
}
