import path from 'node:path'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { DEMO_PASSWORD, type DemoCity } from './demo-cities.ts'
import { exampleOnList, listSampleFiles } from './demo-files.ts'
import { samplesFolder } from './seed-demo.ts'

/** What the start screen tells. */
interface StartScreen {
  readonly city: DemoCity
  readonly address: string
  readonly dataDir: string
  readonly today: LocalDate
  readonly embedded: boolean
}

/** The screen that `npm start` prints: where to go, as whom, what to try, and what this is not. */
export function renderStartScreen({ city, address, dataDir, today, embedded }: StartScreen): string {
  const samples = samplesFolder(dataDir)
  const [sound, dirty] = listSampleFiles(city, today)
  return [
    '',
    `信衡 · Xinheng　演示：${city.placeName}　法律日期 ${today}`,
    `地址 address　${address}`,
    '全部数据均为虚构：公共机构用其名称，主体、案件、文号都是编造的。All data are invented.',
    '',
    `账户 accounts　口令都是 one password for all：${DEMO_PASSWORD}`,
    ...accountLines(city),
    '',
    '试三件事 three things to try',
    ...thingsToTry(city, address, path.join(samples, sound?.name ?? ''), path.join(samples, dirty?.name ?? '')),
    '',
    embedded
      ? `数据在 ${dataDir}（嵌入式 PGlite：适合演示、试用和小规模单机；正式运行请用 PostgreSQL 和独立密钥文件）。`
      : '数据在所指定的 PostgreSQL 中；这是演示库，不能转为正式库。',
    embedded
      ? 'PGlite is fine for trying out and for one small machine; run real work on PostgreSQL with a key file of its own.'
      : 'This is a demo database and cannot become a real one.',
    '按 Ctrl+C 停止；再次启动会接着用同一份数据。Ctrl+C stops; the next start goes on with the same data.',
    '',
  ].join('\n')
}

/** Accounts by what they may do, then which unit each word stands for. */
function accountLines({ accounts, units }: DemoCity): readonly string[] {
  const byDuty = new Map<string, string[]>()
  for (const { login, may } of accounts) byDuty.set(may, [...(byDuty.get(may) ?? []), login])
  return [
    ...[...byDuty].map(([may, logins]) => `  ${logins.join(' ')}\n      ${may}`),
    `  其中 where　${units.map(({ key, name }) => `${key} ${name}`).join('，')}`,
  ]
}

function thingsToTry(city: DemoCity, address: string, sound: string, dirty: string): readonly string[] {
  const { name, number } = exampleOnList(city)
  return [
    `  1. 以 market.officer 登录，导入 ${sound}，`,
    `     再导入 ${dirty}，看报告逐行说明问题，下载带“问题”列的原表`,
    `  2. ${decideLine(city)}`,
    `  3. 以 finance.clerk 登录，在一个事项中核查 ${name}（${number}），`,
    `     实施或说明；再到公众页 ${address} 按名称或代码查到它的条目、法律依据、期限和救济`,
  ]
}

function decideLine({ determinedBy }: DemoCity): string {
  switch (determinedBy) {
    case 'upstream':
      return '以 court.head 登录，打开一条待人工确认的失信被执行人，核实送达后确认；确认之前它不产生效力'
    case 'panel':
      return '以 market.officer 登录，提议列入并送达告知；由 panel.lead 召集会议、抽取专家、印发决定，再由 market.head 认定并公开'
    case 'initiator':
      return '以 market.officer 登录，提议列入并送达告知；换 market.head 登录认定并公开，两步不得为同一人'
  }
}
