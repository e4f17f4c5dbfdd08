import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

const SOURCES = {
  portalCss: { files: ['tokens.css', 'portal.css'], name: 'portal', ext: 'css', type: 'text/css; charset=utf-8' },
  staffCss: { files: ['tokens.css', 'staff.css'], name: 'staff', ext: 'css', type: 'text/css; charset=utf-8' },
  script: { files: ['enhance.js'], name: 'enhance', ext: 'js', type: 'text/javascript; charset=utf-8' },
  mark: { files: ['mark.svg'], name: 'mark', ext: 'svg', type: 'image/svg+xml' },
} as const

type AssetName = keyof typeof SOURCES

/** The address of each asset; it changes with the content, so it may be cached for ever. */
export type AssetUrls = Readonly<Record<AssetName, string>>

interface Asset {
  readonly url: string
  readonly type: string
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly brotli: Buffer
}

function readAsset(name: AssetName): Asset {
  const source = SOURCES[name]
  const files = source.files.map((file) => readFileSync(new URL(`../../assets/${file}`, import.meta.url)))
  const plain = Buffer.concat(files)
  const digest = createHash('sha256').update(plain).digest('hex').slice(0, 12)
  const url = `/assets/${source.name}.${digest}.${source.ext}`
  return { url, type: source.type, plain, gzip: gzipSync(plain, { level: 9 }), brotli: brotliCompressSync(plain) }
}

const ASSETS = {
  portalCss: readAsset('portalCss'),
  staffCss: readAsset('staffCss'),
  script: readAsset('script'),
  mark: readAsset('mark'),
} satisfies Record<AssetName, Asset>

export const ASSET_URLS: AssetUrls = {
  portalCss: ASSETS.portalCss.url,
  staffCss: ASSETS.staffCss.url,
  script: ASSETS.script.url,
  mark: ASSETS.mark.url,
}

/** Serves the few assets from memory, compressed once at start. */
export function serveAssets(app: FastifyInstance): void {
  for (const asset of Object.values(ASSETS)) {
    app.get(asset.url, { schema: { hide: true }, config: { rateLimit: false } }, (request, reply) => {
      const accepted = request.headers['accept-encoding'] ?? ''
      const [encoding, body] = /\bbr\b/.test(accepted)
        ? (['br', asset.brotli] as const)
        : /\bgzip\b/.test(accepted)
          ? (['gzip', asset.gzip] as const)
          : (['identity', asset.plain] as const)
      if (encoding !== 'identity') reply.header('content-encoding', encoding)
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('vary', 'accept-encoding')
        .type(asset.type)
        .send(body)
    })
  }
}
