import { createHash } from 'node:crypto'
import type { BlobReceived, ProblemRefusal } from '@titian/contract'
import { sql, type Kysely, type Transaction } from 'kysely'
import { isKind } from './blob-kind.ts'
import type { Owner } from './kept-items.ts'

export interface Blob extends BlobReceived {
  readonly size: number
  readonly mime: string
}

export interface Piece {
  readonly sha256: string
  readonly mime: string
  readonly size: number
  readonly offset: number
  readonly bytes: Buffer
  readonly now: Date
}

export async function findBlob(db: Kysely<unknown>, owner: Owner, sha256: string): Promise<Blob | undefined> {
  const { rows } = await sql<Blob>`
    select mime, size, received, complete_at is not null as complete
    from blob
    where ${isBlob(owner, sha256)}`.execute(db)
  return rows[0]
}

/** A whole file that one of these accounts brought. */
export async function blobBroughtBy(
  db: Kysely<unknown>,
  { journal, accounts, sha256 }: { journal: string; accounts: readonly string[]; sha256: string },
): Promise<{ readonly account: string; readonly mime: string } | undefined> {
  const { rows } = await sql<{ account: string; mime: string }>`
    select account, mime
    from blob
    where journal = ${journal} and sha256 = decode(${sha256}, 'hex') and account = any(${[...accounts]})
      and complete_at is not null
    order by complete_at
    limit 1`.execute(db)
  return rows[0]
}

export async function readBlob(db: Kysely<unknown>, owner: Owner, sha256: string): Promise<Buffer> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from blob_part where ${isBlob(owner, sha256)} order by starts`.execute(db)
  return Buffer.concat(rows.map(({ bytes }) => bytes))
}

/**
 * Takes one piece of a file. What was received before is passed over, so that a piece may come twice, or overlap; with
 * the last one the whole is held against its hash, and begun anew where it is something else.
 */
export async function keepPiece(
  db: Kysely<unknown>,
  owner: Owner,
  piece: Piece,
): Promise<BlobReceived | ProblemRefusal> {
  return db.transaction().execute(async (tx) => {
    const blob = await lockBlob(tx, owner, piece)
    if (blob.complete) return { received: blob.size, complete: true }
    if (blob.size !== piece.size || blob.mime !== piece.mime) return dropBlob(tx, owner, piece.sha256)
    if (piece.offset > blob.received) return { refused: 'BlobAhead', received: blob.received }
    const bytes = piece.bytes.subarray(blob.received - piece.offset)
    const received = blob.received + bytes.length
    if (received > blob.size) return dropBlob(tx, owner, piece.sha256)
    if (bytes.length > 0) {
      await sql`
        insert into blob_part (journal, sha256, account, starts, bytes)
        values (${owner.journal}, decode(${piece.sha256}, 'hex'), ${owner.account}, ${blob.received}, ${bytes})`.execute(
        tx,
      )
      await sql`update blob set received = ${received} where ${isBlob(owner, piece.sha256)}`.execute(tx)
    }
    if (received < blob.size) return { received, complete: false }
    const whole = await readBlob(tx, owner, piece.sha256)
    if (createHash('sha256').update(whole).digest('hex') !== piece.sha256 || !isKind(whole, blob.mime)) {
      return dropBlob(tx, owner, piece.sha256)
    }
    await sql`update blob set complete_at = ${piece.now} where ${isBlob(owner, piece.sha256)}`.execute(tx)
    return { received, complete: true }
  })
}

/** Begins it where it is new, and keeps every other piece of it out until this one is in. */
async function lockBlob(tx: Transaction<unknown>, owner: Owner, { sha256, mime, size, now }: Piece): Promise<Blob> {
  await sql`
    insert into blob (journal, sha256, account, mime, size, begun_at)
    values (${owner.journal}, decode(${sha256}, 'hex'), ${owner.account}, ${mime}, ${size}, ${now})
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<Blob>`
    select mime, size, received, complete_at is not null as complete
    from blob
    where ${isBlob(owner, sha256)}
    for update`.execute(tx)
  if (!rows[0]) throw new Error('A blob was not begun')
  return rows[0]
}

async function dropBlob(tx: Transaction<unknown>, owner: Owner, sha256: string): Promise<ProblemRefusal> {
  await sql`delete from blob where ${isBlob(owner, sha256)}`.execute(tx)
  return { refused: 'BlobDiffers' }
}

function isBlob({ journal, account }: Owner, sha256: string) {
  return sql`journal = ${journal} and sha256 = decode(${sha256}, 'hex') and account = ${account}`
}
