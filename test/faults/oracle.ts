import { isDeepStrictEqual } from 'node:util'
import { Client } from 'pg'

/** What somebody was told: this command was kept, from the first position to the last. */
export type Acknowledged = { readonly command: string; readonly first: number; readonly last: number }

type EventOfLog = { position: number; stream: string; version: number; type: string; data: unknown }

type Question = {
  readonly databaseUrl: string
  readonly journal: string
  readonly acknowledged: readonly Acknowledged[]
  /** Every command that was sent; of those that nobody heard of again it is unknown whether they were kept. */
  readonly sent: ReadonlySet<string>
  readonly followers: readonly string[]
  readonly models: readonly Model[]
}

/** A read model as it stands, and as it must be after these events. */
type Model = {
  readonly name: string
  readonly stands: (client: Client) => Promise<unknown>
  readonly fold: (events: readonly EventOfLog[]) => unknown
}

/**
 * What is wrong after a fault, in sentences; nothing when all is well. Asks Postgres by SQL of its own and trusts no
 * code of the event store or the worker.
 */
export async function oracle(question: Question): Promise<string[]> {
  const client = new Client({ connectionString: question.databaseUrl })
  await client.connect()
  try {
    return [
      ...(await gaps(client, question.journal)),
      ...(await lostOrRepeated(client, question)),
      ...(await behind(client, question)),
      ...(await unlikeTheirFold(client, question)),
    ]
  } finally {
    await client.end()
  }
}

async function gaps(client: Client, journal: string): Promise<string[]> {
  const { rows } = await client.query<{ wrong: string }>(
    `
    with numbered as (
      select position, stream, version, recorded_at,
        row_number() over (order by position) as nth,
        row_number() over (partition by stream order by position) as nth_of_stream,
        lag(recorded_at) over (order by position) as recorded_before
      from event
      where journal = $1
    )
    select format('Position %s is the %s. of the journal', position, nth) as wrong from numbered where position <> nth
    union all
    select format('Version %s of %s is its %s. event', version, stream, nth_of_stream) from numbered
    where version <> nth_of_stream
    union all
    select format('Position %s was recorded before the one before it', position) from numbered
    where recorded_at < recorded_before
    union all
    select format('The head is %s and the last position %s', head, (select max(position) from event where journal = $1))
    from journal
    where journal = $1 and head <> coalesce((select max(position) from event where journal = $1), 0)
    limit 20`,
    [journal],
  )
  return rows.map(({ wrong }) => wrong)
}

async function lostOrRepeated(client: Client, { journal, acknowledged, sent }: Question): Promise<string[]> {
  const { rows } = await client.query<{ command: string; first: string; last: string; events: string }>(
    `select command, min(position) as first, max(position) as last, count(*) as events
     from event where journal = $1 group by command`,
    [journal],
  )
  const kept = new Map(rows.map((row) => [row.command, row]))
  const lost = acknowledged.flatMap(({ command, first, last }) => {
    const found = kept.get(command)
    if (found === undefined) return [`Command ${command} was acknowledged and is gone`]
    const same =
      Number(found.first) === first && Number(found.last) === last && Number(found.events) === last - first + 1
    return same
      ? []
      : [`Command ${command} was acknowledged at ${first}–${last} and lies at ${found.first}–${found.last}`]
  })
  const strange = rows
    .filter(({ command }) => !sent.has(command))
    .map(({ command }) => `Nobody sent command ${command}`)
  return [...lost, ...strange]
}

async function behind(client: Client, { journal, followers }: Question): Promise<string[]> {
  const { rows } = await client.query<{ wrong: string }>(
    `select format('%s stands at %s of %s', follower, coalesce(position::text, 'nothing'), head) as wrong
     from unnest($2::text[]) as f (follower)
     cross join journal
     left join checkpoint using (follower, journal)
     where journal = $1 and position is distinct from head`,
    [journal, followers],
  )
  return rows.map(({ wrong }) => wrong)
}

async function unlikeTheirFold(client: Client, { journal, models }: Question): Promise<string[]> {
  const { rows } = await client.query<EventOfLog>(
    `select position::int, stream, version, type, data from event where journal = $1 order by position`,
    [journal],
  )
  const wrong: string[] = []
  for (const { name, stands, fold } of models) {
    if (!isDeepStrictEqual(await stands(client), fold(rows))) wrong.push(`${name} is not what the events make of it`)
  }
  return wrong
}
