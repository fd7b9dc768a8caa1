import type { ListedEvent, Statement, TargetRow } from '@titian/domain'
import type { ImportRecord } from '@titian/read-models'
import { sql } from 'kysely'
import type { ImportsDb } from './import-record.ts'

/** A row of another list that stands, which found a statement of this import made already. */
export type Heir = {
  stream: string
  /** The statement that it found. */
  version: number
  import: string
  row: number
  statement: Statement | null
  target: TargetRow['target'] | null
  fact: ListedEvent | null
  occurredOn: string
  dated: boolean
}

/** The rows of other lists that found statements of this import made already, the oldest list first. */
export async function findHeirs(
  db: ImportsDb,
  { journal, import: id }: ImportRecord,
  streams: readonly string[],
): Promise<Heir[]> {
  if (streams.length === 0) return []
  const { rows } = await sql<Heir>`
    select made.stream, made.version, found.import, found.row, r.statement, r.target, r.fact,
      r.occurred_on::text as "occurredOn", r.dated
    from import_entry made
    join import_entry found
      on found.journal = made.journal and found.stream = made.stream and found.version = made.version
        and not found.made and found.import <> made.import
    join import i on i.journal = found.journal and i.import = found.import and i.status in ('committing', 'committed')
    join import_row r on r.journal = found.journal and r.import = found.import and r.row = found.row
    where made.journal = ${journal} and made.import = ${id} and made.made and made.stream = any(${[...streams]})
    order by made.stream, made.version, i.committed_at nulls last, found.import, found.row`.execute(db)
  return rows
}
