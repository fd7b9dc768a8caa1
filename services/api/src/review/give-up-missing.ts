import { GiveUpMissing, Written } from '@titian/contract'
import { missingNumbers } from '@titian/read-models'
import { sql } from 'kysely'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { whoAsks } from '../who.ts'

const schema = {
  tags: ['核对'],
  summary: '手机上没有收到的记录：已补录或确实没有，说明原因后不再提示',
  body: GiveUpMissing,
  response: { 200: Written, ...problems },
}

/** The numbers that are missing now are given up, with the reason. Should one of them come after all, it is taken. */
export function giveUpMissing(app: App, shell: Shell): void {
  app.post('/api/review/missing', { schema }, async (request, reply) => {
    const { db, journal, store, clock } = shell
    const { account, device, reason } = request.body
    const who = await whoAsks(shell, request)
    if (account !== who.account && who.units !== undefined) return refuse(reply, { refused: 'NothingKept' })
    const known = await db.transaction().execute(async (transaction) => {
      const { rows } = await sql`
        select from device where journal = ${journal} and account = ${account} and device = ${device} for update`.execute(
        transaction,
      )
      await sql`
        insert into device_void (journal, account, device, device_seq, reason, voided_at)
        select journal, account, device, lower(gap), ${`${who.account}：${reason}`}, ${clock()}
        from device
        cross join unnest(${missingNumbers}) as gap
        where journal = ${journal} and account = ${account} and device = ${device}
        on conflict do nothing`.execute(transaction)
      await sql`
        update device set voided = voided + (${missingNumbers})
        where journal = ${journal} and account = ${account} and device = ${device}`.execute(transaction)
      return rows.length > 0
    })
    return known ? { position: await store.head(journal) } : refuse(reply, { refused: 'NothingKept' })
  })
}
