import { Change } from '@titian/contract'
import type { App } from '../http/app.ts'
import { problems } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'

const lookEveryMs = 250
/** Below the patience of proxies; also how soon someone whose session has ended hears no more. */
const beatEveryMs = 20_000

const schema = {
  tags: ['运行'],
  summary: '数据变动（服务器推送）：各模型都已计入的位置',
  response: { 200: { content: { 'text/event-stream': { schema: Change } } }, ...problems },
}

/** Tells the pages that there is something new to ask for; never what, so that nobody hears of what they may not see. */
export function streamChanges(app: App, { passed, journal }: Shell): void {
  const open = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const end of open) end()
  })

  app.get('/api/changes', { schema }, async (request, reply) => {
    const { raw } = reply.hijack()
    raw.writeHead(200, {
      ...headersOf(reply.getHeaders()),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Some proxies would wait for more before they pass it on.
      'x-accel-buffering': 'no',
    })
    let told = -1
    const look = async () => {
      const position = await passed.look()
      if (position === told || raw.writableEnded) return
      told = position
      raw.write(`event: change\ndata: ${JSON.stringify({ positions: { [journal]: position } })}\n\n`)
    }
    const looking = setInterval(() => {
      look().catch((error: unknown) => request.log.warn({ err: error }, 'Could not look for changes'))
    }, lookEveryMs)
    // The browser comes back by itself, and is asked who it is again.
    const ending = setTimeout(() => end(), beatEveryMs * 30)
    const beating = setInterval(() => raw.write(': beat\n\n'), beatEveryMs)
    const end = () => {
      clearInterval(looking)
      clearInterval(beating)
      clearTimeout(ending)
      open.delete(end)
      raw.end()
    }
    open.add(end)
    raw.on('close', end)
    await look()
  })
}

type Headers = Readonly<Record<string, number | string | string[] | undefined>>

function headersOf(headers: Headers): Record<string, number | string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
