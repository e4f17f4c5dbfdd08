import { Type } from 'typebox'
import type { NewApplication } from './new-application.ts'
import { MATERIALS } from './repair-words.ts'

/** The fields of an application, the same in the form and in the bodies of the API. */

const strict = { additionalProperties: false } as const
export const Entry = Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$', title: '条目编号' })
export const DocumentNumber = Type.String({ minLength: 1, maxLength: 100, title: '依据文书的文号' })
export const proof = (title: string) => Type.Optional(Type.String({ maxLength: 2000, title }))
export const PROOFS = {
  performance: proof(MATERIALS.performance),
  rectification: proof(MATERIALS.rectification),
  promise: proof(MATERIALS.promise),
  communityService: proof(MATERIALS.communityService),
}
export const AGENT = {
  agent: Type.Optional(Type.String({ maxLength: 100, title: '代理人姓名' })),
  authorityText: Type.Optional(Type.String({ maxLength: 200, title: '授权证明' })),
}
export const Lookup = Type.Object(
  {
    number: Type.String({ minLength: 1, maxLength: 40, title: '受理号' }),
    code: Type.String({ minLength: 1, maxLength: 40, title: '查询码' }),
  },
  strict,
)
export const PaperCode = Type.Optional(Type.String({ maxLength: 60, title: '文书上的校验码' }))
/** What an applicant typed or a program sent. */
export interface Given {
  readonly entry: string
  readonly documentNumber: string
  readonly performance?: string
  readonly rectification?: string
  readonly promise?: string
  readonly communityService?: string
  readonly other?: NewApplication['materials']['other']
  readonly agent?: string
  readonly authorityText?: string
  readonly paperCode?: string
}

/** An application without who applies and by which channel. */
export function toApplication(
  given: Given,
  files: NewApplication['files'] = [],
): Omit<NewApplication, 'applicant' | 'channel'> {
  const { entry, documentNumber, performance, rectification, promise, communityService, other } = given
  const { agent = '', authorityText = '', paperCode = '' } = given
  return {
    entryId: entry,
    documentNumber,
    paperCode,
    externalKey: null,
    materials: {
      performance: performance ?? '',
      rectification: rectification ?? '',
      promise: promise ?? '',
      communityService: communityService ?? '',
      other: other ?? [],
    },
    agent:
      agent.trim() === '' && authorityText.trim() === ''
        ? null
        : { name: agent.trim(), authority: authorityText.trim() },
    files,
    assigned: null,
  }
}
