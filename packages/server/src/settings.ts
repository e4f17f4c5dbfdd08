import path from 'node:path'
import { parseLocalDate, type LocalDate } from '@xinheng/domain/calendar/local-date'

/** What the environment decides, read once by the composition root. */
export interface Settings {
  /** TCP port of the server. */
  readonly port: number
  /** Address the server listens on. */
  readonly host: string
  /** Folder of the embedded database, uploads and the lock. */
  readonly dataDir: string
  /** PostgreSQL connection string; `null` means embedded PGlite in `dataDir`. */
  readonly databaseUrl: string | null
  /** Key file outside the data folder; `null` is allowed in the demo only. */
  readonly keysFile: string | null
  readonly demo: boolean
  readonly demoCity: string
  /** Region code of the jurisdiction a real installation serves. */
  readonly place: string
  /** The legal date to use instead of the clock's; demo and tests only. */
  readonly today: LocalDate | null
  /** The virus scanner for attachments; `null` leaves them quarantined and marked unscanned. */
  readonly clamd: { readonly host: string; readonly port: number } | null
  /** The address printed on papers, without a slash at its end; `null` prints the path alone. */
  readonly publicUrl: string | null
}

/** One row of `xinheng serve --help`. */
interface SettingDoc {
  readonly name: string
  readonly fallback: string
  readonly zh: string
  readonly en: string
}

export const SETTING_DOCS: readonly SettingDoc[] = [
  { name: 'XINHENG_PORT', fallback: '8080', zh: '端口', en: 'port to listen on' },
  { name: 'XINHENG_HOST', fallback: '127.0.0.1', zh: '监听地址', en: 'address to listen on' },
  { name: 'XINHENG_DATA', fallback: './data', zh: '数据目录', en: 'data folder' },
  {
    name: 'DATABASE_URL',
    fallback: '（未设：嵌入式 PGlite）',
    zh: 'PostgreSQL 连接串',
    en: 'PostgreSQL URL; unset means embedded PGlite',
  },
  {
    name: 'XINHENG_KEYS',
    fallback: '（演示以外必设）',
    zh: '密钥文件，须在数据目录之外，权限 0600',
    en: 'key file outside the data folder, mode 0600; required outside the demo',
  },
  {
    name: 'XINHENG_DEMO',
    fallback: '0',
    zh: '1 为演示：自建密钥、填充虚构数据',
    en: '1 runs the demo: own keys, synthetic data',
  },
  {
    name: 'XINHENG_DEMO_CITY',
    fallback: '云浮市',
    zh: '演示辖区：云浮市、攀枝花市、广东省、济南市、濮阳县',
    en: 'jurisdiction of the demo',
  },
  {
    name: 'XINHENG_PLACE',
    fallback: '445300',
    zh: '正式运行时所在辖区的行政区划代码',
    en: 'region code of the jurisdiction served, outside the demo',
  },
  {
    name: 'XINHENG_TODAY',
    fallback: '（系统日期）',
    zh: '法律日期 YYYY-MM-DD，仅演示和测试',
    en: 'legal date, demo and tests only',
  },
  {
    name: 'XINHENG_PUBLIC_URL',
    fallback: '（未设：告知书只印路径）',
    zh: '印在告知书上的公众访问地址，例如 https://credit.example.gov.cn',
    en: 'address of the public site, printed on papers; unset prints the path alone',
  },
  {
    name: 'XINHENG_CLAMD',
    fallback: '（未设：附件标为未扫描）',
    zh: '病毒扫描服务 clamd 的地址 主机:端口',
    en: 'virus scanner clamd as HOST:PORT; unset leaves attachments quarantined and marked unscanned',
  },
]

export type SettingsFault = {
  readonly setting: string
  readonly read: string
  readonly zh: string
  readonly en: string
}

/** Reads the settings; every unusable value is reported, none is guessed. */
export function parseSettings(
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): { ok: true; value: Settings } | { ok: false; error: readonly SettingsFault[] } {
  const faults: SettingsFault[] = []
  const text = (name: string): string | null => (env[name] === undefined || env[name] === '' ? null : env[name])
  const fault = (setting: string, zh: string, en: string): void => {
    faults.push({ setting, read: text(setting) ?? '', zh, en })
  }

  const port = Number(text('XINHENG_PORT') ?? '8080')
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    fault('XINHENG_PORT', '端口应为 0–65535 的整数', 'a port is an integer from 0 to 65535')
  const flag = text('XINHENG_DEMO') ?? '0'
  if (flag !== '0' && flag !== '1') fault('XINHENG_DEMO', '只能是 0 或 1', 'either 0 or 1')
  const demo = flag === '1'

  const todayText = text('XINHENG_TODAY')
  const today = todayText === null ? null : (parseLocalDate(todayText) ?? null)
  if (todayText !== null && today === null)
    fault('XINHENG_TODAY', '日期应写作 YYYY-MM-DD', 'a date is written YYYY-MM-DD')
  if (today !== null && !demo)
    fault('XINHENG_TODAY', '法律日期只能在演示中改变', 'the legal date can be changed in the demo only')

  const place = text('XINHENG_PLACE') ?? '445300'
  if (!/^[1-9]\d{5}$/.test(place)) fault('XINHENG_PLACE', '应为六位行政区划代码', 'a region code has six digits')

  const publicUrl = readPublicUrl(text('XINHENG_PUBLIC_URL'))
  if (publicUrl === undefined)
    fault('XINHENG_PUBLIC_URL', '应为 http 或 https 地址，不带参数', 'an http or https address without a query')

  const clamdText = text('XINHENG_CLAMD')
  const clamd = clamdText === null ? null : parseHostPort(clamdText)
  if (clamd === undefined) fault('XINHENG_CLAMD', '应写作 主机:端口，例如 127.0.0.1:3310', 'written HOST:PORT')

  const dataDir = path.resolve(cwd, text('XINHENG_DATA') ?? './data')
  const databaseUrl = text('DATABASE_URL')
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    fault('DATABASE_URL', '应以 postgres:// 开头', 'starts with postgres://')
  const keys = text('XINHENG_KEYS')
  if (keys === null && !demo)
    fault(
      'XINHENG_KEYS',
      '正式运行须有密钥文件：xinheng admin keys init 文件',
      'a key file is required: xinheng admin keys init FILE',
    )
  if (faults.length > 0) return { ok: false, error: faults }
  return {
    ok: true,
    value: {
      port,
      host: text('XINHENG_HOST') ?? '127.0.0.1',
      dataDir,
      databaseUrl,
      keysFile: keys === null ? null : path.resolve(cwd, keys),
      demo,
      demoCity: text('XINHENG_DEMO_CITY') ?? '云浮市',
      place,
      today,
      clamd: clamd ?? null,
      publicUrl: publicUrl ?? null,
    },
  }
}

/** An address without the slash at its end; `undefined` for what no reader could type into a browser. */
function readPublicUrl(text: string | null): string | null | undefined {
  if (text === null) return null
  const url = URL.parse(text)
  const plain = url !== null && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  return plain && /^https?:$/.test(url.protocol) ? `${url.origin}${url.pathname.replace(/\/+$/, '')}` : undefined
}

/** `host:port`, with brackets around an IPv6 address. */
function parseHostPort(text: string): { readonly host: string; readonly port: number } | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-fA-F:]+)\]|([\w.-]+)):(\d{1,5})$/.exec(text) ?? []
  const [host, port] = [bracketed ?? plain, Number(digits)]
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port }
}
