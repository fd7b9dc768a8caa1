import { sql, type Kysely } from 'kysely'
import { syncReasons } from './receipts.ts'

/** For firms that go by another code now than they were captured by: where their records have gone. */
export async function firmNotes(
  db: Kysely<unknown>,
  journal: string,
  codes: readonly string[],
): Promise<(codes: readonly string[]) => readonly string[]> {
  if (codes.length === 0) return () => []
  const { rows } = await sql<{ code: string; name: string }>`
    select distinct c.code, e.name
    from enterprise_code_1 c
    join enterprise_1 e on e.journal = c.journal and e.stream = c.stream and upper_inf(e.known)
    where c.journal = ${journal} and c.code = any(${[...new Set(codes)]}) and upper_inf(c.known) and e.uscc <> c.code
  `.execute(db)
  const names = new Map(rows.map(({ code, name }) => [code, name]))
  return (asked) =>
    asked.flatMap((code) => {
      const name = names.get(code)
      return name === undefined ? [] : [syncReasons.followed(name)]
    })
}
