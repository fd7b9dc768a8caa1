import { Health, Readiness } from '@titian/contract'
import { readModels } from '@titian/read-models'
import { sql } from 'kysely'
import type { Shell } from '../shell.ts'
import type { App } from './app.ts'
import { problems } from './refuse.ts'

type Part = Readiness['parts'][number]

const live = { tags: ['运行'], summary: '进程在运行', response: { 200: Health, ...problems } }
const ready = { tags: ['运行'], summary: '各部分是否就绪', response: { 200: Readiness, 503: Readiness } }

/** Live: the process answers. Ready: send people here; else it says which part is not. */
export function reportHealth(app: App, shell: Shell): void {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
  })
  app.get('/health/live', { schema: live }, async () => ({ status: 'live' as const }))
  app.get('/health/ready', { schema: ready }, async (_, reply) => {
    const parts = [
      { part: 'process', ready: !stopping, needed: true },
      await databasePart(shell),
      await readModelsPart(shell),
      // Without its queue Titian is slower, not wrong: a sweep finds what nobody was woken for.
      { part: 'queue', ready: shell.queue.reachable(), needed: false },
    ]
    const isReady = parts.every((part) => part.ready || !part.needed)
    reply.code(isReady ? 200 : 503)
    return { ready: isReady, parts }
  })
}

async function databasePart({ store, journal }: Shell): Promise<Part> {
  const answered = await store.head(journal).then(
    () => true,
    () => false,
  )
  return { part: 'database', ready: answered, needed: true }
}

/** A model that stopped answers with old figures, and says so; people are better served by them than by nothing. */
async function readModelsPart({ db, journal }: Shell): Promise<Part> {
  const stopped = await sql<{ follower: string }>`
    select follower from checkpoint
    where journal = ${journal} and stopped is not null and follower = any(${readModels.map(({ name }) => name)})`
    .execute(db)
    .then(
      ({ rows }) => rows.map(({ follower }) => follower),
      () => ['?'],
    )
  return {
    part: stopped.length === 0 ? 'read-models' : `read-models: ${stopped.join()}`,
    ready: stopped.length === 0,
    needed: false,
  }
}
