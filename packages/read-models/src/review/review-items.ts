import { cityCode } from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import type { Asked } from '../figures/figure-counts.ts'
import { readModels } from '../followers.ts'
import { contestedCommands, type ContestedItem } from './contested-commands.ts'
import { firmsOfSeveralUnits, type UnitsDifferItem } from './firms-of-several-units.ts'
import { demandsThatDiffer, type DemandDiffersItem } from './listed-demands.ts'
import { recordsKept, recordsMissing, type KeptRecordItem, type RecordsMissingItem } from './kept-aside.ts'
import { personsNamed, type NamedPersonItem, type Seen } from './named-persons.ts'

/** What only a person can settle (核对). */
export type ReviewItem = { readonly id: string; readonly since: string } & (
  | {
      /** A title list names another unit than the one that answers for the firm. */
      readonly kind: 'unit-differs'
      readonly uscc: string
      readonly name: string
      readonly unit: string
      readonly otherUnit: string
      readonly type: string
    }
  /** A row of a list by whose name no one firm was found. */
  | {
      readonly kind: 'row-unclear'
      readonly importId: string
      readonly row: number
      readonly name: string
      readonly list: string
    }
  /** Rows of a county's list whose firms are not known to be that county's: only the city may take them. */
  | {
      readonly kind: 'firms-for-city'
      readonly importId: string
      readonly units: readonly string[]
      readonly rows: number
      readonly list: string
    }
  /** Two lists set one target differently, and nobody has said since which holds. */
  | {
      readonly kind: 'target-differs'
      readonly indicator: string
      readonly unit: string
      readonly year: number
      /** The one that counts comes first. */
      readonly lists: readonly {
        readonly list: string
        readonly on: string
        readonly value: number
        readonly document: string | null
      }[]
    }
  | UnitsDifferItem
  | NamedPersonItem
  | DemandDiffersItem
  | KeptRecordItem
  | RecordsMissingItem
  | ContestedItem
  /** A firm whose events a read model could not take. */
  | {
      readonly kind: 'quarantined'
      readonly uscc: string | null
      readonly name: string | null
      readonly model: string
      readonly key: string
    }
)

interface Page {
  readonly count: number
  readonly items: readonly ReviewItem[]
  readonly next: string | null
}

/**
 * What waits for someone, newest first: of a county its own firms and rows; the system's own doubts are the city's. What a
 * phone brought waits for whoever made it, and the city sees it too.
 */
