import { createHmac } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { networkOf } from './network-of.ts'

/** Under what attempts are counted and places kept; whoever reads them learns neither account nor address. */
export interface Keys {
  readonly account: Buffer
  /** The network of the address: see networkOf. */
  readonly address: Buffer
  /** The account from there. */
  readonly pair: Buffer
}

export async function keysOf(db: Kysely<unknown>, journal: string, account: string, address: string): Promise<Keys> {
  const { rows } = await sql<{ key: Buffer }>`select key from journal_key where journal = ${journal}`.execute(db)
  const key = rows[0]?.key
  if (!key) throw new Error(`There is no journal ${journal}`)
  const hash = (...parts: string[]) => createHmac('sha256', key).update(parts.join('\u0000')).digest()
  const name = account.toLowerCase()
  const network = networkOf(address)
  return { account: hash('account', name), address: hash('address', network), pair: hash('pair', name, network) }
}
