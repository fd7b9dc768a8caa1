import { SettleContested, Written } from '@titian/contract'
import { sql } from 'kysely'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { whoAsks } from '../who.ts'

const schema = {
  tags: ['核对'],
  summary: '内容不同的重复提交：核实后不再提示（市级）',
  body: SettleContested,
  response: { 200: Written, ...problems },
}

/** The second content never takes effect; who looked into it, and when, is kept beside it. Asked again, the first stands. */
export function settleContested(app: App, shell: Shell): void {
  app.post('/api/review/contested', { schema }, async (request, reply) => {
    const { db, journal, store, clock } = shell
    const { account, command, content } = request.body
    const who = await whoAsks(shell, request)
    if (who.units !== undefined) return refuse(reply, { refused: 'NothingContested' })
    const { numAffectedRows } = await sql`
      update command_contested
      set settled_by = coalesce(settled_by, ${who.account}), settled_at = coalesce(settled_at, ${clock()})
      where journal = ${journal} and actor = ${account} and id = ${command}::uuid
        and content_hash = decode(${content}, 'hex')`.execute(db)
    if (numAffectedRows === 0n) return refuse(reply, { refused: 'NothingContested' })
    return { position: await store.head(journal) }
  })
}
