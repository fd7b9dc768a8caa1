import { type Server, createServer } from 'node:http'
import type { Health } from './health.ts'
import type { Metrics } from './metrics.ts'

type Options = {
  readonly host: string
  readonly port: number
  readonly alive: () => boolean
  readonly health: () => Promise<Health>
  readonly metrics: Metrics
}

/** `/health/live`, `/health/ready` and `/metrics`, for the machine's keepers. Answers the port that it listens on. */
export async function serveHealth(options: Options): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer({ requestTimeout: 5000, headersTimeout: 5000 }, (request, response) => {
    answer(request.url ?? '', options).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((settle, fail) => server.once('error', fail).listen(options.port, options.host, settle))
  return {
    port: portOf(server),
    close: async () => {
      server.closeAllConnections()
      await new Promise((settle) => server.close(settle))
    },
  }
}

type Answer = { status: number; type: string; body: string }

async function answer(path: string, { alive, health, metrics }: Options): Promise<Answer> {
  switch (path) {
    case '/health/live':
      return json(alive() ? 200 : 503, { alive: alive() })
    case '/health/ready': {
      const answered = await health()
      return json(answered.ready ? 200 : 503, answered)
    }
    case '/metrics':
      return { status: 200, type: metrics.contentType, body: await metrics.ask() }
    default:
      return json(404, {})
  }
}

function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The health server has no port')
  return address.port
}
