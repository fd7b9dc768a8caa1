import { hash } from 'node:crypto'
import type { Pool } from 'pg'
import type { Command, Kept } from './append.ts'
import type { JsonValue, Unstorable } from './canonical-json.ts'
import { prepareContent } from './prepare.ts'

export type KnownCommand =
  | ({ readonly outcome: 'repeated' } & Kept)
  | { readonly outcome: 'command-differs' }
  | Unstorable

/** Hashes the contents of commands, in hexadecimal, with each journal's own key, which is asked for once. */
export class ContentHash {
  readonly #pool: Pool
  readonly #keys = new Map<string, string | Promise<string>>()

  constructor(pool: Pool) {
    this.#pool = pool
  }

  /** A promise only until the key is known: every append passes here. */
  of(journal: string, content: string): string | Promise<string> {
    const key = this.#keys.get(journal) ?? this.#askKey(journal)
    return typeof key === 'string' ? keyedHash(key, content) : key.then((known) => keyedHash(known, content))
  }

  #askKey(journal: string): Promise<string> {
    const asked = this.#readKey(journal)
    this.#keys.set(journal, asked)
    asked.then(
      (key) => this.#keys.set(journal, key),
      // Asked again next time, should the database have been away.
      () => this.#keys.delete(journal),
    )
    return asked
  }

  async #readKey(journal: string): Promise<string> {
    const { rows } = await this.#pool.query<{ key: Buffer }>('select key from journal_key where journal = $1', [
      journal,
    ])
    if (rows[0] === undefined) throw new Error(`There is no journal ${journal}`)
    return rows[0].key.toString('hex')
  }
}

function keyedHash(key: string, content: string): string {
  return hash('sha256', `${key}${content}`, 'hex')
}

export async function findCommand(
  pool: Pool,
  hashes: ContentHash,
  journal: string,
  actor: string,
  command: Command,
): Promise<KnownCommand | undefined> {
  return (await findCommands(pool, hashes, journal, actor, [command])).get(command.id)
}

type Row = { id: string; content: Buffer; first: number; last: number; answer: JsonValue }

/** What each of an actor's commands was answered when it came first, by id; one that never came is not in the answer. */
export async function findCommands(
  pool: Pool,
  hashes: ContentHash,
  journal: string,
  actor: string,
  commands: readonly Command[],
): Promise<Map<string, KnownCommand>> {
  const known = new Map<string, KnownCommand>()
  const asked: { id: string; content: string; kept: string }[] = []
  for (const command of commands) {
    const said = prepareContent(command)
    if ('outcome' in said) known.set(command.id, said)
    else asked.push({ id: command.id, ...said })
  }
  if (asked.length === 0) return known
  const { rows } = await pool.query<Row>({
    name: 'find-commands',
    text: `select id, content, first, last, answer from command where journal = $1 and actor = $2 and id = any($3::uuid[])`,
    values: [journal, actor, asked.map(({ id }) => id)],
  })
  const found = new Map(rows.map((row) => [row.id, row]))
  for (const { id, content, kept } of asked) {
    const row = found.get(id.toLowerCase())
    if (row === undefined) continue
    const hash = await hashes.of(journal, content)
    if (row.content.toString('hex') === hash) {
      const { first, last, answer } = row
      known.set(id, { outcome: 'repeated', first, last, answer })
    } else {
      await keepContested(pool, { journal, actor, id, hash, kept })
      known.set(id, { outcome: 'command-differs' })
    }
  }
  return known
}

type Contested = { journal: string; actor: string; id: string; hash: string; kept: string }

/** Someone's work may be in the second content: it is put aside for 核对, not thrown away. */
export async function keepContested(pool: Pool, { journal, actor, id, hash, kept }: Contested): Promise<void> {
  await pool.query(
    `insert into command_contested (journal, actor, id, content_hash, content)
     values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [journal, actor, id, Buffer.from(hash, 'hex'), kept],
  )
}
