import { Dialled, DialledNoted } from '@titian/contract'
import { everLookedAfter, officersOf } from '@titian/read-models'
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

/** Said afterwards, because a call may be made without a network. What was never a firm of the caller's is passed over. */
export function noteDialled(app: App, shell: Shell): void {
  app.post('/api/sync/dialled', { schema }, async (request) => {
    const { db, journal, clock } = shell
    const { firms } = request.body
    const { account } = principalOf(request)
    const officers = await officersOf(db, journal, account)
    const codes = firms.map(({ uscc }) => uscc)
    const streams = await everLookedAfter(db, journal, officers, codes)
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
