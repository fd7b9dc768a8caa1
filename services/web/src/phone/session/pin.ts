import { reopening } from '../store/database.ts'
import { readLock, type Store } from '../store/store.ts'
import type { Boxed } from '../store/vault.ts'

const mostTries = 5
const pauseMs = 60_000

interface Tries {
  readonly count: number
  readonly until: number
}

export type Unlocking =
  | { readonly outcome: 'open' }
  | { readonly outcome: 'wrong'; readonly left: number }
  | { readonly outcome: 'paused'; readonly seconds: number }

/** Wrong too often, it pauses; nothing is ever erased. */
export async function unlockWith(store: Store, pin: string): Promise<Unlocking> {
  const { db, vault } = store
  const lock = await readLock(db)
  if (!lock) return { outcome: 'open' }
  const tries = triesIn((await db.meta.get('pin-tries'))?.value)
  const left = tries.until - Date.now()
  if (left > 0) return { outcome: 'paused', seconds: Math.ceil(left / 1000) }
  if (await vault.unlock(lock, pin)) {
    await db.meta.delete('pin-tries')
    return { outcome: 'open' }
  }
  const count = tries.count + 1
  const isFull = count % mostTries === 0
  await db.meta.put({ key: 'pin-tries', value: { count, until: isFull ? Date.now() + pauseMs : 0 } })
  return isFull
    ? { outcome: 'paused', seconds: pauseMs / 1000 }
    : { outcome: 'wrong', left: mostTries - (count % mostTries) }
}

/** Everything that lies here is sealed anew: under the new PIN's key, or, without one, not at all. */
export async function changePin(store: Store, pin: string | undefined): Promise<void> {
  const { db, vault } = store
  const [items, photos, firms] = await Promise.all([db.outbox.toArray(), db.photos.toArray(), db.firms.toArray()])
  const values = {
    items: await Promise.all(items.map(({ box }) => vault.open(box))),
    photos: await Promise.all(photos.map(({ box }) => vault.bytesOf(box))),
    firms: await Promise.all(firms.map(({ box }) => vault.open(box))),
  }
  const lock = pin === undefined ? undefined : await vault.setPin(pin)
  if (!lock) vault.dropPin()
  const sealed = {
    items: await sealAll(vault, values.items),
    photos: await sealAll(vault, values.photos),
    firms: await sealAll(vault, values.firms),
  }
  await reopening(db, () =>
    db.transaction('rw', db.outbox, db.photos, db.firms, db.meta, async () => {
      for (const [index, { id }] of items.entries()) await db.outbox.update(id, boxAt(sealed.items, index))
      for (const [index, { sha256, item }] of photos.entries())
        await db.photos.update([sha256, item], boxAt(sealed.photos, index))
      for (const [index, { uscc }] of firms.entries()) await db.firms.update(uscc, boxAt(sealed.firms, index))
      // Fetched anew with the next contact.
      await db.meta.bulkDelete(['work', 'demands'])
      if (lock) await db.meta.put({ key: 'pin', value: lock })
      else await db.meta.delete('pin')
    }),
  )
}

async function sealAll(vault: Store['vault'], values: readonly unknown[]): Promise<Boxed[]> {
  return Promise.all(values.map((value) => vault.seal(value)))
}

function boxAt(boxes: readonly Boxed[], index: number): { readonly box: Boxed } {
  const box = boxes[index]
  if (!box) throw new Error('Something was not sealed')
  return { box }
}

function triesIn(value: unknown): Tries {
  if (typeof value !== 'object' || value === null) return { count: 0, until: 0 }
  const { count, until }: { count?: unknown; until?: unknown } = value
  return { count: Number(count ?? 0), until: Number(until ?? 0) }
}
