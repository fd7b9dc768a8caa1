import type { App } from './app.ts'
import { isReadable, MalformedRequest } from './readable.ts'

/** The query gets the same care as a body: no broken UTF-8, no NUL. */
export function refuseUnreadableAddresses(app: App): void {
  app.addHook('onRequest', async (request) => {
    const address = decoded(request.originalUrl)
    if (address === undefined) throw new MalformedRequest('encoding')
    if (!isReadable(address)) throw new MalformedRequest('character')
  })
}

/** The router answers addresses that it cannot decode in its own words, before any hook; it gets another one. */
export function routable(address: string): string {
  return decoded(address) === undefined ? '/' : address
}

function decoded(address: string): string | undefined {
  try {
    return decodeURIComponent(address)
  } catch {
    return undefined
  }
}
