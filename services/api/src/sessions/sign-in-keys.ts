import { createHmac } from 'node:crypto'
import { sql, type Kysely } from 'kysely'

/** Under what attempts are counted and places kept; whoever reads them learns neither account nor address. */
export interface Keys {
  readonly account: Buffer
  readonly address: Buffer
  /** The account from this address. */
  readonly pair: Buffer
}

export async function keysOf(db: Kysely<unknown>, journal: string, account: string, address: string): Promise<Keys> {
  const { rows } = await sql<{ key: Buffer }>`select key from journal_key where journal = ${journal}`.execute(db)
  const key = rows[0]?.key
  if (!key) throw new Error(`There is no journal ${journal}`)
  const hash = (...parts: string[]) => createHmac('sha256', key).update(parts.join('\u0000')).digest()
  const name = account.toLowerCase()
  return { account: hash('account', name), address: hash('address', address), pair: hash('pair', name, address) }
}
