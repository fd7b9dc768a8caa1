import { cityCode, firstDayOf, yearOf, type Day, type Stage, type TitleCode } from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'
import { accountableOn } from './accountable.ts'
import { namedOfficers } from './named-officers.ts'

/** `due`: those that should have an officer, which is any of the next three. */
export const unassignedKinds = ['due', 'tech-sme', 'high-tech', 'titled', 'all'] as const
export type UnassignedKind = (typeof unassignedKinds)[number]

export interface UnassignedAsked extends Pick<Asked, 'journal' | 'asOf' | 'known' | 'units'> {
  readonly unit?: string | undefined
  readonly kind: UnassignedKind
}

export interface UnassignedLine {
  readonly uscc: string
  readonly name: string
  readonly unit: string
  readonly stage: Stage
  readonly titles: readonly TitleCode[]
  /** Who looked after it before, and until when. */
  readonly last: { readonly officer: string; readonly name: string | null; readonly through: Day } | null
}

/**
 * Firms that nobody is accountable for on the day: of those that should have an officer (科技型中小企业 of this year or the
 * last, valid 高新技术企业, holders of any other title) or of all, by credit code.
 */
export async function listUnassigned(
  db: QueryExecutorProvider,
  asked: UnassignedAsked,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<{ readonly count: number; readonly items: readonly UnassignedLine[]; readonly next: string | null }> {
  const { journal, asOf, known, units, unit } = asked
  const { rows } = await sql<UnassignedLine & { count: number }>`
    with held as materialized (${accountableOn(asOf, asked)}),
    found as (
      select s.stream, s.uscc, s.name, s.unit, s.stage, s.titles
      from enterprise_spell_1 s
      where s.journal = ${journal} and ${knownThen(known, 's')} and s.days @> ${asOf}::date and s.status = 'active'
        and ${units === undefined ? sql`true` : sql`s.unit = any(${[...units]})`}
        and ${unit === undefined || unit === cityCode ? sql`true` : sql`s.unit = ${unit}`}
        and (${kinds[asked.kind](asked)})
        and not exists (select from held where held.firm = s.stream))
    select f.uscc, f.name, f.unit, f.stage, f.titles, (select count(*) from found)::int as count,
      (select json_build_object('officer', a.officer, 'name', n.name, 'through', upper(a.days) - 1)
        from enterprise_code_1 c
        join assignment_1 a on a.journal = c.journal and a.uscc = c.code and ${knownThen(known, 'a')}
        left join (${namedOfficers(asked)}) n on n.officer = a.officer
        where c.journal = ${journal} and c.stream = f.stream and ${knownThen(known, 'c')} and upper(a.days) <= ${asOf}::date
        order by upper(a.days) desc
        limit 1) as last
    from found f
    where ${after === undefined ? sql`true` : sql`f.uscc > ${after}`}
    order by f.uscc
    limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const final = rows.length > limit ? page.at(-1) : undefined
  return {
    count: rows[0]?.count ?? 0,
    items: page.map(({ count: _count, ...line }) => line),
    next: final?.uscc ?? null,
  }
}

type Condition = (asked: UnassignedAsked) => RawBuilder<unknown>

const techSme: Condition = ({ journal, asOf, known }) => sql`
  s.stream in (
    select stream from figure_fact_1
    where journal = ${journal} and code = 'tech-sme.registered' and ${knownThen(known)}
      and lower(days) between ${firstDayOf(yearOf(asOf) - 1)}::date and ${asOf}::date)`
const highTech: Condition = () => sql`'high-tech' = any(s.titles)`
const titled: Condition = () => sql`cardinality(array_remove(array_remove(s.titles, 'tech-sme'), 'high-tech')) > 0`

const kinds: Readonly<Record<UnassignedKind, Condition>> = {
  'tech-sme': techSme,
  'high-tech': highTech,
  titled,
  due: (asked) => sql`${highTech(asked)} or ${titled(asked)} or ${techSme(asked)}`,
  all: () => sql`true`,
}
