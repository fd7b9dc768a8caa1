import { Devices, DevicesQuery } from '@titian/contract'
import { missingNumbers } from '@titian/read-models'
import { sql } from 'kysely'
import type { App } from '../http/app.ts'
import { problems } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['手机'],
  summary: '手机同步情况：多久没有同步、还有多少待上传、可能丢失多少',
  querystring: DevicesQuery,
  response: { 200: Devices, ...problems },
}

const silentDays = 3

interface Row {
  readonly account: string
  readonly name: string | null
  readonly device: string
  readonly firstSeenAt: Date
  readonly lastSyncAt: Date
  readonly waiting: number
  readonly missing: number
  readonly skewMs: number
}

/** Whose phones have not come, the longest away first: what they hold is in no figure yet. */
export function listDevices(app: App, { db, journal, clock }: Shell): void {
  app.get('/api/sync/devices', { schema }, async (request) => {
    const { staleDays = 0 } = request.query
    const { rows } = await sql<Row>`
      select d.account, h.name, d.device, d.first_seen_at as "firstSeenAt", d.last_sync_at as "lastSyncAt", d.waiting,
        coalesce((select sum(upper(gap) - lower(gap)) from unnest(${missingNumbers}) as gap), 0)::int as missing,
        d.skew_ms as "skewMs"
      from device d
      left join account_holder h on h.journal = d.journal and h.account = d.account
      where d.journal = ${journal}
      order by d.last_sync_at, d.account
      limit 2000`.execute(db)
    const now = clock().getTime()
    const lines = rows.map(({ name, skewMs, firstSeenAt, lastSyncAt, ...row }) => ({
      ...row,
      name: name ?? row.account,
      firstSeenAt: firstSeenAt.toISOString(),
      lastSyncAt: lastSyncAt.toISOString(),
      daysSince: Math.max(0, Math.floor((now - lastSyncAt.getTime()) / 86_400_000)),
      skewMinutes: Math.round(skewMs / 60_000),
    }))
    const lastOf = new Map<string, number>()
    for (const { account, daysSince } of lines) {
      lastOf.set(account, Math.min(daysSince, lastOf.get(account) ?? Number.POSITIVE_INFINITY))
    }
    return {
      items: lines.filter(({ daysSince }) => staleDays === 0 || daysSince > staleDays).slice(0, 500),
      silent: [...lastOf.values()].filter((days) => days > silentDays).length,
    }
  })
}
