import { closed } from '@titian/contract'
import type { App } from './http/app.ts'
import { policy } from './policy.ts'

const nothing = closed({})

/**
 * The server does not start with a route that stands in no line of the policy, or that does not say what comes in and
 * out; nor with a line for a route that there is not. Must come before the routes.
 */
export function ruleRoutes(app: App, lines: readonly string[] = Object.keys(policy)): void {
  const missing = new Set(lines)
  app.addHook('onRoute', (route) => {
    const { method, url, schema } = route
    if (isPage(url)) return
    const name = `${[method].flat().join()} ${url}`
    if (!lines.includes(name)) throw new Error(`policy.ts has no line for ${name}`)
    missing.delete(name)
    if (!schema?.response || !schema.summary) throw new Error(`${name} does not say what it answers`)
    if (url.includes(':') && !schema.params) throw new Error(`${name} does not say what its path holds`)
    // A misspelt question is refused, not dropped, also where nothing can be asked.
    schema.querystring ??= nothing
  })
  app.addHook('onReady', async () => {
    if (missing.size > 0)
      throw new Error(`policy.ts has lines for routes that there are not: ${[...missing].join(', ')}`)
  })
}

/** The desk's pages and the page to read the API hold nothing but themselves. */
function isPage(url: string): boolean {
  return url === '/' || url === '/*' || url.startsWith('/api/docs')
}
