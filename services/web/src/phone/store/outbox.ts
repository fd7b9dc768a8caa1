import type { SyncType } from '@titian/contract'
import { newUuid } from '../../app/uuid.ts'
import { hashOf } from '../sync/payload-hash.ts'
import { reopening, type OutboxRow, type OutboxState } from './database.ts'
import { nextSeq } from './device.ts'
import type { Store } from './store.ts'

/** What a row of the outbox says: how it is called in lists, what its form holds, and what is sent. */
export interface Said {
  readonly title: string
  readonly form: unknown
  readonly payload?: Readonly<Record<string, unknown>>
}

export type OutboxItem = Omit<OutboxRow, 'box'> & { readonly said: Said }

/** States in which something is on this device and nowhere else. */
export const unsentStates: readonly OutboxState[] = ['draft', 'waiting', 'sending', 'held', 'review', 'rejected']

export interface Begun {
  readonly type: SyncType
  readonly subject?: string
  readonly dependsOn?: readonly string[]
  readonly said: Said
}

/** A row at once, before a word is typed: what is begun is never lost. */
export async function beginItem({ db, vault }: Store, { type, subject, dependsOn = [], said }: Begun): Promise<string> {
  const id = newUuid()
  const box = await vault.seal(said)
  await reopening(db, () =>
    db.transaction('rw', db.outbox, async () => {
      const capturedAt = new Date().toISOString()
      const row = { id, type, state: 'draft', capturedAt, dependsOn, box, blank: true } as const
      await db.outbox.put(subject === undefined ? row : { ...row, subject })
    }),
  )
  return id
}

/**
 * Takes it back to be changed, in one step, so that nobody sends it meanwhile; its number stays. Answers how it is now:
 * no draft where it may have arrived.
 */
export async function reopenItem(store: Store, id: string): Promise<OutboxItem | undefined> {
  const { db } = store
  await reopening(db, () => db.outbox.where('id').equals(id).and(isEditable).modify({ state: 'draft' }))
  return readItem(store, id)
}

/** What has been typed so far. Answers whether it was kept: what may have arrived is not changed any more. */
export async function keepDraft({ db, vault }: Store, id: string, said: Said): Promise<boolean> {
  const box = await vault.seal(said)
  return reopening(db, () =>
    db.transaction('rw', db.outbox, async () => {
      const row = await db.outbox.get(id)
      if (row?.state !== 'draft') return false
      const { blank: _blank, ...rest } = row
      await db.outbox.put({ ...rest, box })
      return true
    }),
  )
}

export interface Saving {
  readonly said: Said
  readonly payload: object
  readonly seconds?: number
  readonly dependsOn?: readonly string[]
}

/**
 * Saved on the device, to be sent. Sealed and hashed before the transaction, which waits for nothing else. Answers
 * whether it was: what may have arrived is not changed any more.
 */
export async function saveItem(
  { db, vault, account }: Store,
  id: string,
  { said, payload, seconds, dependsOn }: Saving,
): Promise<boolean> {
  const whole = { ...payload }
  const [box, hash] = [await vault.seal({ ...said, payload: whole }), hashOf(whole)]
  return reopening(db, () =>
    db.transaction('rw', db.outbox, db.meta, async () => {
      const row = await db.outbox.get(id)
      if (!row || !isEditable(row)) return false
      const { code: _code, reason: _reason, tried: _tried, blank: _blank, ...rest } = row
      await db.outbox.put({
        ...rest,
        seq: row.seq ?? (await nextSeq(db, account)),
        state: 'waiting',
        box,
        hash,
        ...(dependsOn ? { dependsOn } : {}),
        ...(seconds === undefined ? {} : { seconds }),
      })
      return true
    }),
  )
}

/** 作废: it stays, with the reason; where it has a number, the server is told that this is not lost. */
export async function voidItem({ db }: Store, id: string, reason: string): Promise<void> {
  await reopening(db, () =>
    db.outbox
      .where('id')
      .equals(id)
      .and(isVoidable)
      .modify({ state: 'void', reason, receivedAt: new Date().toISOString() }),
  )
}

/**
 * A form that was left as it was opened: one that is new leaves no trace, one that was saved before goes on its way. A
 * draft of before stays what it is.
 */
export async function leaveItem(store: Store, id: string): Promise<void> {
  const { db } = store
  const item = await readItem(store, id)
  if (item?.state !== 'draft') return
  const isSaved = item.said.payload !== undefined
  await reopening(db, () =>
    db.transaction('rw', db.outbox, db.photos, async () => {
      const row = await db.outbox.get(id)
      if (row?.state !== 'draft') return
      if (isSaved) await db.outbox.update(id, { state: 'waiting' })
      else if (row.blank && row.seq === undefined) {
        await db.outbox.delete(id)
        await db.photos.where('item').equals(id).delete()
      }
    }),
  )
}

export async function readItem({ db, vault }: Store, id: string): Promise<OutboxItem | undefined> {
  const row = await db.outbox.get(id)
  return row && opened(vault, row)
}

/** Everything, the newest first. */
export async function readItems({ db, vault }: Store): Promise<OutboxItem[]> {
  const rows = await db.outbox.toArray()
  rows.sort((one, other) => placeOf(other) - placeOf(one))
  return vault.isLocked ? [] : Promise.all(rows.map((row) => opened(vault, row)))
}

/** What is still being written is the newest. */
function placeOf({ seq }: Pick<OutboxRow, 'seq'>): number {
  return seq ?? Number.MAX_SAFE_INTEGER
}

export async function opened(vault: Store['vault'], { box, ...row }: OutboxRow): Promise<OutboxItem> {
  const said = await vault.open(box)
  return { ...row, said: isSaid(said) ? said : { title: '', form: undefined } }
}

function isSaid(value: unknown): value is Said {
  return typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string'
}

/** What may have arrived is not changed any more: the same id would say two things. */
export function isEditable({ state, tried }: Pick<OutboxRow, 'state' | 'tried'>): boolean {
  return state === 'draft' || state === 'rejected' || (state === 'waiting' && !tried)
}

export function isVoidable(row: Pick<OutboxRow, 'state' | 'tried'>): boolean {
  return isEditable(row) || row.state === 'review'
}
