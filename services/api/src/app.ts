import { guard } from './guard.ts'
import { showApiDocument, writeApiDocument } from './http/api-document.ts'
import type { App } from './http/app.ts'
import { createServer, type Patience } from './http/server.ts'
import { servePages } from './http/web-pages.ts'
import { ruleRoutes } from './route-rules.ts'
import { routes } from './routes.ts'
import type { Shell } from './shell.ts'

interface Options {
  readonly publicOrigin?: string | undefined
  readonly trustedProxies?: readonly string[]
  readonly webDist?: string | undefined
  readonly patience?: Patience
}

/** Titian's whole HTTP side on a shell; it listens nowhere yet. */
export async function buildApp(shell: Shell, options: Options = {}): Promise<App> {
  const { publicOrigin, trustedProxies = [], webDist, patience } = options
  const app = await createServer({
    log: shell.log,
    publicOrigin,
    trustedProxies,
    ...(patience ? { patience } : {}),
  })
  await writeApiDocument(app)
  ruleRoutes(app)
  guard(app, shell)
  for (const route of routes) route(app, shell)
  await showApiDocument(app)
  await servePages(app, webDist)
  await app.ready()
  return app
}
