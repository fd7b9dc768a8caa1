import type { FastifyRequest } from 'fastify'
import { routeOf } from '../guard.ts'

/**
 * A visit's command as it is told from others. Whom one met is personal and stays out of it: a contested content is kept
 * for 核对, beside what nobody would look for when a person is to be forgotten.
 */
export function contentOf(request: FastifyRequest): object {
  return { route: routeOf(request), params: Object.assign({}, request.params), body: withoutPeople(request.body) }
}

function withoutPeople(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body ?? null
  return Object.fromEntries(
    Object.entries(body).map(([field, value]: [string, unknown]) => {
      if (field === 'changes') return [field, withoutPeople(value)]
      return [field, field === 'met' && Array.isArray(value) ? value.length : value]
    }),
  )
}
