import type { FastifyError } from 'fastify'
import type { ProblemRefusal } from '@titian/contract'
import type { App } from './app.ts'
import { rememberFault } from './log.ts'
import { MalformedRequest } from './readable.ts'
import { refuse } from './refuse.ts'
import { wrongFields } from './validation.ts'

/** Every fault becomes a problem document that says nothing of our insides; the log has the rest. */
export function answerErrors(app: App): void {
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.refused === 'Fault' || refusal.refused === 'Unavailable') rememberFault(request, error)
    const problem = refuse(reply, refusal)
    return reply.send(error.validation ? { ...problem, fields: wrongFields(error.validation) } : problem)
  })
}

function refusalOf(error: FastifyError): ProblemRefusal {
  if (error instanceof MalformedRequest) return { refused: 'RequestMalformed', malformed: error.malformation }
  if (error.validation) return { refused: 'FieldsWrong' }
  if (error.code === 'FST_ERR_HANDLER_TIMEOUT') return { refused: 'AnswerTooSlow', retryAfter: 5 }
  if (error.code === 'FST_UNDER_PRESSURE') return { refused: 'Busy', retryAfter: 10 }
  switch (error.statusCode) {
    case 404:
      return { refused: 'NotFound' }
    case 405:
      return { refused: 'MethodUnknown' }
    case 408:
      return { refused: 'RequestTooSlow' }
    case 413:
      return { refused: 'RequestTooLarge' }
    case 415:
      return { refused: 'MediaTypeUnknown' }
    default:
      if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
        return { refused: 'RequestMalformed', malformed: 'request' }
      }
      return isOutage(error) ? { refused: 'Unavailable', retryAfter: 2 } : { refused: 'Fault' }
  }
}

// The database is away, starting, stopping, full, or did not answer in time; asking again may help.
const outages = [
  /^08/, /^53/, /^57/, /^55P03$/, /^25P03$/, /^40/,
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN)$/,
] // prettier-ignore
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/

/** Whether a fault is of the database being away, so that asking again may help. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return outages.some((outage) => outage.test(code)) || lostConnection.test(error.message) || isOutage(error.cause)
}
