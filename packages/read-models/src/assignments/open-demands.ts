import type { DemandCategory, DemandSecrecy, DemandStatus, Day } from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { dueOf } from '../demand-ledger/demand-due.ts'
import { knownThen, type Asked } from '../figures/figure-counts.ts'
import { accountableOn } from './accountable.ts'

/**
 * Demands that are open on the day, with whoever answers for each: `demand`, `uscc`, `officer` (its own, else the firm's of
 * that day), `overdue` where a day of its clocks, of its next step or of a milestone has passed.
 */
export function openDemands({ journal, asOf, known }: Pick<Asked, 'journal' | 'asOf' | 'known'>): RawBuilder<unknown> {
  return sql`
    select r.demand, r.uscc, coalesce(r.officer, a.officer) as officer,
      coalesce(${dueOf(asOf)} < ${asOf}::date, false) as overdue
    from demand_spell_1 r
    join demand_1 d on d.journal = r.journal and d.demand = r.demand and ${knownThen(known, 'd')}
    left join (${accountableOn(asOf, { journal, known })}) a on a.uscc = r.uscc
    where r.journal = ${journal} and ${knownThen(known, 'r')} and r.open and r.days @> ${asOf}::date`
}

export interface OpenDemand {
  readonly demand: string
  readonly number: string
  readonly uscc: string
  readonly category: DemandCategory
  readonly text: string
  readonly secrecy: DemandSecrecy
  readonly state: DemandStatus
  readonly nextAction: string | null
  readonly nextDue: Day | null
}

/** What is open with some firms on the day, as far as it is one officer's or nobody's, the oldest first. */
export async function openDemandsOfFirms(
  db: QueryExecutorProvider,
  codes: readonly string[],
  officer: string,
  { journal, asOf, known }: Pick<Asked, 'journal' | 'asOf' | 'known'>,
): Promise<readonly OpenDemand[]> {
  const { rows } = await sql<OpenDemand>`
    select s.demand, d.number, s.uscc, d.category, d.text, d.secrecy, s.state, d.next_action as "nextAction",
      d.next_due::text as "nextDue"
    from demand_spell_1 s
    join demand_1 d on d.journal = s.journal and d.demand = s.demand and ${knownThen(known, 'd')}
    where s.journal = ${journal} and s.uscc = any(${[...codes]}) and ${knownThen(known, 's')}
      and s.open and s.days @> ${asOf}::date and coalesce(s.officer, ${officer}) = ${officer}
    order by d.raised_on, d.number`.execute(db)
  return rows
}

/** Demands by their ids, as they stand. */
export async function demandsById(
  db: QueryExecutorProvider,
  demands: readonly string[],
  { journal, known }: Pick<Asked, 'journal' | 'known'>,
): Promise<readonly OpenDemand[]> {
  const { rows } = await sql<OpenDemand>`
    select demand, number, uscc, category, text, secrecy, state, next_action as "nextAction", next_due::text as "nextDue"
    from demand_1
    where journal = ${journal} and demand = any(${[...demands]}) and ${knownThen(known)}
    order by raised_on, number`.execute(db)
  return rows
}

/** When somebody was last there or spoke with the firm, by the code that was written, up to the day. */
export async function lastVisitDays(
  db: QueryExecutorProvider,
  codes: readonly string[],
  { journal, asOf, known }: Pick<Asked, 'journal' | 'asOf' | 'known'>,
): Promise<ReadonlyMap<string, Day>> {
  const { rows } = await sql<{ uscc: string; on: Day }>`
    select uscc, max(on_day)::text as "on"
    from visit_1
    where journal = ${journal} and uscc = any(${[...codes]}) and on_day <= ${asOf}::date and ${knownThen(known)}
    group by uscc`.execute(db)
  return new Map(rows.map(({ uscc, on }) => [uscc, on]))
}
