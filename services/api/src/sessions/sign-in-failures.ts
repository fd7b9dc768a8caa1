import type { EdgeRefusal } from '@titian/contract'
import { sql, type Kysely } from 'kysely'
import { brake, unbrake } from './account-brake.ts'
import { keysOf, type Keys } from './sign-in-keys.ts'
import { isKnownPlace, keepPlace } from './sign-in-place.ts'

const pauseMs = 15 * 60_000
/** Wrong passwords for one account from one address. */
const ofPair = 5
/** From one address, whatever the account: a county's office shares one, a guesser needs more. */
const ofAddress = 60

export interface Attempt extends Keys {
  /** How many have failed for this account from this address if this one fails too. */
  readonly failures: number
  /** From here the account was never opened: what fails counts against it wherever it comes from. */
  readonly isStrange: boolean
  /** The last before strangers wait, for so many minutes. */
  readonly beginsPauseOf?: number
  readonly refusal?: Extract<EdgeRefusal, { readonly refused: 'SignInPaused' | 'SignInBraked' }>
}

/**
 * Counts an attempt as failed before the password is looked at, so that many at once are counted one by one, on every
 * process alike. Where an account was opened before, only what failed there pauses it: nobody can lock out another from
 * elsewhere. Whether there is such an account makes no difference.
 */
export async function beginAttempt(
  db: Kysely<unknown>,
  journal: string,
  account: string,
  address: string,
  now: Date,
): Promise<Attempt> {
  const keys = await keysOf(db, journal, account, address)
  const pair = await countFailure(db, keys.pair, ofPair, now)
  const all = await countFailure(db, keys.address, ofAddress, now)
  const isStrange = !(await isKnownPlace(db, keys, now))
  const attempt = { ...keys, failures: pair.failures, isStrange }
  const pausedFor = pair.pausedFor ?? all.pausedFor
  if (pausedFor !== undefined) return { ...attempt, refusal: { refused: 'SignInPaused', retryAfter: pausedFor } }
  if (!isStrange) return attempt
  const braking = await brake(db, keys.account, now)
  return 'pausedFor' in braking
    ? { ...attempt, refusal: { refused: 'SignInBraked', retryAfter: braking.pausedFor } }
    : { ...attempt, ...braking }
}

/** The password was right: what was counted against this account from this address is forgotten, and the place is known. */
export async function forgetAttempt(db: Kysely<unknown>, attempt: Attempt, now: Date): Promise<void> {
  const { pair, address, account, isStrange, beginsPauseOf } = attempt
  // Along the way, what pauses nobody any more goes too.
  const forgotten = new Date(now.getTime() - pauseMs)
  await sql`delete from sign_in_failure where key = ${pair} or last_at < ${forgotten}`.execute(db)
  await sql`update sign_in_failure set failures = failures - 1 where key = ${address} and failures > 0`.execute(db)
  if (isStrange) await unbrake(db, account, now, beginsPauseOf !== undefined)
  await keepPlace(db, attempt, now)
}

/** Counts what failed under a key, and says for how many seconds it waits where there were too many. */
export async function countFailure(
  db: Kysely<unknown>,
  key: Buffer,
  limit: number,
  now: Date,
): Promise<{ failures: number; pausedFor?: number }> {
  const forgotten = new Date(now.getTime() - pauseMs)
  // Trying on while paused counts, but does not make the pause longer.
  const { rows } = await sql<{ failures: number; last_at: Date }>`
    insert into sign_in_failure (key, failures, last_at)
    values (${key}, 1, ${now})
    on conflict (key) do update
    set failures = case when sign_in_failure.last_at < ${forgotten} then 1 else sign_in_failure.failures + 1 end,
      last_at = case
        when sign_in_failure.last_at >= ${forgotten} and sign_in_failure.failures >= ${limit}
        then sign_in_failure.last_at
        else ${now}
      end
    returning failures, last_at`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('A sign-in was not counted')
  if (row.failures <= limit) return { failures: row.failures }
  return { failures: row.failures, pausedFor: Math.ceil((row.last_at.getTime() + pauseMs - now.getTime()) / 1000) }
}
