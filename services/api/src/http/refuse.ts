import { Problem, problemOf, type EdgeRefusal, type ProblemRefusal } from '@titian/contract'

const problem = { content: { 'application/problem+json': { schema: Problem } } }

/** What every route may answer besides what it was asked for; spread into each `response` schema. */
export const problems = {
  '4xx': { description: '不能照办：原因和下一步', ...problem },
  '5xx': { description: '暂时不能回答', ...problem },
} as const

/** What is not there, and what one may not see. */
export const notThere: EdgeRefusal = { refused: 'NotFound' }

/** As much of a reply as a refusal needs; the replies of all routes have it, whatever their schemas. */
interface Answering {
  statusCode: number
  readonly request: { readonly id: string }
  header: (name: string, value: string) => unknown
}

/** Turns the answer into a problem document (RFC 9457) and hands back its body: `return refuse(reply, refusal)`. */
export function refuse(reply: Answering, refusal: ProblemRefusal): Problem {
  const said = problemOf(refusal)
  reply.statusCode = said.status
  reply.header('content-type', 'application/problem+json; charset=utf-8')
  if ('retryAfter' in refusal) reply.header('retry-after', String(refusal.retryAfter))
  return { ...said, instance: reply.request.id }
}
