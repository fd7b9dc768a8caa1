import { sql, type QueryExecutorProvider } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'

/** What a firm is called on the day, and by which code; one that began later, as it began. */
export async function firmsOf(
  db: QueryExecutorProvider,
  streams: readonly string[],
  { journal, asOf, known }: Pick<Asked, 'journal' | 'asOf' | 'known'>,
): Promise<ReadonlyMap<string, { readonly uscc: string; readonly name: string; readonly unit: string }>> {
  const { rows } = await sql<{ stream: string; uscc: string; name: string; unit: string }>`
    select distinct on (stream) stream, uscc, name, unit
    from enterprise_spell_1
    where journal = ${journal} and stream = any(${[...streams]}) and ${knownThen(known)}
    order by stream, lower(days) > ${asOf}::date, abs(lower(days) - ${asOf}::date)`.execute(db)
  return new Map(rows.map(({ stream, ...firm }) => [stream, firm]))
}
