import type { Problem } from '@titian/contract'
import { words } from '../words/words.ts'

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

/** What went wrong, what to do next, and what else is known of it. */
export function sentences(error: unknown): { title: string; lines: readonly string[] } {
  if (error instanceof Unreachable) return { title: error.message, lines: [] }
  if (!isRefusal(error)) return { title: words.app.fault(500), lines: [] }
  const { title, detail, fields, instance, status } = error.problem
  return {
    title,
    lines: [
      ...(detail === undefined ? [] : [detail]),
      // A refusal of one field says it once.
      ...(fields ?? []).map((field) => field.message).filter((message) => message !== title),
      // Whoever reads a refusal can act on it; a fault needs the administrator, who needs the number.
      ...(status >= 500 && instance !== undefined ? [words.app.requestId(instance)] : []),
    ],
  }
}
