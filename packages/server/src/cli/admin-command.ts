import type { Command } from 'commander'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createKeyFile, KeyFileFault } from '../access/keys.ts'
import { parsePassages } from '../rulebook/parse-passages.ts'
import { addFirstAdminCommand } from './first-admin-command.ts'
import { CommandEnd, EXIT, type Output } from './output.ts'
import type { CommandContext } from './command-context.ts'
import { readDay } from './rules-command.ts'
import { openRemote } from './remote.ts'
import { addShippedCommand } from './shipped-command.ts'

const KINDS = { rulebook: 'ruleBook', catalogue: 'catalogue', calendar: 'calendarYear' } as const
const TITLES = {
  rulebook: '规则表：一人提出，另一人发布 · the rule book: proposed by one, published by another',
  catalogue: '措施目录：一人提出，另一人发布 · the catalogue: proposed by one, published by another',
  calendar: '节假日安排：一人提出，另一人发布 · a year of holidays: proposed by one, published by another',
} as const
const BATCH = 500

/** `xinheng admin …`: keys and first administrators offline; everything else over the running server. */
export function addAdminCommand(program: Command, context: CommandContext, output: () => Output): void {
  const admin = program.command('admin').description('管理：密钥、管理员、规则文本、删除 · administration')
  const show = (answer: unknown): void => output().write(`${JSON.stringify(answer, null, 2)}\n`)

  admin
    .command('keys')
    .description('密钥文件 · the key file')
    .command('init <file>')
    .description('新建密钥文件，权限 0600；已有的不覆盖 · make a key file')
    .action((file: string) => {
      try {
        createKeyFile(path.resolve(context.cwd, file), context.ambient)
      } catch (fault) {
        if (fault instanceof KeyFileFault) throw new CommandEnd(EXIT.badInput, fault.message)
        throw fault
      }
      output().write(`已建立 ${file}。请另行备份：丢失后，已封存的内容无法恢复。\n`)
    })

  addFirstAdminCommand(admin, context, output)
  addShippedCommand(admin, context, output)

  for (const name of ['rulebook', 'catalogue', 'calendar'] as const) {
    const kind = KINDS[name]
    const text = admin.command(name).description(TITLES[name])
    text
      .command('load <file>')
      .description('提出一个 JSON 文件 · propose a JSON file')
      .option('--issue <number>', '当年第几次通知，只用于节假日安排 · which notice of the year', '1')
      .action(async (file: string, { issue }: { issue: string }) => {
        const content = readJson(path.resolve(context.cwd, file))
        const numbered = kind === 'calendarYear' ? { issue: Number(issue) } : {}
        show(await openRemote(context).post('/api/v1/law-texts', { kind, content, ...numbered }))
      })
    text
      .command('publish <version>')
      .description('发布他人提出的版本 · publish what another proposed')
      .option('--from <date>', '施行日期，默认今天 · first day in force')
      .action(async (version: string, { from }: { from?: string }) => {
        const effectiveFrom = readDay(from, context.ambient)
        const url = `/api/v1/law-texts/${kind}/${encodeURIComponent(version)}/publication` as const
        show(await openRemote(context).post(url, { effectiveFrom }))
      })
  }

  admin
    .command('texts')
    .description('法律条文 · the wording of laws')
    .command('load <dir>')
    .description('录入一个目录中的 .md 和 .txt，按条拆分 · load the texts of a folder, article by article')
    .action(async (dir: string) => {
      const remote = openRemote(context)
      for (const file of listTexts(path.resolve(context.cwd, dir))) {
        const passages = parsePassages(readFileSync(file, 'utf8'), path.basename(file, path.extname(file)))
        if (passages.length === 0) output().warn(`${path.basename(file)}：没有读到条文，未录入 · no articles\n`)
        for (let at = 0; at < passages.length; at += BATCH)
          await remote.post('/api/v1/law-passages', { passages: passages.slice(at, at + BATCH) })
        if (passages.length > 0) output().write(`${passages[0]?.law ?? ''}：${passages.length} 条\n`)
      }
    })

  const reset = admin.command('reset-password').description('重置密码，两人办理 · reset by two hands')
  reset
    .command('ask <account>')
    .description('申请，得到一次性口令 · ask for a one-time token')
    .action(async (id: string) => {
      show(await openRemote(context).post(`/api/v1/accounts/${encodeURIComponent(id)}/reset`, {}))
    })
  reset
    .command('approve <account>')
    .description('批准他人的申请 · approve another’s request')
    .action(async (id: string) => {
      show(await openRemote(context).post(`/api/v1/accounts/${encodeURIComponent(id)}/reset-approval`, {}))
    })

  admin
    .command('erase <subject>')
    .description('依法删除一个主体的全部个人信息，不能恢复 · erase for good')
    .requiredOption('--ground <text>', '法定依据和理由 · the statutory ground')
    .action(async (id: string, { ground }: { ground: string }) => {
      show(await openRemote(context).post(`/api/v1/subjects/${encodeURIComponent(id)}/erasure`, { ground }))
    })
}

/** The text files of a folder, by name. */
export function listTexts(dir: string): readonly string[] {
  try {
    const names = readdirSync(dir).filter((name) => /\.(?:md|txt)$/u.test(name))
    return names.sort().map((name) => path.join(dir, name))
  } catch {
    throw new CommandEnd(EXIT.badInput, `不能读取目录 ${dir} · cannot read the folder`)
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new CommandEnd(EXIT.badInput, `${file} 不是可读的 JSON 文件 · not a readable JSON file`)
  }
}
