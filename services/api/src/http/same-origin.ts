import type { FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { refuse } from './refuse.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * No other site writes here in the name of someone who is signed in. A browser says with every write where it comes
 * from; who says nothing is no browser and carries no one's cookie by accident.
 */
export function refuseForeignOrigins(app: App, publicOrigin: string | undefined): void {
  app.addHook('onRequest', async (request, reply) => {
    if (isReading(request) || isOurs(request, publicOrigin)) return
    return reply.send(refuse(reply, { refused: 'OriginForeign' }))
  })
}

export function isReading({ method }: Pick<FastifyRequest, 'method'>): boolean {
  return reading.has(method)
}

function isOurs({ headers, host }: FastifyRequest, publicOrigin: string | undefined): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = headers
  if (origin === undefined) return true
  if (publicOrigin !== undefined) return origin === publicOrigin
  return URL.canParse(origin) && new URL(origin).host === hostOf(origin, host)
}

/** The host as an address of that scheme writes it: 80 and 443 are left out. */
function hostOf(origin: string, host: string): string | undefined {
  const address = `${new URL(origin).protocol}//${host}`
  return URL.canParse(address) ? new URL(address).host : undefined
}
