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
    if (await sendPhoto(store, photo, stride, unattended)) {
      await reopening(db, () => db.photos.update([photo.sha256, photo.item], { sent: 'yes' }))
    }
  }
}

async function sendPhoto(
  { vault }: Store,
  { sha256, mime, size, box }: PhotoRow,
  stride: Stride,
  unattended: boolean,
): Promise<boolean> {
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
      if (!(error instanceof Refused) || ![409, 422].includes(error.status) || tries >= 2) {
        // What can never be taken is no reason to hold back those behind it.
        if (error instanceof Refused && error.status >= 400 && error.status < 500 && error.status !== 401) return false
        throw error
      }
      tries += 1
      ;({ received, complete } = await ask<BlobReceived>(`${path}/received`, { unattended }))
    }
  }
  return true
}
