import { sql, type Kysely } from 'kysely'
import type { Shell } from '../shell.ts'
import { forgetBrake } from './account-brake.ts'
import { keysOf, type Keys } from './sign-in-keys.ts'

const forgetMs = 90 * 24 * 3_600_000

/** Whether the account was opened from this address within the last three months. */
export async function isKnownPlace(
  db: Kysely<unknown>,
  { account, pair }: Pick<Keys, 'account' | 'pair'>,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    select from sign_in_place
    where account = ${account} and place = ${pair} and last_at >= ${new Date(now.getTime() - forgetMs)}`.execute(db)
  return rows.length > 0
}

export async function keepPlace(
  db: Kysely<unknown>,
  { account, pair }: Pick<Keys, 'account' | 'pair'>,
  now: Date,
): Promise<void> {
  await sql`
    insert into sign_in_place (account, place, last_at) values (${account}, ${pair}, ${now})
    on conflict (account, place) do update set last_at = excluded.last_at`.execute(db)
  await sql`delete from sign_in_place where last_at < ${new Date(now.getTime() - forgetMs)}`.execute(db)
}

/**
 * An account has a new password: whoever had the old one is a stranger everywhere, and what was tried against that is
 * forgotten. Where the new one was given out the account may be opened, so that also somebody who never signed in has a
 * place that no guesser can close to them.
 */
export async function vouchForPlace(
  { db, journal, clock }: Pick<Shell, 'db' | 'journal' | 'clock'>,
  account: string,
  address: string,
): Promise<void> {
  const keys = await keysOf(db, journal, account, address)
  await sql`delete from sign_in_place where account = ${keys.account}`.execute(db)
  await forgetBrake(db, keys.account)
  await keepPlace(db, keys, clock())
}
