// Runs one of the project's commands under Node 24, bringing it and the dependencies first.
// Plain JavaScript for Node ≥ 20: it must work on a bare clone before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const [command, ...args] = process.argv.slice(2)

install()
const node = findNode()
const bin = (name) => path.join(root, 'node_modules', ...name.split('/'))

const VITEST = [bin('vitest/vitest.mjs')]
const serverEntry = [path.join(root, 'packages/server/src/main.ts')]
const commands = {
  start: () => run([...serverEntry, 'serve', ...args], { XINHENG_DEMO: process.env.XINHENG_DEMO ?? '1' }),
  xinheng: () => run([...serverEntry, ...args]),
  journey: () => run([...serverEntry, 'journey', ...args]),
  test: () => run([path.join(root, 'tools/test.ts'), ...args]),
  check: () => run([path.join(root, 'tools/check.ts'), ...args]),
  generate: () => run([path.join(root, 'tools/generate.ts'), ...args]),
  bench: () => run([path.join(root, 'tools/bench.ts'), ...args]),
  mutate: () => run([path.join(root, 'tools/mutate.ts'), ...args]),
  invariants: () => run([path.join(root, 'tools/invariants.ts'), ...args]),
  vitest: () => run([...VITEST, ...args]),
  node: () => run(args),
}

const chosen = commands[command]
if (chosen === undefined) {
  console.error(`run.mjs: no command «${command}»; one of ${Object.keys(commands).join(', ')}`)
  process.exit(2)
}
chosen()

/**
 * Installs the locked dependencies when the lock file is not the one installed last.
 * Not `npm ci`: it demands lock entries for the binaries of platforms that a mirror may not carry.
 */
function install() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = path.join(root, 'node_modules', '.xinheng-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.error('安装依赖 · installing dependencies …')
  const npm = process.env.npm_execpath
  const flags = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  const done =
    npm !== undefined && npm.endsWith('.js')
      ? spawnSync(process.execPath, [npm, ...flags], { cwd: root, stdio: ['ignore', 2, 2] })
      : spawnSync('npm', flags, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (done.status !== 0) {
    console.error('依赖安装失败 · npm install failed; see the lines above. Is the npm registry reachable?')
    process.exit(1)
  }
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, lock)
}

/** The Node 24 that npm brought for this platform, or the running one when it is already new enough. */
function findNode() {
  const exe = process.platform === 'win32' ? 'node.exe' : 'bin/node'
  const brought = path.join(root, 'node_modules', `node-${process.platform}-${process.arch}`, exe)
  if (existsSync(brought)) return brought
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error(
    `需要 Node.js 24 · this platform (${process.platform}-${process.arch}) has no packaged Node 24; install Node.js 24 and run again.`,
  )
  process.exit(1)
}

function run(argv, env = {}) {
  const { NODE_OPTIONS: _ignored, ...inherited } = process.env
  const done = spawnSync(node, argv, {
    cwd: process.env.INIT_CWD && command === 'xinheng' ? process.env.INIT_CWD : root,
    stdio: 'inherit',
    env: { ...inherited, ...env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` },
  })
  if (done.signal) process.kill(process.pid, done.signal)
  process.exit(done.status ?? 1)
}
