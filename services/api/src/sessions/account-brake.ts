import { sql, type Kysely, type Transaction } from 'kysely'

/** Failures of one account, wherever they came from, before strangers pause; after a pause fewer lead to the next. */
const beforeFirstPause = 20
const beforeNextPause = 5
const longestMinutes = 60
const forgetMs = 24 * 3_600_000

export interface Brake {
  readonly failures: number
  readonly pauses: number
  readonly pausedUntil: Date | null
  readonly lastAt: Date
}

const released: Pick<Brake, 'failures' | 'pauses'> = { failures: 0, pauses: 0 }

/** What one more failure makes of it. In a pause nothing is tried, so nothing is counted and no pause grows. */
export function afterFailure(before: Brake, now: Date): Brake {
  if (isPaused(before, now)) return before
  const { failures: failed, pauses } = now.getTime() - before.lastAt.getTime() < forgetMs ? before : released
  const failures = failed + 1
  if (failures < (pauses === 0 ? beforeFirstPause : beforeNextPause))
    return { failures, pauses, pausedUntil: null, lastAt: now }
  const pausedUntil = new Date(now.getTime() + pauseMinutes(pauses + 1) * 60_000)
  return { failures: 0, pauses: pauses + 1, pausedUntil, lastAt: now }
}

/** Each pause is twice as long as the last, up to an hour: a guesser with any number of addresses has some hundred tries a day. */
function pauseMinutes(pauses: number): number {
  return Math.min(2 ** (pauses - 1), longestMinutes)
}

export type Braking =
  | { readonly pausedFor: number }
  /** This one may be tried; if it is the last before a pause, for how many minutes others will wait. */
  | { readonly beginsPauseOf?: number }

/** Counts an attempt from a place where the account was never opened, before the password is looked at. */
export async function brake(db: Kysely<unknown>, account: Buffer, now: Date): Promise<Braking> {
  return db.transaction().execute(async (tx) => {
    const before = await lockBrake(tx, account, now)
    if (before.pausedUntil && isPaused(before, now))
      return { pausedFor: Math.ceil((before.pausedUntil.getTime() - now.getTime()) / 1000) }
    const { failures, pauses, pausedUntil, lastAt } = afterFailure(before, now)
    await sql`
      update sign_in_brake
      set failures = ${failures}, pauses = ${pauses}, paused_until = ${pausedUntil}, last_at = ${lastAt}
      where account = ${account}`.execute(tx)
    return pausedUntil === null ? {} : { beginsPauseOf: pauseMinutes(pauses) }
  })
}

/**
 * It was no failure after all, and the pause that it began does not begin. What others tried stays counted, or whoever
 * guesses would begin anew with each sign-in.
 */
export async function unbrake(db: Kysely<unknown>, account: Buffer, now: Date, beganPause: boolean): Promise<void> {
  await (
    beganPause
      ? sql`
      update sign_in_brake
      set failures = case pauses when 1 then ${beforeFirstPause}::int else ${beforeNextPause}::int end - 1,
        pauses = pauses - 1, paused_until = null
      where account = ${account} and pauses > 0`
      : sql`update sign_in_brake set failures = failures - 1 where account = ${account} and failures > 0`
  ).execute(db)
  const forgotten = new Date(now.getTime() - forgetMs)
  await sql`delete from sign_in_brake where last_at < ${forgotten} or (failures = 0 and pauses = 0)`.execute(db)
}

export async function forgetBrake(db: Kysely<unknown>, account: Buffer): Promise<void> {
  await sql`delete from sign_in_brake where account = ${account}`.execute(db)
}

function isPaused({ pausedUntil }: Brake, now: Date): boolean {
  return pausedUntil !== null && pausedUntil > now
}

async function lockBrake(tx: Transaction<unknown>, account: Buffer, now: Date): Promise<Brake> {
  await sql`
    insert into sign_in_brake (account, failures, pauses, last_at) values (${account}, 0, 0, ${now})
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<Brake>`
    select failures, pauses, paused_until as "pausedUntil", last_at as "lastAt"
    from sign_in_brake where account = ${account} for update`.execute(tx)
  // Another may have forgotten it between the two.
  return rows[0] ?? { ...released, pausedUntil: null, lastAt: now }
}
