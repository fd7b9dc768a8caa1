import { sql, type Kysely, type Transaction } from 'kysely'

type Db = Kysely<unknown> | Transaction<unknown>

/** A day's digest of somebody, by the setting's id: an account may be a name. */
type DigestKey = { readonly setting: string; readonly day: string }

export type Waiting = DigestKey & {
  readonly journal: string
  readonly account: string
  readonly channel: 'email' | 'webhook'
  readonly email: string | null
  readonly state: 'open' | 'sending'
  readonly attempts: number
  /** Its day is over. */
  readonly isOver: boolean
}

/** Whoever dies while something leaves the house leaves it so for this long. */
const sendingMinutes = 5

interface Asked {
  readonly now: Date
  readonly channels: readonly string[]
  /** Journals whose day is none on which people work. */
  readonly resting: readonly string[]
  /** One of them alone. */
  readonly setting?: string | undefined
  readonly limit: number
}

/**
 * Who is to be told now: their hour has come, it is not quiet, and today's was neither sent nor put aside; and what an
 * earlier moment left undone.
 */
export async function digestsWaiting(
  db: Db,
  { now, channels, resting, setting, limit }: Asked,
): Promise<readonly Waiting[]> {
  const only = setting === undefined ? sql`true` : sql`s.setting = ${setting}::uuid`
  const { rows } = await sql<Waiting>`
    with due as (
      select s.*, (select b.day from business_day(s.journal) b) as today
      from digest_setting s
      where s.enabled and s.channel <> 'app' and s.channel = any(${[...channels]})
        and s.hour <= ${hour(now)} and not ${isQuiet(now)} and (s.days_off or s.journal <> all(${[...resting]})) and ${only})
    select s.setting, s.today::text as day, s.journal, s.account, s.channel, s.email,
      coalesce(d.state, 'open') as state, coalesce(d.attempts, 0) as attempts, false as "isOver"
    from due s
    left join digest d on d.journal = s.journal and d.account = s.account and d.day = s.today
    where d.account is null or (d.state = 'open' and d.dismissed_at is null and d.next_at <= ${now})
    union all
    select s.setting, d.day::text, s.journal, s.account, s.channel, s.email, d.state, d.attempts, true
    from digest d
    join digest_setting s on s.journal = d.journal and s.account = d.account
    where ${only}
      and ((d.state = 'sending' and d.sending_at < ${now}::timestamptz - make_interval(mins => ${sendingMinutes}))
        or (d.state = 'open' and d.attempts > 0 and d.day < (select b.day from business_day(d.journal) b)))
    order by setting, day
    limit ${limit}`.execute(db)
  return rows
}

function hour(now: Date) {
  return sql`extract(hour from ${now}::timestamptz at time zone 'Asia/Shanghai')`
}

/** Over midnight it is quiet from the later hour on, and until the earlier. */
function isQuiet(now: Date) {
  return sql`(
    case
      when s.quiet_from <= s.quiet_until then ${hour(now)} >= s.quiet_from and ${hour(now)} < s.quiet_until
      else ${hour(now)} >= s.quiet_from or ${hour(now)} < s.quiet_until
    end)`
}

/** Journals in which somebody wants to be told, with their day. */
export async function daysOfJournals(db: Db): Promise<readonly { readonly journal: string; readonly day: string }[]> {
  const { rows } = await sql<{ journal: string; day: string }>`
    select j.journal, b.day::text
    from journal j
    cross join business_day(j.journal) b
    where exists (select from digest_setting s where s.journal = j.journal and s.enabled and s.channel <> 'app')`.execute(
    db,
  )
  return rows
}

/** Whoever may not sign in any more is not told, either. */
export async function isAccountOpen(
  db: Db,
  { journal, account }: Pick<Waiting, 'journal' | 'account'>,
): Promise<boolean> {
  const { rows } = await sql<{ type: string }>`
    select type from event
    where journal = ${journal} and stream = ${`account-${account}`} and type in ('AccountDisabled', 'AccountEnabled')
    order by version desc
    limit 1`.execute(db)
  return rows[0]?.type !== 'AccountDisabled'
}

/** Says that it leaves the house now; false where somebody else has said so, or it was put aside. */
export async function beginSending(
  db: Db,
  { journal, account, day }: Pick<Waiting, 'journal' | 'account' | 'day'>,
  now: Date,
  keys: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`
    insert into digest as d (journal, account, day, state, attempts, next_at, sending_at, keys)
    values (${journal}, ${account}, ${day}::date, 'sending', 1, ${now}, ${now}, ${[...keys]}::text[])
    on conflict (journal, account, day) do update
    set state = 'sending', attempts = d.attempts + 1, sending_at = excluded.sending_at, keys = excluded.keys
    where d.state = 'open' and d.dismissed_at is null and d.next_at <= ${now}
    returning 1`.execute(db)
  return rows.length === 1
}

/** What became of it; `nextAt` where it is tried again. */
export async function endSending(
  db: Db,
  { journal, account, day }: Pick<Waiting, 'journal' | 'account' | 'day'>,
  now: Date,
  { state, nextAt = now }: { readonly state: 'open' | 'sent' | 'failed' | 'unknown' | 'empty'; readonly nextAt?: Date },
): Promise<void> {
  await sql`
    insert into digest as d (journal, account, day, state, next_at, ended_at)
    values (${journal}, ${account}, ${day}::date, ${state}, ${nextAt}, ${now})
    on conflict (journal, account, day) do update
    set state = excluded.state, next_at = excluded.next_at, ended_at = excluded.ended_at
    where d.state in ('open', 'sending')`.execute(db)
}
