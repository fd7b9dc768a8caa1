import { cityCode } from '@titian/domain'
import { unitsOfImport, type ImportRecord } from '@titian/read-models'
import { sql } from 'kysely'
import type { ImportsDb } from './import-record.ts'

// Flaws of a code behind which the firm may still be known.
const ofCode = ['code-missing', 'code-not-a-code', 'code-check-wrong', 'code-digits-lost', 'code-prefix-unknown']

/**
 * Proposes the firm of rows refused for their code: the one whose code was meant, or the only one with that name, in the
 * log or elsewhere in the same list; where the code kept its first 14 digits, they must be that firm's. A county's list is
 * proposed that county's firms only: whose another is, and that it is there, is not for it to learn.
 */
export async function proposeFirms(db: ImportsDb, record: ImportRecord): Promise<void> {
  const { journal, import: id } = record
  const units = unitsOfImport(record)
  await sql`
    with refused as (
      select r.row, r.name, r.name_key, r.refusal ->> 'meant' as meant, r.refusal -> 'params' ->> 'firstDigits' as digits
      from import_row r
      where r.journal = ${journal} and r.import = ${id} and r.outcome = 'refused' and r.decided is null
        and r.refusal ->> 'kind' = any(${ofCode}) and r.name_key is not null
    ), known as (
      select n.name_key, e.uscc, e.name
      from enterprise_name_1 n
      join enterprise_1 e on e.journal = n.journal and e.stream = n.stream and upper_inf(e.known)
      where n.journal = ${journal} and upper_inf(n.known) and n.name_key in (select name_key from refused)
        and (${units.includes(cityCode)} or exists (
          select from enterprise_spell_1 s
          where s.journal = e.journal and s.stream = e.stream and upper_inf(s.known) and upper_inf(s.days)
            and s.unit = any(${[...units]})))
      union
      select r.name_key, r.uscc, r.name
      from import_row r
      where r.journal = ${journal} and r.import = ${id} and r.outcome in ('new', 'changed', 'same')
        and r.name_key in (select name_key from refused)
    ), hit as (
      select refused.row, min(known.uscc) as uscc, min(known.name) as name
      from refused
      join known using (name_key)
      where refused.digits is null or starts_with(known.uscc, refused.digits)
      group by refused.row
      having count(distinct known.uscc) = 1
      union all
      select row, meant, name from refused where meant is not null
    )
    update import_row r
    set proposal = json_build_object('uscc', hit.uscc, 'name', hit.name)
    from (select distinct on (row) row, uscc, name from hit order by row) as hit
    where r.journal = ${journal} and r.import = ${id} and r.row = hit.row`.execute(db)
}
