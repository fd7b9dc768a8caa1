import { campaignDecider, type Campaign, type CampaignEvent } from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { sql, type QueryExecutorProvider } from 'kysely'
import { knownThen } from '../figures/figure-counts.ts'
import { hasShape } from '../log/shape.ts'
import { touchedStreams, type Line } from '../log/touched-streams.ts'
import { versionsOf } from '../versioned-rows.ts'

const prefix = 'campaign-'

/** 专项活动 as planned: a small table, one version a change. */
export async function followCampaigns(
  db: QueryExecutorProvider,
  journal: string,
  events: readonly RecordedEvent[],
): Promise<void> {
  for (const { stream, before, lines } of await touchedStreams(db, journal, events, prefix)) {
    const last = before.at(-1)
    const { closed, opened } = versionsOf(
      last ? rowsOf(last) : [],
      lines.map((line) => ({ position: line.position, rows: rowsOf(line) })),
    )
    const at = closed.at(-1)?.at
    if (at !== undefined) {
      await sql`
        update campaign_1
        set known = int8range(lower(known), ${at})
        where journal = ${journal} and name = ${stream.slice(prefix.length)} and upper_inf(known)`.execute(db)
    }
    for (const { row, from, to } of opened) {
      await sql`
        insert into campaign_1 (journal, name, days, document, known, why)
        values (${journal}, ${row.name}, daterange(${row.from}, ${row.through}, '[]'), ${row.document ?? null},
          int8range(${from}, ${to ?? null}), ${[row.why]})`.execute(db)
    }
  }
}

export interface CampaignAnswer {
  readonly name: string
  readonly from: string | null
  readonly through: string | null
  readonly document: string | null
}

/** What is planned, and what visits name beside it; the latest first. */
export async function campaignsOf(
  db: QueryExecutorProvider,
  { journal, known }: { readonly journal: string; readonly known?: number | undefined },
): Promise<readonly CampaignAnswer[]> {
  const { rows } = await sql<CampaignAnswer>`
    select coalesce(c.name, v.name) as name, lower(c.days)::text as "from", (upper(c.days) - 1)::text as through, c.document
    from (select * from campaign_1 c where c.journal = ${journal} and ${knownThen(known, 'c')}) c
    full join (
      select distinct v.campaign as name
      from visit_1 v
      where v.journal = ${journal} and v.campaign is not null and ${knownThen(known, 'v')}) v using (name)
    order by lower(c.days) desc nulls last, name`.execute(db)
  return rows
}

export function campaignEventOf({ type, data, position }: Pick<Line, 'type' | 'data' | 'position'>): CampaignEvent {
  if (type === 'CampaignPlanned' && hasShape(data, planned)) return { type, data }
  if (type === 'CampaignWithdrawn' && hasShape(data, { reason: 'string' })) return { type, data }
  throw new Error(`The event at position ${position} is no ${type} that a campaign's stream may hold`)
}

const planned = { name: 'string', from: 'string', through: 'string', document: 'string?' } as const

function rowsOf(line: Line): readonly (Campaign & { readonly why: number })[] {
  const campaign = campaignDecider.evolve(undefined, campaignEventOf(line))
  return campaign ? [{ ...campaign, why: line.position }] : []
}
