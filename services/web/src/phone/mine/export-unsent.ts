import { phone as words } from '../../words/phone.ts'
import { reopening } from '../store/database.ts'
import { readItems, unsentStates, type OutboxItem } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'

export function isUnsent({ state }: Pick<OutboxItem, 'state'>): boolean {
  return unsentStates.includes(state)
}

/** Hands over what is nowhere else as a file that people and programs can read; photos are in it. */
export async function exportItems(store: Store, wanted: (item: OutboxItem) => boolean): Promise<void> {
  const { db, vault, account, device } = store
  const items = (await readItems(store)).filter(wanted)
  const records = []
  for (const item of items) {
    const photos = await db.photos.where('item').equals(item.id).toArray()
    records.push({
      ...item,
      photos: await Promise.all(
        photos.map(async ({ sha256, mime, box }) => ({ sha256, mime, base64: base64Of(await vault.bytesOf(box)) })),
      ),
    })
  }
  const file = { account, device, exportedAt: new Date().toISOString(), records }
  save(JSON.stringify(file, undefined, 2), words.mine.fileName(file.exportedAt.slice(0, 10)))
  const ids = items.map(({ id }) => id)
  await reopening(db, () => db.outbox.where('id').anyOf(ids).modify({ exportedAt: file.exportedAt }))
}

function save(text: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function base64Of(bytes: ArrayBuffer): string {
  let text = ''
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte)
  return btoa(text)
}
