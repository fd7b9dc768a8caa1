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

interface Begun {
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
      const row = { id, type, state: 'draft', capturedAt: new Date().toISOString(), dependsOn, box } as const
      await db.outbox.put(subject === undefined ? row : { ...row, subject })
    }),
  )
  return id
}

/** What has been typed so far. */
export async function keepDraft({ db, vault }: Store, id: string, said: Said): Promise<void> {
  const box = await vault.seal(said)
  await reopening(db, () =>
    db.transaction('rw', db.outbox, async () => {
      const row = await db.outbox.get(id)
      if (row && isEditable(row)) await db.outbox.put({ ...row, box })
    }),
  )
}

/** Saved on the device, to be sent. Sealed and hashed before the transaction, which waits for nothing else. */
export async function saveItem(
  { db, vault, account }: Store,
  id: string,
  {
    said,
    payload,
    seconds,
    dependsOn,
  }: { said: Said; payload: object; seconds?: number; dependsOn?: readonly string[] },
): Promise<void> {
  const whole = { ...payload }
  const [box, hash] = [await vault.seal({ ...said, payload: whole }), hashOf(whole)]
  await reopening(db, () =>
    db.transaction('rw', db.outbox, db.meta, async () => {
      const row = await db.outbox.get(id)
      if (!row || !isEditable(row)) return
      const { code: _code, reason: _reason, tried: _tried, ...rest } = row
      await db.outbox.put({
        ...rest,
        seq: row.seq ?? (await nextSeq(db, account)),
        state: 'waiting',
        box,
        hash,
        ...(dependsOn ? { dependsOn } : {}),
        ...(seconds === undefined ? {} : { seconds }),
      })
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

/** An opened form into which nothing was typed leaves no trace; a draft of before that has a number leaves that. */
export async function dropDraft(store: Store, id: string, reason: string): Promise<void> {
  const { db } = store
  const row = await db.outbox.get(id)
  if (row?.state !== 'draft') return
  if (row.seq === undefined) await reopening(db, () => db.outbox.delete(id))
  else await voidItem(store, id, reason)
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
