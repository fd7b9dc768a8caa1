import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, { LogController, type FastifyBaseLogger } from 'fastify'
import type { Logger } from 'pino'
import type { App } from './app.ts'
import { logRequests } from './log.ts'
import { parseJson } from './parse-json.ts'
import { answerErrors } from './errors.ts'
import { refuseUnreadableAddresses, routable } from './readable-address.ts'
import { secureHeaders } from './security-headers.ts'
import { refuseForeignOrigins } from './same-origin.ts'
import { shedLoad } from './pressure.ts'
import { answerUnreadable } from './unreadable.ts'
import { compileValidator } from './validation.ts'

/** How long whoever asks may take, and how long we may, in milliseconds. */
export interface Patience {
  readonly headers: number
  readonly request: number
  /** How often connections are looked at. */
  readonly check: number
  readonly answer: number
}

// An answer may take a little longer than its question: a slow body is the asker's fault, and told so.
export const patience: Patience = { headers: 5_000, request: 10_000, check: 1_000, answer: 12_000 }

interface Options {
  readonly log: Logger
  readonly publicOrigin: string | undefined
  readonly trustedProxies: readonly string[]
  readonly patience?: Patience
}

/** An HTTP server that is careful with whoever calls it, and answers nothing yet. */
export async function createServer({ log, publicOrigin, trustedProxies, ...rest }: Options): Promise<App> {
  const { headers, request, check, answer } = rest.patience ?? patience
  const logger: FastifyBaseLogger = log
  const app = fastify({
    loggerInstance: logger,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit: 1_048_576,
    // A schema says how long a parameter may be; the router would answer in its own words.
    routerOptions: { maxParamLength: 16_384 },
    // Fastify's requestTimeout alone leaves a slow body open for ever: Node looks only at the three under `http`.
    requestTimeout: request,
    handlerTimeout: answer,
    http: { requestTimeout: request, headersTimeout: headers, connectionsCheckingInterval: check },
    clientErrorHandler: answerUnreadable,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    rewriteUrl: (request) => routable(request.url ?? '/'),
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.setValidatorCompiler(compileValidator)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) =>
    parseJson(body),
  )
  await app.register(cookie)
  await app.register(multipart)
  logRequests(app)
  answerErrors(app)
  await secureHeaders(app, publicOrigin)
  await shedLoad(app)
  refuseUnreadableAddresses(app)
  refuseForeignOrigins(app, publicOrigin)
  return app
}
