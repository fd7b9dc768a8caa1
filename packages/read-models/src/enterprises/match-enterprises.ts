import { sql, type QueryExecutorProvider } from 'kysely'

export interface MatchedEnterprise {
  readonly stream: string
  readonly uscc: string
  readonly name: string
  /** Who answers for it now. */
  readonly unit: string
}

/**
 * For lists without codes: the firms that have each name, or had it (`former`), by `matchKey` of the name. One exact
 * hit may be proposed; several are for a person to tell apart. Keys that nobody has are not in the answer.
 */
export async function enterprisesByName(
  db: QueryExecutorProvider,
  journal: string,
  nameKeys: readonly string[],
): Promise<ReadonlyMap<string, readonly (MatchedEnterprise & { readonly former: boolean })[]>> {
  const { rows } = await sql<MatchedEnterprise & { former: boolean; nameKey: string }>`
    select n.name_key as "nameKey", n.former, s.stream, s.uscc, s.name, s.unit
    from enterprise_name_1 n
    cross join lateral (
      select stream, uscc, name, unit
      from enterprise_spell_1
      where journal = n.journal and stream = n.stream and upper_inf(known) and upper_inf(days)
      limit 1) s
    where n.journal = ${journal} and n.name_key = any(${[...new Set(nameKeys)]}) and upper_inf(n.known)
    order by n.former, s.uscc`.execute(db)
  const found = rows.map(({ nameKey, ...enterprise }) => ({ nameKey, enterprise }))
  return new Map(
    [...Map.groupBy(found, ({ nameKey }) => nameKey)].map(([nameKey, hits]) => [
      nameKey,
      hits.map(({ enterprise }) => enterprise),
    ]),
  )
}

/** Whether a unit answers now for the firm that has a code, or had it. */
export async function answersFor(
  db: QueryExecutorProvider,
  journal: string,
  { unit, uscc }: { readonly unit: string; readonly uscc: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from enterprise_1 e
    join enterprise_spell_1 s on s.journal = e.journal and s.stream = e.stream
    where e.journal = ${journal} and upper_inf(e.known) and e.codes @> array[${uscc}]
      and upper_inf(s.known) and upper_inf(s.days) and s.unit = ${unit}
    limit 1`.execute(db)
  return rows.length > 0
}
