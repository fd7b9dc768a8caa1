import type { ListedDemand } from '@titian/domain'
import { sql, type RawBuilder } from 'kysely'
import { firmOfRecord } from '../visit-log/visit-sight.ts'
import type { Seen } from './named-persons.ts'

/** Two ledgers say different things of one demand, and nobody has done anything about it since. */
export interface DemandDiffersItem {
  readonly kind: 'demand-differs'
  readonly demand: string
  readonly number: string | null
  readonly uscc: string | null
  readonly name: string
  /** How it reads. */
  readonly state: string
  readonly versions: readonly { readonly list: string; readonly raisedOn: string; readonly said: ListedDemand }[]
}

/**
 * That a later ledger has a demand further is no doubt. Doubtful is another firm, text, category, day or officer, and a later
 * ledger that has it less far.
 */
export function demandsThatDiffer(journal: string, seen: Seen): RawBuilder<unknown> {
  return sql`
    select 'demand ' || d.demand, max(said.recorded_at),
      json_build_object('kind', 'demand-differs', 'demand', d.demand, 'number', d.number, 'uscc', d.uscc,
        'name', coalesce(min(firm.firm_name), d.name), 'state', d.state, 'versions', json_agg(json_build_object(
          'list', said.list, 'raisedOn', said.occurred_on, 'said', said.data) order by said.version))
    from (${versions(journal)}) said
    join demand_1 d on d.journal = ${journal} and d.demand = substr(said.stream, 8) and upper_inf(d.known)
    ${firmOfRecord({ journal }, sql`d.uscc`, sql`d.raised_on`)}
    where ${seen(sql`coalesce(firm.unit, 'unknown')`)}
      and said.stream in (
        select one.stream
        from (${versions(journal)}) one
        join (${versions(journal)}) other on other.stream = one.stream and one.version < other.version
        where one.occurred_on <> other.occurred_on
          or one.data ->> 'uscc' <> other.data ->> 'uscc'
          or one.data ->> 'text' <> other.data ->> 'text'
          or one.data ->> 'category' <> other.data ->> 'category'
          or one.data ->> 'officer' <> other.data ->> 'officer'
          or one.data ->> 'closedOn' <> other.data ->> 'closedOn'
          or ${furtherThan(sql`one.data`, sql`other.data`)})
      and not exists (
        select from event e
        where e.journal = ${journal} and e.stream = said.stream and e.version > said.version
          and e.type <> 'StatementWithdrawn' and not coalesce(e.meta::jsonb ? 'list', false))
    group by d.demand, d.number, d.uscc, d.name, d.state
    having count(*) > 1`
}

const ranks = ['registered', 'accepted', 'in-progress', 'closed']

function furtherThan(one: RawBuilder<unknown>, other: RawBuilder<unknown>): RawBuilder<unknown> {
  const rank = (data: RawBuilder<unknown>) => sql`array_position(${ranks}::text[], ${data} ->> 'status')`
  return sql`${rank(one)} > ${rank(other)}`
}

/** What lists that stand say of demands of which more than one does: the undone ones have no entry any more. */
function versions(journal: string): RawBuilder<unknown> {
  return sql`
    select m.stream, m.version, e.data, e.occurred_on, e.recorded_at, coalesce(i.list ->> 'title', i.file_name) as list
    from (
      select journal, stream, version, import, count(*) over (partition by stream) as said
      from import_entry
      where journal = ${journal} and made and starts_with(stream, 'demand-')) m
    join event e on e.journal = m.journal and e.stream = m.stream and e.version = m.version and e.type = 'DemandListed'
    join import i on i.journal = m.journal and i.import = m.import and i.status in ('committing', 'committed')
    where m.said > 1`
}
