import underPressure from '@fastify/under-pressure'
import type { App } from './app.ts'
import { refuse } from './refuse.ts'

// Far above what a busy day needs: this is for the day on which everyone asks at once and each answer makes it worse.
const limits = { maxEventLoopDelay: 2_000, maxRssBytes: 1_500_000_000 }

/** Sheds requests rather than fall over. Whoever watches is always answered. */
export async function shedLoad(app: App): Promise<void> {
  await app.register(underPressure, {
    ...limits,
    sampleInterval: 500,
    pressureHandler: async (request, reply) => {
      if (request.url.startsWith('/health/') || request.url === '/metrics') return
      return reply.send(refuse(reply, { refused: 'Busy', retryAfter: 10 }))
    },
  })
}
