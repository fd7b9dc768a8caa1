import type { DemandCategory, DemandSecrecy, DemandStatus, VisitResult } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'

/** What a firm asked for last, and what the last visit found; each with the unit that answered for the firm then. */
export interface LastAsked {
  readonly stream: string
  readonly demand: {
    readonly on: string
    readonly unit: string | null
    readonly category: DemandCategory
    readonly secrecy: DemandSecrecy
    readonly text: string
    readonly state: DemandStatus
  } | null
  readonly visit: {
    readonly on: string
    readonly unit: string | null
    readonly results: readonly VisitResult[]
    readonly note: string | null
  } | null
}

// Before the door it is read in one glance.
const glance = 80

export async function lastAskedOf(
  db: QueryExecutorProvider,
  streams: readonly string[],
  { journal, asOf, known }: Pick<Asked, 'journal' | 'asOf' | 'known'>,
): Promise<readonly LastAsked[]> {
  const unitOn = (day: string) => sql`(
    select s.unit from enterprise_spell_1 s
    where s.journal = ${journal} and s.stream = asked.stream and ${knownThen(known, 's')} and s.days @> ${sql.ref(day)}
    limit 1)`
  const { rows } = await sql<LastAsked>`
    select asked.stream,
      (select json_build_object('on', d.raised_on, 'unit', ${unitOn('d.raised_on')}, 'category', d.category,
         'secrecy', d.secrecy, 'text', left(d.text, ${glance}), 'state', d.state)
       from enterprise_code_1 c
       join demand_1 d on d.journal = c.journal and d.uscc = c.code
       where c.journal = ${journal} and c.stream = asked.stream and ${knownThen(known, 'c')} and ${knownThen(known, 'd')}
         and d.raised_on <= ${asOf}::date
       order by d.raised_on desc, d.demand desc
       limit 1) as demand,
      (select json_build_object('on', v.on_day, 'unit', ${unitOn('v.on_day')}, 'results', v.results,
         'note', left(v.data ->> 'note', ${glance}))
       from enterprise_code_1 c
       join visit_1 v on v.journal = c.journal and v.uscc = c.code
       where c.journal = ${journal} and c.stream = asked.stream and ${knownThen(known, 'c')} and ${knownThen(known, 'v')}
         and v.on_day <= ${asOf}::date
       -- Of one that only says that somebody was there nobody learns anything.
       order by cardinality(v.results) > 0 or coalesce(v.data ->> 'note', '') <> '' desc, v.on_day desc, v.visit desc
       limit 1) as visit
    from unnest(${[...streams]}::text[]) as asked (stream)`.execute(db)
  return rows
}
