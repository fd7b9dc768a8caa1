import type { SyncCommands } from '@titian/contract'
import { missingNumbers } from '@titian/read-models'
import { sql, type Kysely } from 'kysely'
import type { Owner } from './kept-items.ts'

export interface DeviceState {
  readonly lastSeq: number
  /** The first thousand of the numbers that may be lost, and how many they are in all. */
  readonly gaps: readonly number[]
  readonly missing: number
  /** How many records the account's other devices said to hold still when they were last here. */
  readonly elsewhere: number
}

interface Contact extends Pick<SyncCommands, 'device' | 'lastSeq' | 'holding' | 'waiting' | 'voided'> {
  /** Numbers that came with this batch. */
  readonly received: readonly number[]
  readonly skewMs: number
  readonly now: Date
}

/** Notes that a device was here and what it brought, and answers what is missing of it. */
export async function noteContact(db: Kysely<unknown>, owner: Owner, contact: Contact): Promise<DeviceState> {
  const { device, received, skewMs, now, waiting = 0, voided = [], holding } = contact
  const { journal, account } = owner
  const lastSeq = Math.max(contact.lastSeq ?? 0, ...received)
  for (const { deviceSeq, reason, voidedAt } of voided) {
    await sql`
      insert into device_void (journal, account, device, device_seq, reason, voided_at)
      values (${journal}, ${account}, ${device}, ${deviceSeq}, ${reason}, ${voidedAt})
      on conflict do nothing`.execute(db)
  }
  // A client of another kind does not say what it holds: then what it said last stands.
  const kept = holding === undefined ? sql`device.holding` : sql`excluded.holding`
  const { rows } = await sql<{ lastSeq: number; isNew: boolean }>`
    insert into device (journal, account, device, first_seen_at, last_sync_at, last_seq, received, voided, holding, skew_ms, waiting)
    values (${journal}, ${account}, ${device}, ${now}, ${now}, ${lastSeq}, ${rangesOf(received)}::int8multirange,
      ${rangesOf(voided.map(({ deviceSeq }) => deviceSeq))}::int8multirange, ${rangesOf(holding ?? [])}::int8multirange,
      ${Math.round(skewMs)}, ${waiting})
    on conflict (journal, account, device) do update
    set last_sync_at = greatest(device.last_sync_at, excluded.last_sync_at),
      last_seq = greatest(device.last_seq, excluded.last_seq),
      received = device.received + excluded.received,
      voided = device.voided + excluded.voided,
      holding = ${kept},
      skew_ms = excluded.skew_ms,
      waiting = excluded.waiting
    returning last_seq as "lastSeq", (xmax = 0) as "isNew"`.execute(db)
  const [row] = rows
  if (!row) throw new Error('A device was not noted')
  return {
    lastSeq: row.lastSeq,
    ...(await gapsOf(db, owner, device)),
    elsewhere: row.isNew ? await heldElsewhere(db, owner, device) : 0,
  }
}

async function gapsOf(
  db: Kysely<unknown>,
  { journal, account }: Owner,
  device: string,
): Promise<Pick<DeviceState, 'gaps' | 'missing'>> {
  const { rows } = await sql<{ first: number; end: number }>`
    select lower(gap) as first, upper(gap) as end
    from device
    cross join unnest(${missingNumbers}) as gap
    where journal = ${journal} and account = ${account} and device = ${device}
    order by first`.execute(db)
  const gaps: number[] = []
  for (const { first, end } of rows) {
    for (let seq = first; seq < end && gaps.length < 1000; seq += 1) gaps.push(seq)
  }
  return { gaps, missing: rows.reduce((sum, { first, end }) => sum + end - first, 0) }
}

async function heldElsewhere(db: Kysely<unknown>, { journal, account }: Owner, device: string): Promise<number> {
  const { rows } = await sql<{ held: number }>`
    select coalesce(sum(waiting), 0)::int as held
    from device
    where journal = ${journal} and account = ${account} and device <> ${device}`.execute(db)
  return rows[0]?.held ?? 0
}

/** Numbers as Postgres writes a multirange. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [first: number, end: number][] = []
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && last[1] === number) last[1] = number + 1
    else ranges.push([number, number + 1])
  }
  return `{${ranges.map(([first, end]) => `[${first},${end})`).join()}}`
}
