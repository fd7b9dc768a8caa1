import { Change } from '@titian/contract'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { readSessionCookie } from '../sessions/session-cookie.ts'
import type { Shell } from '../shell.ts'
import { Listeners } from './listeners.ts'

const schema = {
  tags: ['运行'],
  summary: '数据变动（服务器推送）：各模型都已计入的位置',
  response: { 200: { content: { 'text/event-stream': { schema: Change } } }, ...problems },
}

/** Tells the pages that there is something new to ask for; never what, so that nobody hears of what they may not see. */
export function streamChanges(app: App, shell: Shell): void {
  const { passed, journal, log } = shell
  const listeners = new Listeners({
    look: () => passed.look(),
    say: (position) => `event: change\ndata: ${JSON.stringify({ positions: { [journal]: position } })}\n\n`,
    failed: (error) => log.warn({ err: error }, 'Could not look for changes'),
  })
  app.addHook('preClose', async () => listeners.end())

  app.get('/api/changes', { schema }, async (request, reply) => {
    // The guard has seen it.
    const session = readSessionCookie(shell, request) ?? ''
    if (!listeners.hasRoomFor(session)) return refuse(reply, { refused: 'ListeningTooOften', retryAfter: 60 })
    const { raw } = reply.hijack()
    raw.writeHead(200, {
      ...headersOf(reply.getHeaders()),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Some proxies would wait for more before they pass it on.
      'x-accel-buffering': 'no',
    })
    listeners.join(raw, session)
    return reply
  })
}

type Headers = Readonly<Record<string, number | string | string[] | undefined>>

function headersOf(headers: Headers): Record<string, number | string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
