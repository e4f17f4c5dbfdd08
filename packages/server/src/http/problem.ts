import { DOCUMENTS, type LegalDocument } from '@xinheng/domain/kernel/documents'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { Type, type Static } from 'typebox'
import { PROBLEMS, TRANSPORT_PROBLEMS, type TransportCode } from './problem-table.ts'
import type { ProblemText } from './problem-text.ts'
import type { FieldError } from './validation.ts'

const BasisSchema = Type.Object({
  document: Type.String({ title: '文件名称' }),
  number: Type.Union([Type.String(), Type.Null()], { title: '文号' }),
  clause: Type.String({ title: '条款' }),
  text: Type.String({ title: '引用' }),
})
const FieldErrorSchema = Type.Object({
  in: Type.String(),
  pointer: Type.String(),
  label: Type.String(),
  message: Type.String(),
})

/** The problem document of RFC 9457 with our own members. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.String(),
    code: Type.String(),
    requestId: Type.String(),
    basis: Type.Array(BasisSchema),
    facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
    errors: Type.Array(FieldErrorSchema),
  },
  { $id: 'Problem', title: '问题说明（RFC 9457）' },
)

export type Problem = Static<typeof ProblemSchema>

function document(code: string, { status, title, mend }: ProblemText, requestId: string): Problem {
  return {
    type: `urn:xinheng:problem:${code}`,
    title,
    status,
    detail: mend,
    instance: `urn:xinheng:request:${requestId}`,
    code,
    requestId,
    basis: [],
    facts: {},
    errors: [],
  }
}

type Fact = string | number | boolean | null

function isFact(value: unknown): value is Fact {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

/** The problem document of a refusal of the domain: its words, its clauses, and the facts that it names. */
export function refusalProblem(refusal: Refusal, requestId: string): Problem {
  const { code, basis, ...rest } = refusal
  const facts: Record<string, Fact> = {}
  for (const [name, value] of Object.entries(rest)) facts[name] = isFact(value) ? value : JSON.stringify(value)
  return {
    ...document(code, PROBLEMS[code], requestId),
    facts,
    basis: basis.map((citation) => {
      const { title, number }: LegalDocument = DOCUMENTS[citation.document]
      return { document: title, number, clause: citation.clause, text: renderCitation(citation) }
    }),
  }
}

/** The problem document of what the transport refuses. */
export function transportProblem(code: TransportCode, requestId: string, errors: readonly FieldError[] = []): Problem {
  return { ...document(code, TRANSPORT_PROBLEMS[code], requestId), errors: [...errors] }
}
