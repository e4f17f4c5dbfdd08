// Takes pictures of pages at the two widths, so that somebody looks at them.
// node tools/shoot.ts OUT_FOLDER URL [URL …]     (a URL may carry a name: home=http://…)
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

export const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser of this machine, or `undefined` when it has none. */
export function findChromium(): string | undefined {
  const named = process.env['XINHENG_CHROMIUM']
  const places = [named, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return places.find((place) => place !== undefined && existsSync(place))
}

const SIZES = [
  { name: 'desktop', width: 1366, height: 900 },
  { name: 'mobile', width: 390, height: 844 },
] as const

async function shoot(folder: string, targets: readonly string[]): Promise<void> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('no Chromium found; set XINHENG_CHROMIUM')
  mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
  try {
    for (const { name: size, width, height } of SIZES) {
      const page = await browser.newPage({ viewport: { width, height } })
      for (const target of targets) {
        const [, name, url] = /^(?:([\w-]+)=)?(.+)$/.exec(target) ?? []
        await page.goto(url ?? target)
        const wide = await page.evaluate('document.documentElement.scrollWidth')
        const file = path.join(
          folder,
          `${name ?? (new URL(url ?? target).pathname.replace(/\W+/g, '-') || 'home')}-${size}.png`,
        )
        await page.screenshot({ path: file, fullPage: true })
        console.log(`${file}${Number(wide) > width ? `  OVERFLOWS to ${String(wide)}` : ''}`)
      }
      await page.close()
    }
  } finally {
    await browser.close()
  }
}

if (import.meta.main) {
  const [folder, ...targets] = process.argv.slice(2)
  if (folder === undefined || targets.length === 0) {
    console.error('usage: node tools/shoot.ts OUT_FOLDER URL [URL …]')
    process.exit(2)
  }
  if (!path.relative(path.resolve(import.meta.dirname, '..'), path.resolve(folder)).startsWith('..')) {
    console.error('pictures do not belong in the repository; choose a folder outside it')
    process.exit(2)
  }
  await shoot(folder, targets)
}
