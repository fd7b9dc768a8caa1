import { createHash, randomBytes } from 'node:crypto'
import { demandDecider, demandOf, demandStream } from '@titian/domain'
import { demandFactOf } from '@titian/read-models'
import { sql } from 'kysely'
import type { Shell } from '../shell.ts'

/**
 * The secret of the link by which a firm confirms, for the question that is open now. It is handed out once and kept as a
 * hash; whoever asks again gets another, and the one before is worth nothing.
 */
export async function makeSecret(
  { db, store, journal }: Shell,
  demand: string,
): Promise<{ readonly secret: string; readonly until: string } | undefined> {
  const events = await store.readStream(journal, demandStream(demand))
  const { facts } = events.map(demandFactOf).reduce(demandDecider.evolve, demandDecider.initialState)
  const asked = demandOf(facts)?.asked
  // The firm has answered meanwhile.
  if (!asked) return undefined
  const secret = randomBytes(24).toString('base64url')
  await db.transaction().execute(async (transaction) => {
    await sql`delete from confirmation where journal = ${journal} and demand = ${demand}`.execute(transaction)
    await sql`
      insert into confirmation (journal, confirmation, demand, secret_hash, until)
      values (${journal}, ${asked.confirmation}, ${demand}, ${hashOf(secret)}, ${asked.until})`.execute(transaction)
  })
  return { secret, until: asked.until }
}

export interface AskedConfirmation {
  readonly confirmation: string
  readonly demand: string
}

export async function findConfirmation(
  { db, journal }: Pick<Shell, 'db' | 'journal'>,
  secret: string,
): Promise<AskedConfirmation | undefined> {
  const { rows } = await sql<AskedConfirmation>`
    select confirmation, demand from confirmation
    where journal = ${journal} and secret_hash = ${hashOf(secret)}`.execute(db)
  return rows[0]
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
