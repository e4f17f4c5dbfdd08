/** What a person is told of a problem: what was refused, and what can be done instead. */
export interface ProblemText {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 428 | 429 | 500 | 503
  readonly title: string
  readonly mend: string
}
