import { DigestSettings, Written } from '@titian/contract'
import { sql } from 'kysely'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['我的工作'],
  summary: '本人的摘要设置：要不要、几点、免打扰时段、休息日、发到哪里',
  body: DigestSettings,
  response: { 200: Written, ...problems },
}

/** One's own, and no business of the log's: an address of somebody's stands beside it. */
export function setDigest(app: App, shell: Shell): void {
  app.put('/api/digest/settings', { schema }, async (request, reply) => {
    const { db, journal, store, channels } = shell
    const { account } = principalOf(request)
    const { enabled, channel, hour, quietFrom, quietUntil, daysOff, email } = request.body
    if (!channels.includes(channel)) return refuse(reply, { refused: 'ChannelMissing' })
    if (channel === 'email' && email === null) return refuse(reply, { refused: 'FieldMissing', field: 'email' })
    await sql`
      insert into digest_setting (journal, account, enabled, channel, hour, quiet_from, quiet_until, days_off, email)
      values (${journal}, ${account}, ${enabled}, ${channel}, ${hour}, ${quietFrom}, ${quietUntil}, ${daysOff}, ${email})
      on conflict (journal, account) do update
      set enabled = excluded.enabled, channel = excluded.channel, hour = excluded.hour, quiet_from = excluded.quiet_from,
        quiet_until = excluded.quiet_until, days_off = excluded.days_off, email = excluded.email`.execute(db)
    return { position: await store.head(journal) }
  })
}
