import underPressure from '@fastify/under-pressure'
import type { App } from './app.ts'
import { refuse } from './refuse.ts'

// Far above what a busy day needs: this is for the day on which everyone asks at once and each answer makes it worse.
const usual = { maxEventLoopDelay: 2_000, maxRssBytes: 1_500_000_000 }
const sampleMs = 500

/**
 * Sheds questions rather than fall over. Whoever watches is always answered, and so are the files of a page: one that
 * lacks a script cannot say that we are busy.
 */
export async function shedLoad(app: App, limits: Partial<typeof usual> = usual): Promise<void> {
  // Building the server is the longest stretch of work it ever has; the first samples tell of that and not of any crowd.
  let settled = false
  app.addHook('onListen', async () => {
    setTimeout(() => (settled = true), 3 * sampleMs).unref()
  })
  await app.register(underPressure, {
    ...limits,
    sampleInterval: sampleMs,
    pressureHandler: async (request, reply) => {
      if (!settled || !request.url.startsWith('/api/')) return
      return reply.send(refuse(reply, { refused: 'Busy', retryAfter: 10 }))
    },
  })
}
