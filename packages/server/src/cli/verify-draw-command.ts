import { verifyDraw, type DrawTranscript } from '@xinheng/domain/panel/draw'
import { Ajv } from 'ajv'
import type { Command } from 'commander'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Type } from 'typebox'
import { CommandEnd, EXIT, type Output } from './output.ts'

const Reason = Type.Union(
  ['relatedToSubject', 'worksForDeterminer', 'competitor', 'wrongField', 'unavailable', 'other'].map((code) =>
    Type.Literal(code),
  ),
)
const TranscriptSchema = Type.Object({
  pool: Type.Object({
    drawId: Type.String(),
    experts: Type.Array(Type.String()),
    exclusions: Type.Array(Type.Object({ expert: Type.String(), reasonCode: Reason })),
    wanted: Type.Integer({ minimum: 0, maximum: 10_000 }),
  }),
  poolCommitment: Type.String(),
  seeds: Type.Array(
    Type.Object({ party: Type.String(), commitment: Type.String(), value: Type.String(), salt: Type.String() }),
  ),
  drawn: Type.Array(Type.String()),
  recusals: Type.Array(
    Type.Object({
      expert: Type.String(),
      reasonCode: Reason,
      replacement: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})
const isTranscript = new Ajv().compile<DrawTranscript>(TranscriptSchema)

const PLACES = {
  poolCommitment: '专家库承诺值 · pool commitment',
  seedParties: '种子方数 · seed parties',
  seedCommitment: '种子承诺值 · seed commitment',
  drawn: '抽中专家 · drawn expert',
  recusal: '回避替补 · recusal',
} as const

/** `xinheng verify draw FILE`: recomputes a draw of experts from its transcript, without network or database. */
export function addVerifyDrawCommand(verify: Command, output: () => Output): void {
  verify
    .command('draw <file>')
    .description('重算专家抽取结果 · recompute a draw of experts from its transcript')
    .action((file: string) => {
      const verdict = verifyDraw(readTranscript(file), (text) => createHash('sha256').update(text).digest('hex'))
      if (output().json) output().write(`${JSON.stringify(verdict)}\n`)
      if (verdict.kind === 'valid') {
        if (!output().json) output().write(`一致，专家：${verdict.panel.join('、')} · the draw holds\n`)
        return
      }
      const { at, index, expected, found } = verdict
      throw new CommandEnd(
        EXIT.refused,
        `不一致：${PLACES[at]} 第 ${index + 1} 项，应为 ${expected || '（空）'}，实为 ${found || '（空）'} · the draw does not hold`,
      )
    })
}

function readTranscript(file: string): DrawTranscript {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new CommandEnd(EXIT.badInput, `读不到 JSON：${file} · not a readable JSON file`)
  }
  if (!isTranscript(content)) throw new CommandEnd(EXIT.badInput, `不是抽取记录：${file} · not a draw transcript`)
  return content
}
