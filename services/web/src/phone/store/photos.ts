import { reopening, type PhotoRow } from './database.ts'
import type { Store } from './store.ts'
import { sha256 } from '../sync/sha256.ts'

export interface Photo {
  readonly sha256: string
  readonly mime: string
  readonly bytes: number
}

/** Beside the record, under the hash of its bytes: the record is sent without waiting for it. */
export async function keepPhoto({ db, vault }: Store, item: string, bytes: ArrayBuffer, mime: string): Promise<Photo> {
  const hash = sha256(new Uint8Array(bytes))
  const box = await vault.seal(bytes)
  const row: PhotoRow = { sha256: hash, item, mime, size: bytes.byteLength, box, sent: 'no' }
  await reopening(db, () => db.photos.put(row))
  return { sha256: hash, mime, bytes: bytes.byteLength }
}

export async function dropPhoto({ db }: Store, item: string, hash: string): Promise<void> {
  await reopening(db, () => db.photos.delete([hash, item]))
}

/** Of the photos of one record: how many there are, how many have arrived, and those that were refused. */
export interface PhotoCount {
  readonly all: number
  readonly sent: number
  readonly refused: readonly { readonly sha256: string; readonly reason: string }[]
}

export async function countPhotos({ db }: Store): Promise<ReadonlyMap<string, PhotoCount>> {
  const counts = new Map<string, PhotoCount>()
  await db.photos.each(({ item, sha256: hash, sent, reason = '' }) => {
    const { all, sent: before, refused } = counts.get(item) ?? { all: 0, sent: 0, refused: [] }
    counts.set(item, {
      all: all + 1,
      sent: before + (sent === 'yes' ? 1 : 0),
      refused: sent === 'refused' ? [...refused, { sha256: hash, reason }] : refused,
    })
  })
  return counts
}