export async function reviewItems(
  db: QueryExecutorProvider,
  { journal, units, account }: Pick<Asked, 'journal' | 'units'> & { readonly account: string },
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<Page> {
  const seen = (unit: RawBuilder<unknown>) => (units === undefined ? sql`true` : sql`${unit} = any(${[...units]})`)
  const whose = (of: RawBuilder<unknown>) => (units === undefined ? sql`true` : sql`${of} = ${account}`)
  const parts = [
    recordsKept(journal, whose),
    recordsMissing(journal, whose),
    // Whoever has firms of their own and no unit has none of the rest.
    ...(units?.length === 0
      ? []
      : [
          unitsThatDiffer(journal, seen),
          firmsOfSeveralUnits(journal, seen),
          unclearRows(journal, seen, units),
          personsNamed(journal, seen),
          demandsThatDiffer(journal, seen),
        ]),
    ...(units === undefined
      ? [firmsForCity(journal), targetsThatDiffer(journal), contestedCommands(journal), quarantined(journal)]
      : []),
  ]
  const waiting = sql.join(parts, sql` union all `)
  const { rows } = await sql<{ id: string; place: string; count: number; item: ReviewItem }>`
    with waiting (id, since, item) as (${waiting}), placed as (
      select id, since, item, to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as instant from waiting)
    select id, instant || ' ' || id as place, (select count(*) from waiting) as count,
      (item::jsonb || jsonb_build_object('id', id, 'since', instant)) as item
    from placed
    where ${after === undefined ? sql`true` : sql`instant || ' ' || id < ${after}`}
    order by instant || ' ' || id desc
    limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { count: rows[0]?.count ?? 0, items: page.map(({ item }) => item), next: last?.place ?? null }
}

// A fact is counted in the unit that answered for the firm that day, and knows the events that made it: where one of them
// names another unit and nobody has corrected it, the two differ.
function unitsThatDiffer(journal: string, seen: Seen): RawBuilder<unknown> {
  return sql`
    select distinct on (f.stream, e.data ->> 'unit')
      'unit ' || f.stream || ' ' || (e.data ->> 'unit') as id,
      e.recorded_at as since,
      json_build_object('kind', 'unit-differs', 'uscc', n.uscc, 'name', n.name, 'unit', f.unit,
        'otherUnit', e.data ->> 'unit', 'type', e.type) as item
    from figure_fact_1 f
    join event e on e.journal = f.journal and e.position = any(f.why)
    join enterprise_1 n on n.journal = f.journal and n.stream = f.stream and upper_inf(n.known)
    where f.journal = ${journal}
      and f.code in ('tech-sme.registered', 'high-tech.new', 'high-tech.renewed', 'titles')
      and upper_inf(f.known)
      and e.type in ('TechSmeRegistered', 'HighTechRecognised', 'TitleGranted')
      and lower(f.days) = e.occurred_on
      and e.data ->> 'unit' <> f.unit
      and ${seen(sql`f.unit`)}
      and not exists (
        select from event c
        where c.journal = f.journal and c.position = any(f.why) and c.type = 'StatementCorrected'
          and (c.data -> 'changes' -> 'unit') is not null)`
}

function unclearRows(journal: string, seen: Seen, units: readonly string[] | undefined): RawBuilder<unknown> {
  const isWhole = units === undefined ? sql`true` : sql`i.unit || i.further_units <@ ${[...units]}::text[]`
  return sql`
    select 'row ' || r.import || ' ' || r.row, i.received_at,
      json_build_object('kind', 'row-unclear', 'importId', r.import, 'row', r.row, 'name', coalesce(r.name, ''),
        'list', coalesce(i.list ->> 'title', i.file_name))
    from import_row r
    join import i on i.journal = r.journal and i.import = r.import
    where r.journal = ${journal}
      and r.outcome = 'unclear'
      and i.status in ('checked', 'committing', 'committed')
      and (${isWhole} or ${seen(sql`r.unit`)})`
}

function firmsForCity(journal: string): RawBuilder<unknown> {
  return sql`
    select 'firms ' || i.import, i.received_at,
      json_build_object('kind', 'firms-for-city', 'importId', i.import, 'units', i.unit || i.further_units, 'rows', count(*),
        'list', coalesce(i.list ->> 'title', i.file_name))
    from import i
    join import_row r on r.journal = i.journal and r.import = i.import
    where i.journal = ${journal}
      and i.status = 'checked'
      and i.unit <> ${cityCode}
      and r.outcome = 'refused'
      and r.refusal ->> 'kind' = 'firm-for-city'
    group by i.journal, i.import`
}

function targetsThatDiffer(journal: string): RawBuilder<unknown> {
  return sql`
    select 'target ' || t.stream, e.recorded_at,
      json_build_object('kind', 'target-differs', 'indicator', t.indicator, 'unit', t.unit, 'year', t.year, 'lists', (
        select json_agg(json_build_object('list', coalesce(i.list ->> 'title', i.file_name, ''), 'on', d.item ->> 'on',
          'value', d.item -> 'value', 'document', d.item ->> 'document') order by d.place)
        from json_array_elements(t.differing) with ordinality as d (item, place)
        left join import i on i.journal = t.journal and i.import::text = d.item ->> 'import'))
    from target_2 t
    join event e on e.journal = t.journal and e.position = lower(t.known)
    where t.journal = ${journal} and upper_inf(t.known) and json_array_length(t.differing) > 0`
}

function quarantined(journal: string): RawBuilder<unknown> {
  return sql`
    select 'quarantine ' || q.follower || ' ' || q.key, q.quarantined_at,
      json_build_object('kind', 'quarantined', 'uscc', n.uscc, 'name', n.name, 'model', q.follower,
        'key', q.key)
    from quarantine q
    left join enterprise_1 n on n.journal = q.journal and n.stream = q.key and upper_inf(n.known)
    where q.journal = ${journal} and q.follower = any(${readModels.map(({ name }) => name)})`
}
