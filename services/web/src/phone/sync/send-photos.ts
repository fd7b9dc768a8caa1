import type { BlobReceived } from '@titian/contract'
import { reopening, type PhotoRow } from '../store/database.ts'
import type { Store } from '../store/store.ts'
import { ask, Refused } from './api.ts'
import type { Stride } from './backoff.ts'

/** Sends the photos of what has its receipt, piece by piece, each from where the server has come. */
export async function sendPhotos(store: Store, stride: Stride, unattended: boolean): Promise<void> {
  const { db } = store
  const waiting = await reopening(db, () => db.photos.where('sent').equals('no').toArray())
  for (const photo of waiting) {
    const item = await db.outbox.get(photo.item)
    if (item?.state !== 'received') continue
    const key: [string, string] = [photo.sha256, photo.item]
    const refused = await sendPhoto(store, photo, stride, unattended)
    const now: Partial<PhotoRow> = refused ? { sent: 'refused', reason: refused.message } : { sent: 'yes' }
    await reopening(db, () => db.photos.update(key, now))
  }
}

/** Those that say something of us or of the moment, and nothing of the photo. */
const passing = new Set([401, 403, 408, 429])

/** Undefined once it has arrived; else why it can never be taken, which is no reason to hold back those behind it. */
async function sendPhoto(
  store: Store,
  photo: PhotoRow,
  stride: Stride,
  unattended: boolean,
): Promise<Refused | undefined> {
  try {
    await sendPieces(store, photo, stride, unattended)
    return undefined
  } catch (error) {
    const isFinal = error instanceof Refused && error.status >= 400 && error.status < 500 && !passing.has(error.status)
    if (isFinal) return error
    throw error
  }
}

async function sendPieces(
  { vault }: Store,
  { sha256, mime, size, box }: PhotoRow,
  stride: Stride,
  unattended: boolean,
): Promise<void> {
  const path = `/api/sync/blobs/${sha256}`
  let { received, complete } = await ask<BlobReceived>(`${path}/received`, { unattended })
  const bytes = complete ? new ArrayBuffer(0) : await vault.bytesOf(box)
  for (let tries = 0; !complete;) {
    const data = bytes.slice(received, received + stride.bytes)
    const began = performance.now()
    try {
      const query = `offset=${received}&size=${size}`
      const answer = await ask<BlobReceived>(`${path}?${query}`, { method: 'PUT', bytes: { mime, data }, unattended })
      stride.arrived(performance.now() - began)
      ;({ received, complete } = answer)
    } catch (error) {
      stride.failed()
      // Begun anew on the other side: from there, but not for ever.
      if (!(error instanceof Refused) || ![409, 422].includes(error.status) || tries >= 2) throw error
      tries += 1
      ;({ received, complete } = await ask<BlobReceived>(`${path}/received`, { unattended }))
    }
  }
}
