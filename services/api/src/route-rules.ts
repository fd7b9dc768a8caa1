import { closed } from '@titian/contract'
import { Type } from 'typebox'
import type { App } from './http/app.ts'
import { entryOf, policy } from './policy.ts'

const nothing = closed({})
// Sent as nothing at all, or as an empty object. One schema, so that a field is wrong once.
const nothingSent = Type.Unsafe<object | null>({ type: ['object', 'null'], additionalProperties: false })
const after = Type.Optional(Type.Integer({ minimum: 0, description: '等到日志的这个位置计入后再答, 至多 2 秒' }))
const commandHeaders = Type.Object({
  'idempotency-key': Type.String({ format: 'uuid', description: '本次提交的编号；重发同一编号只办一次' }),
})

const summaries = new WeakMap<App, Map<string, string>>()

/** What a route does, in a few words for people, less how it does it; a name that is no route's any more says itself. */
export function summaryOf(app: App, name: string): string {
  return summaries.get(app)?.get(name) ?? (name.endsWith(' ') ? '没有的地址' : name)
}

/**
 * The server does not start with a route that stands in no line of the policy, or that does not say what comes in and
 * out; nor with a line for a route that there is not. Must come before the routes.
 */
export function ruleRoutes(app: App, lines: readonly string[] = Object.keys(policy)): void {
  const missing = new Set(lines)
  const said = new Map<string, string>()
  summaries.set(app, said)
  app.addHook('onRoute', (route) => {
    const { method, url, schema } = route
    if (isPage(url)) return
    const name = `${[method].flat().join()} ${url}`
    if (!lines.includes(name)) throw new Error(`policy.ts has no line for ${name}`)
    missing.delete(name)
    if (!schema?.response || !schema.summary) throw new Error(`${name} does not say what it answers`)
    said.set(name, schema.summary.split('；')[0] ?? schema.summary)
    if (url.includes(':') && !schema.params) throw new Error(`${name} does not say what its path holds`)
    // A misspelt question is refused, not dropped, also where nothing can be asked.
    schema.querystring ??= nothing
    // The same of what a write says, where there is nothing to say.
    if (method !== 'GET') schema.body ??= nothingSent
    if (method === 'GET' && url.startsWith('/api/')) schema.querystring = withAfter(schema.querystring)
    if (method !== 'GET' && takesCommands(name)) schema.headers ??= commandHeaders
  })
  app.addHook('onReady', async () => {
    if (missing.size > 0)
      throw new Error(`policy.ts has lines for routes that there are not: ${[...missing].join(', ')}`)
  })
}

/** Whoever wrote may ask anything only once that is counted. */
function withAfter(query: unknown): unknown {
  if (typeof query !== 'object' || query === null || !('properties' in query)) return query
  return { ...query, properties: { ...Object(query.properties), after } }
}

/** Those whose line names roles; signing in and out is no command. */
function takesCommands(name: string): boolean {
  const entry = entryOf(name)
  return entry !== undefined && 'roles' in entry
}

/** The desk's pages, the phone's, and the page to read the API hold nothing but themselves. */
function isPage(url: string): boolean {
  return url === '/' || url === '/*' || url === '/m' || url === '/m/' || url.startsWith('/api/docs')
}
