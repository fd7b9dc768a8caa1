import { Type, type Static } from 'typebox'
import { closed, Instant } from './vocabulary.ts'
import { Grant } from './session.ts'

export const Account = closed({
  account: Type.String(),
  name: Type.String(),
  grants: Type.Array(Grant),
  disabled: Type.Boolean(),
  mustChangePassword: Type.Boolean(),
  lastSignInAt: Type.Union([Instant, Type.Null()]),
})
export type Account = Static<typeof Account>

export const AccountList = closed({ items: Type.Array(Account) })
export type AccountList = Static<typeof AccountList>

export const OpenAccount = closed({
  account: Type.String({ pattern: '^[a-z][a-z0-9._-]{1,31}$' }),
  name: Type.String({ minLength: 1, maxLength: 40 }),
  grants: Type.Array(Grant, { minItems: 1, maxItems: 20 }),
})
export type OpenAccount = Static<typeof OpenAccount>
/**
 * The first password is shown once and must be changed at the first sign-in. A repeated request is not told it again:
 * reset it instead.
 */
export const AccountOpened = closed({
  account: Type.String(),
  password: Type.Union([Type.String(), Type.Null()]),
  position: Type.Integer(),
})
export type AccountOpened = Static<typeof AccountOpened>

export const ChangeAccount = closed({
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  grants: Type.Optional(Type.Array(Grant, { minItems: 1, maxItems: 20 })),
  disabled: Type.Optional(Type.Boolean()),
})
export type ChangeAccount = Static<typeof ChangeAccount>
