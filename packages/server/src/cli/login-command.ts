import type { Command } from 'commander'
import { ask } from './ask.ts'
import { CommandEnd, EXIT } from './output.ts'
import type { CommandContext } from './command-context.ts'
import { call, forgetSession, storeSession } from './remote.ts'

/** `xinheng login` and `xinheng logout`: the session that remote commands use. */
export function addLoginCommand(program: Command, context: CommandContext): void {
  program
    .command('login')
    .description('登录正在运行的服务器，供其他命令使用 · sign in to a running server')
    .option('--server <url>', '服务器地址 · the server', context.env['XINHENG_SERVER'] ?? 'http://127.0.0.1:8080')
    .option('--login <name>', '账号，默认询问或取 XINHENG_LOGIN · the account')
    .action(async ({ server, login: given }: { server: string; login?: string }) => {
      if (!URL.canParse(server)) throw new CommandEnd(EXIT.usage, `“${server}”不是网址 · not a URL`)
      const login = given ?? context.env['XINHENG_LOGIN'] ?? (await ask('账号 · account: '))
      const password = context.env['XINHENG_PASSWORD'] ?? (await ask('密码 · password: ', true))
      const answer = await call(server, null, '/api/v1/sessions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login, password }),
      })
      const { token, mustChange } = readSession(answer)
      const file = storeSession(context, { server, token })
      context.write(`已登录 ${server}，会话保存在 ${file} · signed in\n`)
      if (mustChange) context.warn(`须先修改密码：${new URL('/password', server).href} · change the password first\n`)
    })

  program
    .command('logout')
    .description('删除保存的会话 · forget the stored session')
    .action(() => {
      forgetSession(context)
      context.write('已退出 · signed out\n')
    })
}

function readSession(answer: unknown): { readonly token: string; readonly mustChange: boolean } {
  if (typeof answer === 'object' && answer !== null && 'token' in answer && typeof answer.token === 'string') {
    return { token: answer.token, mustChange: 'mustChange' in answer && answer.mustChange === true }
  }
  throw new CommandEnd(EXIT.fault, '服务器没有给出会话 · the server gave no session')
}
