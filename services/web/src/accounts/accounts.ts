import { queryOptions } from '@tanstack/react-query'
import type { AccountList, AccountOpened, ChangeAccount, OpenAccount } from '@titian/contract'
import { ask, tell } from '../app/client.ts'

export const accountsQuery = queryOptions({ queryKey: ['accounts'], queryFn: () => ask<AccountList>('/api/accounts') })

const pathOf = (account: string) => `/api/accounts/${encodeURIComponent(account)}`

export function openAccount(body: OpenAccount, key: string) {
  return tell<AccountOpened>('POST', '/api/accounts', { body, key })
}

export function changeAccount(account: string, body: ChangeAccount, key: string) {
  return tell<unknown>('PATCH', pathOf(account), { body, key })
}

/** Gives a new first password, shown once; it must be changed at the next sign-in. */
export function resetPassword(account: string, key: string) {
  return tell<AccountOpened>('POST', `${pathOf(account)}/password`, { key })
}
