import { existsSync, mkdtempSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestAmbient } from '../testing-ambient.ts'
import { CommandEnd, EXIT } from './output.ts'
import { buildProgram } from './program.ts'

const taken = createServer()
beforeAll(async () => new Promise<void>((resolve) => void taken.listen({ port: 0, host: '127.0.0.1' }, resolve)))
afterAll(async () => new Promise<void>((resolve) => void taken.close(() => resolve())))

test('a port that is taken is found out before any data are made', async () => {
  const { port } = taken.address() as AddressInfo
  const dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'xinheng-serve-')), 'data')
  const env = { XINHENG_DEMO: '1', XINHENG_PORT: String(port), XINHENG_DATA: dataDir }
  let said = ''
  const write = (text: string) => void (said += text)
  const program = buildProgram({ ambient: createTestAmbient(), env, cwd: '/', write, warn: write, width: 160 })
  const end: unknown = await program.parseAsync(['serve'], { from: 'user' }).catch((fault: unknown) => fault)
  expect(end).toBeInstanceOf(CommandEnd)
  expect(end).toMatchObject({ code: EXIT.fault, message: expect.stringContaining(`端口 ${port} 已被占用`) })
  expect([said, existsSync(dataDir)]).toEqual(['', false])
})
