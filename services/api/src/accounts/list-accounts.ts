import { AccountList } from '@titian/contract'
import { isWithin } from '@titian/domain'
import type { Principal } from '@titian/read-models'
import { sql, type Kysely } from 'kysely'
import type { App } from '../http/app.ts'
import { problems } from '../http/refuse.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { accountStream, foldAccount, type KnownAccount } from './account-log.ts'

const schema = { tags: ['账号'], summary: '管理范围内的账号', response: { 200: AccountList, ...problems } }

export function listAccounts(app: App, shell: Shell): void {
  app.get('/api/accounts', { schema }, async (request) => {
    const { db, store, journal } = shell
    const principal = principalOf(request)
    const holders = await holdersOf(db, journal)
    const streams = await store.readStreams(
      journal,
      holders.map(({ account }) => accountStream(account)),
    )
    return {
      items: holders.flatMap(({ account, name, lastSignInAt }) => {
        const { account: known } = foldAccount(streams.get(accountStream(account)) ?? [])
        if (known.status === 'absent' || !isInSight(known, principal)) return []
        return [
          {
            account,
            name,
            grants: [...known.grants],
            disabled: known.status === 'disabled',
            mustChangePassword: known.mustChangePassword,
            lastSignInAt: lastSignInAt?.toISOString() ?? null,
          },
        ]
      }),
    }
  })
}

type Open = Exclude<KnownAccount['account'], { readonly status: 'absent' }>

function isInSight({ grants }: Open, principal: Principal): boolean {
  return grants.every(({ unit }) => principal.grants.some((own) => isWithin(unit, own.unit)))
}

interface Holder {
  readonly account: string
  readonly name: string
  readonly lastSignInAt: Date | null
}

async function holdersOf(db: Kysely<unknown>, journal: string): Promise<readonly Holder[]> {
  const { rows } = await sql<Holder>`
    select account, name, last_sign_in_at as "lastSignInAt"
    from account_holder
    where journal = ${journal}
    order by account`.execute(db)
  return rows
}
