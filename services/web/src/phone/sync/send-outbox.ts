import type { SyncAnswer, SyncCommands, SyncItem, SyncReceipt } from '@titian/contract'
import { reopening, type OutboxRow, type OutboxState } from '../store/database.ts'
import { goOnFrom } from '../store/device.ts'
import { opened, unsentStates } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { ask, NoAnswer } from './api.ts'
import type { Stride } from './backoff.ts'

const itemsAtOnce = 200
const sendable: readonly OutboxState[] = ['waiting', 'held', 'review']

/** What the server last said of this device. */
export interface ServerSaid {
  readonly warning: string | undefined
  readonly serverTime: string
}

/**
 * Sends what waits, batch by batch, until nothing is left. An item that is refused is put aside and does not keep those
 * behind it; a network that fails ends it, and whoever called tries again later. A batch counts as sent only when each
 * of its items has a receipt.
 */
export async function sendOutbox(store: Store, stride: Stride, unattended: boolean): Promise<ServerSaid> {
  const { db } = store
  // Whatever was under way when the page went away is to be sent again.
  await reopening(db, () => db.outbox.where('state').equals('sending').modify({ state: 'waiting' }))
  // Also with nothing to send: which numbers are held here is said with every contact.
  let said = await sendBatch(store, await nextBatch(store, new Set(), stride), stride, unattended)
  const asked = new Set(said.ids)
  for (;;) {
    // What the server holds or somebody is to look at is asked for once a time: what it waited for may have come.
    const batch = await nextBatch(store, asked, stride)
    if (batch.length === 0) return said
    said = await sendBatch(store, batch, stride, unattended)
    for (const id of said.ids) asked.add(id)
  }
}

async function nextBatch(store: Store, asked: ReadonlySet<string>, stride: Stride): Promise<readonly Taken[]> {
  const rows = await reopening(store.db, () => store.db.outbox.where('state').anyOf(sendable).sortBy('seq'))
  return take(
    store,
    rows.filter(({ id }) => !asked.has(id)),
    stride.bytes,
  )
}

interface Taken {
  readonly id: string
  readonly state: OutboxState
  readonly item: SyncItem
}

async function take({ vault }: Store, rows: readonly OutboxRow[], bytes: number): Promise<readonly Taken[]> {
  const taken: Taken[] = []
  let left = bytes
  for (const row of rows.slice(0, itemsAtOnce)) {
    const item = itemOf(row, (await opened(vault, row)).said.payload ?? {})
    left -= JSON.stringify(item).length
    if (left < 0 && taken.length > 0) break
    taken.push({ id: row.id, state: row.state, item })
  }
  return taken
}

function itemOf(
  { id, seq = 0, type, subject, capturedAt, dependsOn, hash = '' }: OutboxRow,
  payload: object,
): SyncItem {
  return {
    id,
    deviceSeq: seq,
    type,
    payload: { ...payload },
    payloadHash: hash,
    capturedAt,
    dependsOn: [...dependsOn],
    ...(subject === undefined ? {} : { subject }),
  }
}

async function sendBatch(
  store: Store,
  found: readonly Taken[],
  stride: Stride,
  unattended: boolean,
): Promise<ServerSaid & { readonly ids: readonly string[] }> {
  const { db, account } = store
  const batch = await reopening(db, () => takeAway(store, found))
  const ids = batch.map(({ id }) => id)
  const body = await contactOf(
    store,
    batch.map(({ item }) => item),
  )
  const began = performance.now()
  let answer: SyncAnswer
  try {
    answer = await ask<SyncAnswer>('/api/sync/commands', { method: 'POST', body, unattended })
  } catch (error) {
    stride.failed()
    const before = batch.map(({ id, state }) => ({ key: id, changes: { state } }))
    await reopening(db, () => db.outbox.bulkUpdate(before))
    throw error
  }
  stride.arrived(performance.now() - began)
  const receipts = new Map(answer.items.map((receipt) => [receipt.id, receipt]))
  await reopening(db, () =>
    db.transaction('rw', db.outbox, db.meta, async () => {
      for (const id of ids) {
        const receipt = receipts.get(id)
        await db.outbox.update(id, receipt ? stateOf(receipt, answer.serverTime) : { state: 'waiting' })
      }
      for (const { deviceSeq } of body.voided ?? []) {
        await db.outbox.where('seq').equals(deviceSeq).modify({ voidSent: true })
      }
    }),
  )
  await goOnFrom(db, account, answer.lastSeq)
  if (ids.some((id) => !receipts.has(id))) throw new NoAnswer('Some items were sent and have no receipt')
  return { ids: found.map(({ id }) => id), warning: answer.warning, serverTime: answer.serverTime }
}

/** Marks as being sent what still is to be: since it was found, its owner may have taken it back to change it. */
async function takeAway({ db }: Store, found: readonly Taken[]): Promise<readonly Taken[]> {
  return db.transaction('rw', db.outbox, async () => {
    const taken: Taken[] = []
    for (const each of found) {
      const row = await db.outbox.get(each.id)
      if (row?.state !== each.state || row.hash !== each.item.payloadHash) continue
      await db.outbox.update(each.id, { state: 'sending', tried: true })
      taken.push(each)
    }
    return taken
  })
}

/** What is said with every contact: up to which number this device has come, and which of them it still holds. */
async function contactOf({ db, device }: Store, items: SyncItem[]): Promise<SyncCommands> {
  const held = await db.outbox.where('state').anyOf(unsentStates).toArray()
  const given = await db.outbox.where('state').equals('void').toArray()
  const meta = (await db.meta.get('device'))?.value
  const lastSeq = typeof meta === 'object' && meta !== null && 'seq' in meta ? Number(meta.seq) : 0
  const sent = new Set(items.map(({ id }) => id))
  return {
    device,
    sentAt: new Date().toISOString(),
    lastSeq,
    holding: held.flatMap(({ seq }) => seq ?? []),
    waiting: held.filter(({ id }) => !sent.has(id)).length,
    voided: given
      .filter(({ voidSent }) => !voidSent)
      .flatMap(({ seq, reason = '', receivedAt = '' }) =>
        seq === undefined ? [] : [{ deviceSeq: seq, reason, voidedAt: receivedAt }],
      )
      .slice(0, 500),
    items,
  }
}

function stateOf(receipt: SyncReceipt, serverTime: string): Partial<OutboxRow> {
  const { result, receipt: number, code, reason, notes } = receipt
  const said = {
    ...(code === undefined ? {} : { code }),
    ...(reason === undefined ? {} : { reason }),
    ...(notes === undefined ? {} : { notes }),
  }
  switch (result) {
    case 'accepted':
    case 'duplicate':
      return { ...said, state: 'received', receivedAt: serverTime, ...(number === null ? {} : { receipt: number }) }
    case 'held':
      return { ...said, state: 'held' }
    case 'needs-review':
      return { ...said, state: 'review' }
    case 'rejected':
      return { ...said, state: 'rejected' }
  }
}
