import { Dialled, DialledNoted } from '@titian/contract'
import { sql } from 'kysely'
import { recordAccess } from '../access/record-access.ts'
import type { App } from '../http/app.ts'
import { problems } from '../http/refuse.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['手机'],
  summary: '在手机上拨打过的企业：每家每天在访问日志中记一行',
  body: Dialled,
  response: { 200: DialledNoted, ...problems },
}

/** Said afterwards, because a call may be made without a network. What is no firm of ours is passed over. */
export function noteDialled(app: App, shell: Shell): void {
  app.post('/api/sync/dialled', { schema }, async (request) => {
    const { db, journal, clock } = shell
    const { firms } = request.body
    const { rows } = await sql<{ code: string; stream: string }>`
      select distinct code, stream
      from enterprise_code_1
      where journal = ${journal} and code = any(${firms.map(({ uscc }) => uscc)}) and upper_inf(known)`.execute(db)
    const streams = new Map(rows.map(({ code, stream }) => [code, stream]))
    const { account } = principalOf(request)
    let noted = 0
    for (const { uscc, at } of firms) {
      const enterprise = streams.get(uscc)
      if (enterprise === undefined) continue
      // A clock that runs ahead cannot put a line into tomorrow.
      const when = new Date(Math.min(Date.parse(at), clock().getTime()))
      const access = { type: 'ContactDialled', data: { enterprise } } as const
      if ((await recordAccess(shell, request, account, access, 'day', when)).isNew) noted += 1
    }
    return { noted }
  })
}
