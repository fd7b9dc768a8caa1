import type { Problem } from '@titian/contract'

/** The api's answer was a refusal; `problem.title` says in Chinese what to do next. */
export class Refusal extends Error {
  readonly problem: Problem
  /** How long the api asks us to wait before asking again. */
  readonly retryAfterMs: number | undefined

  constructor(problem: Problem, retryAfterMs?: number) {
    super(problem.title)
    this.name = 'Refusal'
    this.problem = problem
    this.retryAfterMs = retryAfterMs
  }
}

/** No answer came: the cable, the proxy or the server. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

export function isRefusal(error: unknown, status?: number): error is Refusal {
  return error instanceof Refusal && (status === undefined || error.problem.status === status)
}
