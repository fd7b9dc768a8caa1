import type { Day } from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'

/** A record that a phone brought and that waits for whoever made it, with what stands under its id meanwhile. */
export interface KeptRecordItem {
  readonly kind: 'record-kept'
  readonly account: string
  readonly record: string
  /** The hash of what was kept, which tells two contents of one id apart. */
  readonly content: string
  readonly type: string
  readonly code: string
  readonly reason: string
  readonly capturedAt: string
  readonly payload: Readonly<Record<string, unknown>> | null
  /** What the log has under the same id. */
  readonly first: readonly {
    readonly type: string
    readonly on: Day
    readonly data: Readonly<Record<string, unknown>>
  }[]
  /** Of a demand that moved on meanwhile: how it reads now. */
  readonly demand: { readonly number: string; readonly state: string; readonly next: string | null } | null
}

/** Numbers that a device has given out and that never came: records that may be lost. */
export interface RecordsMissingItem {
  readonly kind: 'records-missing'
  readonly account: string
  readonly device: string
  readonly missing: number
  readonly lastSyncAt: string
}

/** Whose: one account's own, or everybody's. */
type Whose = (account: RawBuilder<unknown>) => RawBuilder<unknown>

export function recordsKept(journal: string, whose: Whose): RawBuilder<unknown> {
  return sql`
    select 'kept ' || s.account || ' ' || s.id || ' ' || encode(s.content, 'hex'), s.received_at,
      json_build_object('kind', 'record-kept', 'account', s.account, 'record', s.id, 'content', encode(s.content, 'hex'),
        'type', s.type, 'code', s.code, 'reason', s.reason, 'capturedAt', s.captured_at, 'payload', s.payload,
        'first', coalesce((
          select json_agg(json_build_object('type', e.type, 'on', e.occurred_on, 'data', e.data) order by e.position)
          from command c
          join event e on e.journal = c.journal and e.position between c.first and c.last
          where c.journal = s.journal and c.actor = s.account and c.id = s.id), '[]'),
        'demand', (
          select json_build_object('number', d.number, 'state', d.state, 'next', d.next_action)
          from demand_1 d
          where d.journal = s.journal and d.demand = s.subject::text and upper_inf(d.known)))
    from sync_item s
    where s.journal = ${journal} and s.state = 'review' and ${whose(sql`s.account`)}`
}

export function recordsMissing(journal: string, whose: Whose): RawBuilder<unknown> {
  return sql`
    select 'missing ' || d.account || ' ' || d.device, d.last_sync_at,
      json_build_object('kind', 'records-missing', 'account', d.account, 'device', d.device, 'missing', ${missing},
        'lastSyncAt', d.last_sync_at)
    from device d
    where d.journal = ${journal} and ${missing} > 0 and ${whose(sql`d.account`)}`
}

/** What lies between 1 and the last number, and neither came, nor is held, nor was given up. */
export const missingNumbers = sql`
  int8multirange(int8range(1, last_seq + 1)) - received - voided - holding`

const missing = sql`
  (select coalesce(sum(upper(gap) - lower(gap)), 0)::int from unnest(${missingNumbers}) as gap)`

export interface KeptAside {
  readonly records: number
  readonly missing: number
}

/** How many records of these officers' own wait for them, and how many may be lost. */
export async function keptAsideOf(
  db: QueryExecutorProvider,
  { journal, officers }: { readonly journal: string; readonly officers: readonly string[] },
): Promise<KeptAside> {
  const { rows } = await sql<KeptAside>`
    with own as (
      select distinct account from officer_1
      where journal = ${journal} and officer = any(${[...officers]}) and account is not null and upper_inf(known))
    select
      (select count(*)::int from sync_item
       where journal = ${journal} and account in (select account from own) and state = 'review') as records,
      (select coalesce(sum(${missing}), 0)::int from device
       where journal = ${journal} and account in (select account from own)) as missing`.execute(db)
  return rows[0] ?? { records: 0, missing: 0 }
}
