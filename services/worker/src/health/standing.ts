import type { Pool } from 'pg'

/** How far a follower has come on a journal. */
export type Standing = {
  readonly follower: string
  readonly journal: string
  readonly position: number
  readonly head: number
  /** For how long the next event has been waiting; 0 when none does. */
  readonly waitsSeconds: number
  /** Why it stands still until someone resumes it. */
  readonly stopped: string | null
  /** Streams, or what it joins by, that it could not take and keeps out. */
  readonly quarantined: readonly { readonly key: string; readonly since: number; readonly withheld: number }[]
}

type Watched = { readonly name: string; readonly journal: string }

/** Asks the log itself rather than those who follow it, so that one that has died without a word shows as well. */
export async function askStanding(pool: Pool, watched: readonly Watched[]): Promise<readonly Standing[]> {
  const { rows } = await pool.query<Standing>({
    name: 'standing',
    text: `
      select w.follower, w.journal, coalesce(c.position, 0) as position, j.head, c.stopped,
        coalesce(greatest(extract(epoch from clock_timestamp() - next.recorded_at), 0), 0)::float8 as "waitsSeconds",
        coalesce((
          select json_agg(json_build_object('key', q.key, 'since', q.since, 'withheld', q.withheld) order by q.since)
          from quarantine q
          where q.follower = w.follower and q.journal = w.journal), '[]') as quarantined
      from unnest($1::text[], $2::text[]) as w (follower, journal)
      join journal j on j.journal = w.journal
      left join checkpoint c on c.follower = w.follower and c.journal = w.journal
      left join event next on next.journal = w.journal and next.position = coalesce(c.position, 0) + 1
      order by w.follower, w.journal`,
    values: [watched.map(({ name }) => name), watched.map(({ journal }) => journal)],
  })
  return rows
}
