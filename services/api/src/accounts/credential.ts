import { randomUUID } from 'node:crypto'
import type { EdgeRefusal } from '@titian/contract'
import { sql, type Kysely } from 'kysely'
import { hashPassword } from '../sessions/password-hashes.ts'

/**
 * Keeps a password's hash under a new key, which an event of the account will name. Until then it opens nothing, so
 * that what the log says and what opens the door never disagree.
 */
export async function keepCredential(
  db: Kysely<unknown>,
  password: string,
): Promise<{ readonly credential: string } | EdgeRefusal> {
  const hash = await hashPassword(password)
  if (typeof hash === 'object') return hash
  const credential = randomUUID()
  await sql`insert into credential (id, hash) values (${credential}, ${hash})`.execute(db)
  return { credential }
}

/** An old password opens nothing any more; its hash goes. */
export async function dropCredential(db: Kysely<unknown>, credential: string): Promise<void> {
  await sql`delete from credential where id = ${credential}`.execute(db)
}
