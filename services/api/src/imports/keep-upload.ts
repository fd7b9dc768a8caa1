import { createHash } from 'node:crypto'
import type { ImportTables } from '@titian/read-models'
import type { Kysely } from 'kysely'

export interface KeptUpload {
  readonly sha256: Buffer
  readonly size: number
}

const partSize = 1_048_576

/** Puts a file into the database piece by piece as it arrives. What an earlier try left of it goes first. */
export async function keepUpload(
  db: Kysely<ImportTables>,
  { journal, id }: { readonly journal: string; readonly id: string },
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<KeptUpload> {
  await dropUpload(db, { journal, id })
  const hash = createHash('sha256')
  let size = 0
  let part = 0
  let held: Buffer[] = []
  const keep = async () => {
    part += 1
    await db
      .insertInto('upload_part')
      .values({ journal, import: id, part, bytes: Buffer.concat(held) })
      .execute()
    held = []
  }
  for await (const chunk of bytes) {
    hash.update(chunk)
    held.push(chunk)
    size += chunk.length
    if (held.reduce((sum, each) => sum + each.length, 0) >= partSize) await keep()
  }
  if (held.length > 0) await keep()
  return { sha256: hash.digest(), size }
}

/** For a file that was kept before: only what it is. */
export async function recogniseUpload(bytes: AsyncIterable<Buffer>): Promise<KeptUpload> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of bytes) {
    hash.update(chunk)
    size += chunk.length
  }
  return { sha256: hash.digest(), size }
}

export async function dropUpload(
  db: Kysely<ImportTables>,
  { journal, id }: { readonly journal: string; readonly id: string },
): Promise<void> {
  await db.deleteFrom('upload_part').where('journal', '=', journal).where('import', '=', id).execute()
}
