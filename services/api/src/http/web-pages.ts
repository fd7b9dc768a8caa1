import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { App } from './app.ts'
import { refuse } from './refuse.ts'
import { nonceOf } from './security-headers.ts'

const year = 'public, max-age=31536000, immutable'
/** What the build of the desk writes where a nonce must stand (`html.cspNonce` of vite.config.ts). */
const placeholder = /__CSP_NONCE__/g

/**
 * Serves the desk, and below /m the phone. What the build named by its content stays a year with the browser; everything else is asked for
 * again. An address that is a page of the desk gets the desk; everything unknown below /api is a 404.
 */
export async function servePages(app: App, webDist: string | undefined): Promise<void> {
  const page = webDist === undefined ? undefined : newestText(join(webDist, 'index.html'))
  const phone = webDist === undefined ? undefined : newestText(join(webDist, 'm/index.html'))
  // A folder without pages is a mistake to be told now, not to the first who comes.
  await page?.()
  await phone?.()

  if (webDist !== undefined) {
    await app.register(fastifyStatic, {
      root: webDist,
      index: false,
      // A page holds a nonce for each answer: it is never a file.
      allowedPath: (path) => !path.endsWith('/index.html'),
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? year : 'no-cache')
      },
    })
  }

  if (page !== undefined) {
    // The root is a folder, for which the files' own handler has no good answer.
    app.get('/', { schema: { hide: true } }, async (_, reply) => reply.callNotFound())
    app.get('/m/', { schema: { hide: true } }, async (_, reply) => reply.callNotFound())
    // The phone's worker reaches what lies below its own folder.
    app.get('/m', { schema: { hide: true } }, async (_, reply) => reply.redirect('/m/', 308))
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (page === undefined || request.method !== 'GET' || !isPage(request.url)) {
      return reply.send(refuse(reply, { refused: 'NotFound' }))
    }
    const asked = request.url.startsWith('/m/') && phone !== undefined ? phone : page
    const shown = (await asked()).replace(placeholder, nonceOf(reply.raw))
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(shown)
  })
}

/** What the build makes and is not there is a file that is missing; `/figures/high-tech.new` is a page. */
function isPage(url: string): boolean {
  const path = url.split('?')[0] ?? ''
  return (
    !/^\/(api|health|metrics|assets)(\/|$)/.test(path) &&
    !/\.(js|css|map|svg|png|ico|html|txt|json|woff2?)$/i.test(path)
  )
}

/** A file's text, read again when the file is another: a new build names its scripts anew, and takes the old ones away. */
function newestText(path: string): () => Promise<string> {
  let text = ''
  let readAt: number | undefined
  return async () => {
    const { mtimeMs } = await stat(path)
    if (mtimeMs !== readAt) text = await readFile(path, 'utf8')
    readAt = mtimeMs
    return text
  }
}
