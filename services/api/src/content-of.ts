import type { Command } from '@titian/event-store'
import type { FastifyRequest } from 'fastify'
import { routeOf } from './guard.ts'

/** What a command is told from others by: everything that was said, and where. */
export function contentOf(request: FastifyRequest): object {
  return { route: routeOf(request), params: Object.assign({}, request.params), body: request.body ?? null }
}

/**
 * The same of a command that names a person: its name and phone tell it from others, and are not kept for 核对, where
 * nobody would look for them when the person is to be forgotten.
 */
export function contentNaming(request: FastifyRequest): Omit<Command, 'id'> {
  const content = contentOf(request)
  return { content, kept: { ...content, body: withoutPerson(request.body) } }
}

function withoutPerson(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body ?? null
  const fields = Object.entries(body).map(([field, value]: [string, unknown]) => [
    field,
    field === 'name' || field === 'phone' ? '' : value,
  ])
  return Object.fromEntries(fields)
}
