import { accountDecider, roles, type Account, type AccountEvent } from '@titian/domain'
import type { EventStore, RecordedEvent } from '@titian/event-store'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'

export interface KnownAccount {
  readonly account: Account
  readonly version: number
}

export function accountStream(account: string): string {
  return `account-${account}`
}

/** An account as its facts say. Read on every request, so that what an administrator takes away is gone at once. */
export async function loadAccount(store: EventStore, journal: string, account: string): Promise<KnownAccount> {
  return foldAccount(await store.readStream(journal, accountStream(account)))
}

export function foldAccount(events: readonly RecordedEvent[]): KnownAccount {
  return {
    account: events.map(accountEventOf).reduce(accountDecider.evolve, accountDecider.initialState),
    version: events.at(-1)?.version ?? 0,
  }
}

const Grants = Type.Array(Type.Object({ role: Type.Enum([...roles]), unit: Type.String() }))
const Nothing = Type.Record(Type.String(), Type.Never())
const Credential = Type.Object({ credential: Type.String() })

const event = Compile(
  Type.Union([
    Type.Object({
      type: Type.Literal('AccountOpened'),
      data: Type.Object({
        account: Type.String(),
        grants: Grants,
        credential: Type.String(),
        mustChangePassword: Type.Boolean(),
      }),
    }),
    Type.Object({ type: Type.Literal('GrantsChanged'), data: Type.Object({ grants: Grants }) }),
    Type.Object({ type: Type.Literal('PasswordChanged'), data: Credential }),
    Type.Object({ type: Type.Literal('PasswordReset'), data: Credential }),
    Type.Object({ type: Type.Enum(['HolderRenamed', 'AccountDisabled', 'AccountEnabled']), data: Nothing }),
  ]),
)

function accountEventOf({ type, data, position }: RecordedEvent): AccountEvent {
  const said: unknown = { type, data }
  if (!event.Check(said)) throw new Error(`The event at position ${position} is no ${type} of an account`)
  return said
}
