import { accessSentence, accessTypes, Accesses, AccessesQuery, type AccessLine } from '@titian/contract'
import { sql } from 'kysely'
import type { App } from '../http/app.ts'
import { problems } from '../http/refuse.ts'
import { summaryOf } from '../route-rules.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['审计'],
  summary: '访问日志：登录、导出、查看联系人与被拒绝的访问，新的在前',
  querystring: AccessesQuery,
  response: { 200: Accesses, ...problems },
}

interface Row {
  readonly position: number
  readonly type: string
  readonly recorded_at: Date
  readonly actor: string
  readonly data: Readonly<Record<string, unknown>>
}

export function listAccesses(app: App, { db, accessJournal }: Shell): void {
  app.get('/api/accesses', { schema }, async (request) => {
    const { type, account, cursor, limit = 50 } = request.query
    const before = cursor !== undefined && /^\d{1,15}$/.test(cursor) ? Number(cursor) : Number.MAX_SAFE_INTEGER
    const { rows } = await sql<Row>`
      select position, type, recorded_at, actor, data
      from event
      where journal = ${accessJournal}
        and position < ${before}
        and ${type === undefined ? sql`true` : sql`type = ${type}`}
        and ${account === undefined ? sql`true` : sql`actor = ${account}`}
      order by position desc
      limit ${limit + 1}`.execute(db)
    const items = rows.slice(0, limit).flatMap((row) => lineOf(row, (route) => summaryOf(app, route)))
    return { items, next: rows.length > limit ? String(rows[limit - 1]?.position) : null }
  })
}

function lineOf(
  { position, type: written, recorded_at, actor, data }: Row,
  name: (route: string) => string,
): AccessLine[] {
  const type = accessTypes.find((known) => known === written)
  return type === undefined
    ? []
    : [{ position, type, recordedAt: recorded_at.toISOString(), actor, summary: accessSentence(type, data, name) }]
}
