import type { FastifyError, FastifyRequest, FastifyServerOptions } from 'fastify'

const MASK = '•'
const HAN = /\p{Script=Han}+/gu
const QUOTED = /"[^"]*"|'[^']*'|\([^)]*\)=\([^)]*\)/g
const LONG_CODE = /[0-9A-Za-z_.@+-]*\d[0-9A-Za-z_.@+-]{5,}/g

/** Blanks whatever could be a name, a quoted value or an identifier in a message that somebody else worded. */
export function redactText(text: string): string {
  return text.replace(QUOTED, MASK).replace(HAN, MASK).replace(LONG_CODE, MASK)
}

type LoggedError = {
  readonly type: string
  readonly code: string
  readonly message: string
  readonly stack: string
}

/** What of an error may be logged: its kind, its code, its words without values, and where it was thrown. */
export function readErrorForLog(error: Error & { readonly code?: unknown }): LoggedError {
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  return {
    type: error.name,
    code: typeof error.code === 'string' ? error.code : '',
    message: redactText(error.message),
    stack: frames.slice(0, 20).join('\n'),
  }
}

/** Where log lines go; the process's standard output unless a test looks. */
export interface LogTarget {
  readonly write: (line: string) => void
}

/**
 * The logger of the server. It never sees a body, a query, a path parameter, a header or an address: a request is
 * named by its route pattern and its id only, because identifiers of persons may stand in all the others.
 */
export function loggerOptions(level: string, target: LogTarget | undefined): FastifyServerOptions['logger'] {
  return {
    level,
    base: null,
    serializers: {
      req: (request: FastifyRequest) => ({ id: request.id, method: request.method, route: request.routeOptions?.url }),
      res: ({ statusCode }) => ({ status: statusCode }),
      err: (error: FastifyError) => readErrorForLog(error),
    },
    ...(target === undefined ? {} : { stream: target }),
  }
}
