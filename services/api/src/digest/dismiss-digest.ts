import { DismissDigest, Written } from '@titian/contract'
import { workDigest } from '@titian/read-models'
import { sql } from 'kysely'
import { businessDay } from '../calendar/business-day.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { askAs } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['我的工作'],
  summary: '收起今天的摘要：今天不再显示，也不再发送；下次只说此后的变化',
  body: DismissDigest,
  response: { 200: Written, ...problems },
}

export function dismissDigest(app: App, shell: Shell): void {
  app.post('/api/digest/dismissal', { schema }, async (request, reply) => {
    const { db, journal, store, clock } = shell
    const principal = principalOf(request)
    const { account } = principal
    const told = await askAs(shell, principal, {}, async (transaction, { officers }) => {
      const { day: today } = await businessDay(transaction, journal)
      return { today, ...(await workDigest(transaction, { journal, officers, today, account })) }
    })
    if ('refused' in told) return refuse(reply, told)
    // The page stood open over midnight: what it put aside is over anyway.
    if (request.body.day === told.today) {
      await sql`
        insert into digest (journal, account, day, next_at, dismissed_at, keys)
        values (${journal}, ${account}, ${told.today}::date, ${clock()}, ${clock()}, ${[...told.keys]}::text[])
        on conflict (journal, account, day) do update
        set dismissed_at = excluded.dismissed_at, keys = excluded.keys`.execute(db)
    }
    return { position: await store.head(journal) }
  })
}
