import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

/** Describes the routes as OpenAPI 3.1; pages are not part of it. Await before routes are declared. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '信衡接口',
        version: '1.0.0',
        description:
          '守信联合激励和失信联合惩戒接口。问题以 RFC 9457 文档返回，code 为稳定编码；修改操作须携带 If-Match 和 Idempotency-Key。',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: '单位接口密钥' },
          session: { type: 'apiKey', in: 'cookie', name: 'xh_session', description: '登录会话' },
        },
      },
      security: [{ apiKey: [] }, { session: [] }],
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, i) => String(json['$id'] ?? `Schema${i}`) },
    transform: ({ schema, url }) => ({ schema, url }),
  })
}

/** JSON with sorted keys, so that the committed document changes only when the API does. */
export function stableJson(value: unknown): string {
  const sort = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(sort)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(
      Object.entries(part)
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([key, inner]) => [key, sort(inner)]),
    )
  }
  return `${JSON.stringify(sort(value), null, 2)}\n`
}
