import { normaliseCreditCode, unknownUnit } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'

/** A firm as who assigns names it. */
export interface CodedFirm {
  /** The code by which it was asked for. */
  readonly asked: string
  readonly uscc: string
  readonly name: string
  readonly unit: string
  /** All codes that it has or had: each has a stream of assignments. */
  readonly codes: readonly string[]
}

/** Firms by any of their codes, in whatever unit. Also those that only assignments name so far: no list has the firm yet. */
export async function firmsByCode(
  db: QueryExecutorProvider,
  codes: readonly string[],
  { journal, asOf, known }: Pick<Asked, 'journal' | 'asOf' | 'known'>,
): Promise<ReadonlyMap<string, CodedFirm>> {
  const wanted = [...new Set(codes.map(normaliseCreditCode))]
  const { rows } = await sql<CodedFirm>`
    select w.code as asked, s.uscc, s.name, s.unit, array(
        select distinct o.code from enterprise_code_1 o
        where o.journal = ${journal} and o.stream = c.stream and ${knownThen(known, 'o')}) as codes
    from unnest(${wanted}::text[]) as w (code)
    join enterprise_code_1 c on c.journal = ${journal} and c.code = w.code and ${knownThen(known, 'c')}
    cross join lateral (
      select uscc, name, unit from enterprise_spell_1 s
      where s.journal = c.journal and s.stream = c.stream and ${knownThen(known, 's')}
      order by lower(days) > ${asOf}::date, abs(lower(days) - ${asOf}::date)
      limit 1) s
    union all
    select distinct on (w.code) w.code, a.uscc, a.name, ${unknownUnit}, array[a.uscc]
    from unnest(${wanted}::text[]) as w (code)
    join assignment_1 a on a.journal = ${journal} and a.uscc = w.code and ${knownThen(known, 'a')}
    where not exists (
      select from enterprise_code_1 c where c.journal = ${journal} and c.code = w.code and ${knownThen(known, 'c')})`.execute(
    db,
  )
  return new Map(rows.map((firm) => [firm.asked, firm]))
}
