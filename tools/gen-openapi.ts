import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { renderOpenApi } from '../packages/server/src/http/app.ts'
import { inertDeps, inertFeatures } from '../packages/server/src/http/testing/inert.ts'
import { allRoutes } from '../packages/server/src/http/feature-routes.ts'

export const OPENAPI_FILE = path.resolve(import.meta.dirname, '../api/openapi.json')

/** The OpenAPI document of all routes; no database, no environment, the same text every time. */
export async function generateOpenApi(): Promise<string> {
  return renderOpenApi(inertDeps(), allRoutes(inertFeatures()))
}

if (import.meta.main) writeFileSync(OPENAPI_FILE, await generateOpenApi())
