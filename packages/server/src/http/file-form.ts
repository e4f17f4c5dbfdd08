import type { FastifyRequest } from 'fastify'
import type { Static, TObject } from 'typebox'
import type { Admission } from './caller.ts'
import { CSRF_FIELD, csrfMatches } from './csrf.ts'
import { readFrame, sendProblem } from './frame.ts'
import {
  boundTo,
  doorOf,
  metaOf,
  sendPage,
  type CallerOf,
  type FormPage,
  type PageAnswer,
  type PageCall,
} from './page-route.ts'
import { transportProblem } from './problem.ts'
import { NO_FIELDS, type NoFields, type Route } from './route.ts'
import { readParts } from './usable-request.ts'
import { compileValidator, readFieldErrors } from './validation.ts'

/** The most files that one form may bring; each is held in memory until it is sealed. */
export const FORM_FILES = 5
const FIELD_BYTES = 65_536

/** One file of a form. One over the limit comes cut to one byte more than the limit, so that its keeper refuses it. */
export interface FormFile {
  readonly field: string
  /** The name that the client gave; for display only, never a path. */
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface FileFormPage<P extends TObject, F extends TObject, A extends Admission> extends Omit<
  FormPage<P, F, A>,
  'answer'
> {
  /** The most bytes of one file. */
  readonly fileBytes: number
  readonly answer: (
    call: PageCall<Static<P>, undefined, Static<F>, A> & { readonly files: readonly FormFile[] },
  ) => Promise<PageAnswer>
}

/** Declares the receiving end of a form with files: its token before the first file, its fields checked like any other. */
export function fileForm<A extends Admission, F extends TObject, P extends TObject = NoFields>(
  spec: FileFormPage<P, F, A>,
): Route {
  const schema = { params: spec.params ?? NO_FIELDS, consumes: ['multipart/form-data'], hide: true }
  const config = spec.perMinute === undefined ? {} : { rateLimit: { max: spec.perMinute, timeWindow: 60_000 } }
  const validate = compileValidator({ schema: spec.form, method: 'POST', url: spec.url, httpPart: 'body' })
  return {
    meta: metaOf('POST', spec, schema),
    attach: ({ app, deps }) =>
      void app.post(spec.url, { schema, config, onRequest: doorOf(deps, spec.permission) }, async (request, reply) => {
        if (!request.isMultipart())
          return sendProblem(deps, request, reply, transportProblem('TYPE_NOT_SUPPORTED', request.id))
        const session = boundTo(request)
        const sent = await readSent(request, spec.fileBytes, (token) => csrfMatches(deps.csrfKey, session, token))
        if (sent === undefined) return sendProblem(deps, request, reply, transportProblem('FORM_EXPIRED', request.id))
        const frame = await readFrame(deps, request, reply, true)
        const [params, caller] = [request.params as Static<P>, request.caller as CallerOf<A>]
        const wrong = validate(sent.fields)
        if (wrong !== true) {
          const errors = readFieldErrors('body', validate.errors ?? [])
          const typed = Object.fromEntries(
            Object.entries(sent.fields).map(([name, value]) => [
              name,
              typeof value === 'string' ? value : value.join('\n'),
            ]),
          )
          const html = await spec.again({ params, caller, frame, errors, typed })
          return sendPage(deps, request, reply, { kind: 'page', html, status: 422 })
        }
        const answer = await spec.answer({
          params,
          query: undefined,
          form: sent.fields as Static<F>,
          files: sent.files,
          caller,
          frame,
          session,
          address: request.ip,
          requestId: request.id,
        })
        return sendPage(deps, request, reply, answer)
      }),
  }
}

interface Sent {
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  readonly files: readonly FormFile[]
}

/** The parts of the request; `undefined` when its token does not hold, in which case no file is taken in. */
async function readSent(
  request: FastifyRequest,
  fileBytes: number,
  holds: (token: unknown) => boolean,
): Promise<Sent | undefined> {
  const fields: Record<string, string | readonly string[]> = {}
  const files: FormFile[] = []
  let held = false
  let early = false
  const limits = { files: FORM_FILES, fileSize: fileBytes + 1, fields: 60, fieldSize: FIELD_BYTES, parts: 64 }
  for await (const part of readParts(request, limits)) {
    if (part.kind === 'file') {
      const { name: field, fileName, mediaType, stream } = part
      if (!held) {
        early = true
        stream.resume()
        continue
      }
      const pieces: Buffer[] = []
      for await (const piece of stream) pieces.push(piece as Buffer)
      const bytes = new Uint8Array(Buffer.concat(pieces))
      // A browser sends an empty part for a field in which no file was chosen.
      if (fileName !== '' || bytes.length > 0) files.push({ field, fileName, mediaType, bytes })
      continue
    }
    if (part.name === CSRF_FIELD) held = holds(part.value)
    else fields[part.name] = joinValue(fields[part.name], part.value)
  }
  return held && !early ? { fields, files } : undefined
}

function joinValue(before: string | readonly string[] | undefined, value: string): string | readonly string[] {
  if (before === undefined) return value
  return typeof before === 'string' ? [before, value] : [...before, value]
}
