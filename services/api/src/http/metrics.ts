import { Type } from 'typebox'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { passedPositions } from '../changes/passed-position.ts'
import type { Shell } from '../shell.ts'
import type { App } from './app.ts'
import { problems } from './refuse.ts'

const schema = {
  tags: ['运行'],
  summary: '指标（Prometheus）',
  response: { 200: { content: { 'text/plain': { schema: Type.String() } } }, ...problems },
}

/** How busy, how slow, how far behind. Routes are named by their patterns; no label says which firm or person. */
export function measure(app: App, { db, store, journal }: Shell): void {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const answers = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [register],
  })
  const head = new Gauge({ name: 'journal_head', help: 'Last position of the log', registers: [register] })
  const passed = new Gauge({
    name: 'read_models_passed',
    help: 'Last position that all read models have counted',
    registers: [register],
  })

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    answers.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', { schema }, async (_, reply) => {
    head.set(await store.head(journal))
    passed.set((await passedPositions(db, journal)).lowest)
    reply.header('content-type', register.contentType)
    return register.metrics()
  })
}
