import { createHash, randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'

export const idleMinutes = 30
const lifeMs = 12 * 3_600_000
const touchEveryMs = 60_000

export interface SessionRow {
  readonly token: Buffer
  readonly account: string
  readonly credential: string
  readonly beganAt: Date
  readonly activeAt: Date
  readonly endsAt: Date
}

interface Begin {
  readonly journal: string
  readonly account: string
  readonly credential: string
  readonly now: Date
  /** A session that goes on under a new token keeps its end. */
  readonly continues?: Pick<SessionRow, 'token' | 'beganAt' | 'endsAt'>
}

/** Answers what the cookie will say; only its hash is kept. */
export async function beginSession(db: Kysely<unknown>, begin: Begin): Promise<string> {
  const { journal, account, credential, now, continues } = begin
  const secret = randomBytes(32).toString('base64url')
  const endsAt = continues?.endsAt ?? new Date(now.getTime() + lifeMs)
  await sql`
    insert into session (token, journal, account, credential, begun_at, active_at, ends_at)
    values (${tokenOf(secret)}, ${journal}, ${account}, ${credential}, ${continues?.beganAt ?? now}, ${now}, ${endsAt})
  `.execute(db)
  if (continues) await endSession(db, continues.token)
  await sql`delete from session where ends_at < ${now}`.execute(db)
  return secret
}

export async function findSession(
  db: Kysely<unknown>,
  journal: string,
  secret: string,
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select token, account, credential, begun_at as "beganAt", active_at as "activeAt", ends_at as "endsAt"
    from session
    where token = ${tokenOf(secret)} and journal = ${journal}`.execute(db)
  return rows[0]
}

export function isEnded({ endsAt }: SessionRow, now: Date): boolean {
  return endsAt <= now
}

export function isLocked({ activeAt }: SessionRow, now: Date): boolean {
  return now.getTime() - activeAt.getTime() > idleMinutes * 60_000
}

/** Notes that the person is there; to the minute, so that reading a page does not cost a write. */
export async function noteActivity(db: Kysely<unknown>, { token, activeAt }: SessionRow, now: Date): Promise<void> {
  if (now.getTime() - activeAt.getTime() < touchEveryMs) return
  await sql`update session set active_at = ${now} where token = ${token}`.execute(db)
}

export async function endSession(db: Kysely<unknown>, token: Buffer): Promise<void> {
  await sql`delete from session where token = ${token}`.execute(db)
}

export async function endSessionsOf(db: Kysely<unknown>, journal: string, account: string): Promise<void> {
  await sql`delete from session where journal = ${journal} and account = ${account}`.execute(db)
}

function tokenOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
