import type { FastifyRequest } from 'fastify'
import { pino, type DestinationStream, type Logger } from 'pino'
import type { App } from './app.ts'

/**
 * One JSON line an event. Nothing personal: no address, no query, no body, no account; the request's number leads
 * from a line here to the access journal, which knows who it was.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino({ level, base: { service: 'api' }, serializers: { err: faultOf } }, destination)
}

const faults = new WeakMap<object, unknown>()

/** The line of a request that fails names the fault. */
export function rememberFault(request: object, fault: unknown): void {
  faults.set(request, fault)
}

export function logRequests(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const fault = faults.get(request)
    const line = {
      ...named(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      ...(fault === undefined ? {} : { err: fault }),
    }
    if (fault === undefined) request.log.info(line, 'answered')
    else request.log.error(line, 'failed')
  })
  app.addHook('onRequestAbort', async (request) => {
    request.log.info(named(request), 'abandoned')
  })
}

/** The route's pattern, never the address: what was searched for may be a person's name. */
function named(request: FastifyRequest): { method: string; route: string } {
  return { method: request.method, route: request.routeOptions.url ?? 'none' }
}

interface Fault {
  readonly type: string
  readonly message?: string
  readonly code?: string
  readonly at: readonly string[]
  readonly cause?: Fault
}

/** What Postgres says of an error may quote the row that caused it; of such only the code and the place are kept. */
function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { type: typeof error, at: [] }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const fromDatabase = 'severity' in error || 'routine' in error
  return {
    type: error.name,
    ...(fromDatabase ? {} : { message: error.message }),
    ...(code === undefined ? {} : { code }),
    at: frames(error),
    ...(error.cause === undefined ? {} : { cause: faultOf(error.cause) }),
  }
}

function frames(error: Error): readonly string[] {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim())
  return lines.filter((line) => line.startsWith('at ') && !line.includes('node:internal')).slice(0, 12)
}
