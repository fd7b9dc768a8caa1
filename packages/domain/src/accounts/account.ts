import type { Decider } from '../decider.ts'
import { beyond, judgeGrants, type Grant, type GrantRefusal } from './grant.ts'

/** Facts about an account. `credential` keys a password's hash, which is kept beside the log. */
export type AccountEvent =
  | {
      readonly type: 'AccountOpened'
      readonly data: {
        readonly account: string
        readonly grants: readonly Grant[]
        readonly credential: string
        readonly mustChangePassword: boolean
      }
    }
  | { readonly type: 'GrantsChanged'; readonly data: { readonly grants: readonly Grant[] } }
  /** By the person. */
  | { readonly type: 'PasswordChanged'; readonly data: { readonly credential: string } }
  /** By an administrator; the person chooses another at the next sign-in. */
  | { readonly type: 'PasswordReset'; readonly data: { readonly credential: string } }
  /** The name itself is personal and stands beside the log. */
  | { readonly type: 'HolderRenamed'; readonly data: Readonly<Record<string, never>> }
  | { readonly type: 'AccountDisabled'; readonly data: Readonly<Record<string, never>> }
  | { readonly type: 'AccountEnabled'; readonly data: Readonly<Record<string, never>> }

/** Who gives a command: the account and what it may do. */
export interface Administrator {
  readonly account: string
  readonly grants: readonly Grant[]
}

export type AccountCommand =
  /** The first account of a journal, and those of the sample: nobody is there yet to open them. */
  | {
      readonly type: 'FoundAccount'
      readonly account: string
      readonly grants: readonly Grant[]
      readonly credential: string
      readonly mustChangePassword: boolean
    }
  | {
      readonly type: 'OpenAccount'
      readonly account: string
      readonly grants: readonly Grant[]
      readonly credential: string
      readonly by: Administrator
    }
  | { readonly type: 'ChangeGrants'; readonly grants: readonly Grant[]; readonly by: Administrator }
  | { readonly type: 'RenameHolder'; readonly by: Administrator }
  | { readonly type: 'DisableAccount'; readonly by: Administrator }
  | { readonly type: 'EnableAccount'; readonly by: Administrator }
  | { readonly type: 'ResetPassword'; readonly credential: string; readonly by: Administrator }
  | { readonly type: 'ChangePassword'; readonly credential: string }

export type AccountRefusal =
  | GrantRefusal
  | { readonly refused: 'AccountTaken'; readonly account: string }
  /** Also where an account is another administrator's: what one may not see is not there. */
  | { readonly refused: 'AccountUnknown' }
  | { readonly refused: 'GrantOutsideScope'; readonly grant: Grant }
  | { readonly refused: 'OwnAccount' }

export type Account =
  | { readonly status: 'absent' }
  | {
      readonly status: 'open' | 'disabled'
      readonly account: string
      readonly grants: readonly Grant[]
      readonly credential: string
      readonly mustChangePassword: boolean
    }

export const accountDecider: Decider<AccountCommand, AccountEvent, Account, AccountRefusal> = {
  initialState: { status: 'absent' },
  decide,
  evolve,
}

function decide(command: AccountCommand, account: Account): readonly AccountEvent[] | AccountRefusal {
  switch (command.type) {
    case 'FoundAccount':
      return account.status === 'absent' ? [opened(command, command.mustChangePassword)] : taken(command.account)
    case 'OpenAccount':
      if (account.status !== 'absent') return taken(command.account)
      return judge(command.grants, command.by) ?? [opened(command, true)]
    case 'ChangePassword':
      return account.status === 'open'
        ? [{ type: 'PasswordChanged', data: { credential: command.credential } }]
        : { refused: 'AccountUnknown' }
    default:
      if (account.status === 'absent' || beyond(account.grants, command.by.grants)) return { refused: 'AccountUnknown' }
      // Nobody raises or locks out themselves; that takes a second person.
      if (account.account === command.by.account) return { refused: 'OwnAccount' }
      return administer(command, account)
  }
}

type Administration = Extract<
  AccountCommand,
  { readonly type: 'ChangeGrants' | 'RenameHolder' | 'DisableAccount' | 'EnableAccount' | 'ResetPassword' }
>

function administer(
  command: Administration,
  account: Exclude<Account, { readonly status: 'absent' }>,
): readonly AccountEvent[] | AccountRefusal {
  switch (command.type) {
    case 'ChangeGrants':
      return judge(command.grants, command.by) ?? [{ type: 'GrantsChanged', data: { grants: command.grants } }]
    case 'RenameHolder':
      return [{ type: 'HolderRenamed', data: {} }]
    case 'DisableAccount':
      return account.status === 'disabled' ? [] : [{ type: 'AccountDisabled', data: {} }]
    case 'EnableAccount':
      return account.status === 'open' ? [] : [{ type: 'AccountEnabled', data: {} }]
    case 'ResetPassword':
      return [{ type: 'PasswordReset', data: { credential: command.credential } }]
  }
}

function judge(grants: readonly Grant[], by: Administrator): AccountRefusal | undefined {
  const wrong = judgeGrants(grants)
  if (wrong) return wrong
  const outside = beyond(grants, by.grants)
  return outside && { refused: 'GrantOutsideScope', grant: outside }
}

function evolve(account: Account, event: AccountEvent): Account {
  if (event.type === 'AccountOpened') return { status: 'open', ...event.data }
  if (account.status === 'absent') return account
  switch (event.type) {
    case 'GrantsChanged':
      return { ...account, grants: event.data.grants }
    case 'PasswordChanged':
      return { ...account, credential: event.data.credential, mustChangePassword: false }
    case 'PasswordReset':
      return { ...account, credential: event.data.credential, mustChangePassword: true }
    case 'HolderRenamed':
      return account
    case 'AccountDisabled':
      return { ...account, status: 'disabled' }
    case 'AccountEnabled':
      return { ...account, status: 'open' }
  }
}

function opened(
  { account, grants, credential }: Extract<AccountCommand, { readonly type: 'FoundAccount' | 'OpenAccount' }>,
  mustChangePassword: boolean,
): AccountEvent {
  return { type: 'AccountOpened', data: { account, grants, credential, mustChangePassword } }
}

function taken(account: string): AccountRefusal {
  return { refused: 'AccountTaken', account }
}
