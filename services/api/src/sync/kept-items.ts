import type { SyncItem } from '@titian/contract'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Captured } from './captured.ts'

type State = 'held' | 'review' | 'settled'

export interface Owner {
  readonly journal: string
  readonly account: string
}

export interface KeptItem {
  readonly id: string
  /** The payload's hash, in hex. */
  readonly content: string
  readonly state: State
  readonly code: string
  readonly reason: string
  readonly settledBy: string | null
}

/** What is kept aside under these ids: nothing, one content, or several that contradict each other. */
export async function keptItems(db: Kysely<unknown>, owner: Owner, ids: readonly string[]): Promise<KeptItem[]> {
  const { rows } = await sql<KeptItem>`
    select id, encode(content, 'hex') as content, state, code, reason, settled_by as "settledBy"
    from sync_item
    where journal = ${owner.journal} and account = ${owner.account} and id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

export interface Keeping {
  readonly item: SyncItem
  readonly captured: Captured
  readonly state: Exclude<State, 'settled'>
  readonly code: string
  readonly reason: string
  readonly now: Date
}

/** Keeps one aside. What waited and now is for a person goes on in its row. */
export async function keepAside(db: Kysely<unknown>, owner: Owner, keeping: Keeping): Promise<void> {
  const { item, captured, state, code, reason, now } = keeping
  await sql`
    insert into sync_item (journal, account, id, content, state, device, device_seq, type, subject, payload, captured_at,
      captured_at_device, skew_ms, depends_on, code, reason, received_at)
    values (${owner.journal}, ${owner.account}, ${item.id}, decode(${item.payloadHash}, 'hex'), ${state}, ${captured.device},
      ${captured.deviceSeq}, ${item.type}, ${item.subject ?? null}, ${JSON.stringify(item.payload)}::json,
      ${captured.capturedAt}, ${captured.capturedAtDevice}, ${captured.skewMs}, ${[...(item.dependsOn ?? [])]}::uuid[],
      ${code}, ${reason}, ${now})
    on conflict (journal, account, id, content) do update
    set state = excluded.state, code = excluded.code, reason = excluded.reason
    where sync_item.state = 'held'`.execute(db)
}

/** What waited has become events. */
export async function dropHeld(db: Kysely<unknown>, owner: Owner, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    delete from sync_item
    where journal = ${owner.journal} and account = ${owner.account} and id = any(${[...ids]}::uuid[]) and state = 'held'
  `.execute(db)
}

export interface HeldItem {
  readonly item: SyncItem
  readonly captured: Captured
}

interface HeldRow {
  readonly id: string
  readonly content: string
  readonly device: string
  readonly deviceSeq: number
  readonly type: SyncItem['type']
  readonly subject: string | null
  readonly payload: Record<string, unknown>
  readonly capturedAt: Date
  readonly capturedAtDevice: Date
  readonly skewMs: number
  readonly dependsOn: string[]
}

/** What waited for one of these. */
export async function heldFor(db: Kysely<unknown>, owner: Owner, arrived: readonly string[]): Promise<HeldItem[]> {
  if (arrived.length === 0) return []
  return itemsKept(db, owner, sql`state = 'held' and depends_on && ${[...arrived]}::uuid[]`)
}

/** One that waits for a person; undefined where it is settled, or what it said was erased. */
export async function itemInReview(
  db: Kysely<unknown>,
  owner: Owner,
  { id, content }: { readonly id: string; readonly content: string },
): Promise<HeldItem | undefined> {
  const [item] = await itemsKept(
    db,
    owner,
    sql`state = 'review' and id = ${id}::uuid and content = decode(${content}, 'hex')`,
  )
  return item
}

/** Somebody has decided about it. Answers whether it still waited. */
export async function settleItem(
  db: Kysely<unknown>,
  owner: Owner,
  { id, content, by, at }: { readonly id: string; readonly content: string; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update sync_item set state = 'settled', settled_by = ${by}, settled_at = ${at}
    where journal = ${owner.journal} and account = ${owner.account} and id = ${id}::uuid
      and content = decode(${content}, 'hex') and state = 'review'`.execute(db)
  return numAffectedRows === 1n
}

async function itemsKept(db: Kysely<unknown>, owner: Owner, which: RawBuilder<unknown>): Promise<HeldItem[]> {
  const { rows } = await sql<HeldRow>`
    select id, encode(content, 'hex') as content, device, device_seq as "deviceSeq", type, subject, payload,
      captured_at as "capturedAt", captured_at_device as "capturedAtDevice", skew_ms as "skewMs", depends_on::text[] as "dependsOn"
    from sync_item
    where journal = ${owner.journal} and account = ${owner.account} and payload is not null and ${which}
    order by device_seq`.execute(db)
  return rows.map(({ id, content, type, subject, payload, dependsOn, capturedAt, capturedAtDevice, ...rest }) => ({
    item: {
      id,
      type,
      payload,
      payloadHash: content,
      dependsOn,
      deviceSeq: rest.deviceSeq,
      capturedAt: capturedAtDevice.toISOString(),
      ...(subject === null ? {} : { subject }),
    },
    captured: { ...rest, capturedAt: capturedAt.toISOString(), capturedAtDevice: capturedAtDevice.toISOString() },
  }))
}
