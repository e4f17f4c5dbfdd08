import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { CommandEnd } from './output.ts'
import { addVerifyDrawCommand } from './verify-draw-command.ts'

/** A synthetic draw, worked out apart from this code with another language's SHA-256. */
const TRANSCRIPT = {
  pool: {
    drawId: 'm-1',
    experts: ['e1', 'e2', 'e3', 'e4'],
    exclusions: [{ expert: 'e4', reasonCode: 'competitor' }],
    wanted: 2,
  },
  poolCommitment: '2f91456e5fda8e7c5e5b03952613e8b0abf9d12a454a727a45960b4f068cc95f',
  seeds: [
    {
      party: 'lead',
      value: 'a1b2',
      salt: 's1',
      commitment: '1fbab8563fe3c623423e7f35618835d922649bed8eaf1bc9c6ecd448b8233036',
    },
    {
      party: 'office',
      value: 'c3d4',
      salt: 's2',
      commitment: '7efc5a96945be685249119a10c991731933ec4eb8ae4cbf54c9d1aa379c66dc9',
    },
  ],
  drawn: ['e3', 'e2'],
  recusals: [],
}

async function verify(content: unknown): Promise<string> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'draw-')), 'transcript.json')
  writeFileSync(file, JSON.stringify(content))
  let written = ''
  const output = { json: false, width: 120, write: (text: string) => void (written += text), warn: () => undefined }
  const command = new Command('verify')
  addVerifyDrawCommand(command, () => output)
  await command.parseAsync(['draw', file], { from: 'user' })
  return written
}

test('a draw that holds names its panel', async () => {
  expect(await verify(TRANSCRIPT)).toContain('e3、e2')
})

test('the first mismatch ends with 3 and says where it stands', async () => {
  const changed = { ...TRANSCRIPT, drawn: ['e3', 'e1'] }
  await expect(verify(changed)).rejects.toMatchObject({ code: 3, message: expect.stringContaining('第 2 项，应为 e2') })
  const swapped = { ...TRANSCRIPT, pool: { ...TRANSCRIPT.pool, exclusions: [] } }
  await expect(verify(swapped)).rejects.toMatchObject({ code: 3, message: expect.stringContaining('专家库承诺值') })
})

test('a file that is no transcript ends with 4', async () => {
  await expect(verify({ drawn: [] })).rejects.toThrow(CommandEnd)
  await expect(verify({ drawn: [] })).rejects.toMatchObject({ code: 4 })
})
