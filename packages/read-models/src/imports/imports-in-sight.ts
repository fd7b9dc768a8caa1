import { sql, type Kysely, type SqlBool } from 'kysely'
import { asKnown, importsKnownAt } from './imports-known-at.ts'
import type { ImportRecord, ImportTables, RowOutcome, RowTally } from './tables.ts'
import { tallyImports } from './tally.ts'
import { unitsOfImport } from './units-of-import.ts'

/** Whose imports are asked for; `units` absent: all. */
export interface InSight {
  readonly journal: string
  readonly units?: readonly string[] | undefined
}

/** The position as of which an import is asked for; absent: as it is now, to the row. */
type Known = number | undefined

export interface ImportInSight {
  readonly record: ImportRecord
  /** Who handed it in, by name where the account has one. */
  readonly receivedBy: string
  readonly tally: RowTally
  readonly sameFile: { readonly import: string; readonly committedAt: Date } | null
}

type Tables = ImportTables & { account_holder: { journal: string; account: string; name: string } }

interface ImportsAsked {
  readonly after?: string | undefined
  readonly limit: number
  readonly known?: Known
  /** Only those at which the worker is at the moment, or will be. */
  readonly underWay?: boolean | undefined
}

/** The newest first; the next page begins after an import. */
export async function importsInSight(
  db: Kysely<unknown>,
  sight: InSight,
  { after, limit, known, underWay }: ImportsAsked,
): Promise<{ readonly items: readonly ImportInSight[]; readonly next: string | null }> {
  const tables = db.withTables<Tables>()
  const records = await seen(tables, sight)
    .$if(known !== undefined, (all) => all.where(receivedBy(known ?? 0)))
    .$if(after !== undefined, (all) =>
      all.where(
        sql<SqlBool>`(import.received_at, import.import) < (
          select received_at, import from import where journal = ${sight.journal} and import = ${after}::uuid)`,
      ),
    )
    .$if(underWay === true, (all) => all.where('import.status', 'in', ['checking', 'committing', 'undoing']))
    .orderBy('import.received_at', 'desc')
    .orderBy('import.import', 'desc')
    .limit(limit + 1)
    .execute()
  const page = records.slice(0, limit)
  const last = records.length > limit ? page.at(-1) : undefined
  const items = await withTallies(tables, sight, page)
  return { items: await knownThen(db, sight, items, known), next: last?.import ?? null }
}

export async function importInSight(
  db: Kysely<unknown>,
  sight: InSight,
  id: string,
  known?: Known,
): Promise<ImportInSight | undefined> {
  const tables = db.withTables<Tables>()
  const found = await seen(tables, sight).where('import.import', '=', id).execute()
  const [item] = await knownThen(db, sight, await withTallies(tables, sight, found), known)
  return item
}

function receivedBy(position: number) {
  return sql<SqlBool>`exists (
    select from event e
    where e.journal = import.journal and e.stream = 'import-' || import.import and e.version = 1
      and e.position <= ${position})`
}

async function knownThen(
  db: Kysely<unknown>,
  sight: InSight,
  items: readonly ImportInSight[],
  position: Known,
): Promise<readonly ImportInSight[]> {
  if (position === undefined) return items
  const ids = items.map(({ record }) => record.import)
  const known = await importsKnownAt(db, sight.journal, ids, position)
  return items.flatMap((item) => {
    const then = known.get(item.record.import)
    return then ? [asKnown(item, then, position, unitsWithin(sight, item.record) === undefined)] : []
  })
}

/** Whoever hands in a list sees all its rows; others only those of their units. */
export function unitsWithin(
  { units }: Pick<InSight, 'units'>,
  record: Pick<ImportRecord, 'unit' | 'further_units'>,
): readonly string[] | undefined {
  return units === undefined || unitsOfImport(record).every((unit) => units.includes(unit)) ? undefined : units
}

/** Rows whose outcome at confirming differed from that of the check, the first hundreds of them. */
export async function rowsJudgedAgain(
  db: Kysely<unknown>,
  sight: InSight,
  record: ImportRecord,
): Promise<readonly { readonly row: number; readonly was: RowOutcome; readonly is: RowOutcome }[]> {
  const units = unitsWithin(sight, record)
  const rows = await db
    .withTables<ImportTables>()
    .selectFrom('import_row')
    .select(['row', 'checked_as', 'outcome'])
    .where('journal', '=', sight.journal)
    .where('import', '=', record.import)
    .where('checked_as', 'is not', null)
    .$if(units !== undefined, (all) => all.where('unit', 'in', [...(units ?? [])]))
    .orderBy('row')
    .limit(500)
    .execute()
  return rows.flatMap(({ row, checked_as: was, outcome }) => (was === null ? [] : [{ row, was, is: outcome }]))
}

function seen(db: Kysely<Tables>, { journal, units }: InSight) {
  return db
    .selectFrom('import')
    .leftJoin('account_holder', (holder) =>
      holder
        .onRef('account_holder.journal', '=', 'import.journal')
        .onRef('account_holder.account', '=', 'import.received_by'),
    )
    .selectAll('import')
    .select('account_holder.name as holder')
    .where('import.journal', '=', journal)
    .$if(units !== undefined, (all) =>
      all.where((one) =>
        one.or([
          sql<SqlBool>`import.unit || import.further_units <@ ${[...(units ?? [])]}::text[]`,
          one.exists(
            one
              .selectFrom('import_row')
              .whereRef('import_row.journal', '=', 'import.journal')
              .whereRef('import_row.import', '=', 'import.import')
              .where('import_row.unit', 'in', [...(units ?? [])]),
          ),
        ]),
      ),
    )
}

async function withTallies(
  db: Kysely<Tables>,
  sight: InSight,
  found: readonly (ImportRecord & { holder: string | null })[],
): Promise<ImportInSight[]> {
  const foreign = found.filter((record) => unitsWithin(sight, record) !== undefined).map((record) => record.import)
  const tallies = await tallyImports(db.withTables<ImportTables>(), sight.journal, foreign, sight.units)
  const same = found.flatMap((record) => record.same_file ?? [])
  const committed = same.length === 0 ? [] : await committedAt(db, sight.journal, same)
  return found.map(({ holder, ...record }) => {
    const at = committed.find((each) => each.import === record.same_file)?.committed_at
    return {
      record,
      receivedBy: holder ?? record.received_by,
      tally: tallies.get(record.import) ?? record.counts,
      sameFile: record.same_file !== null && at ? { import: record.same_file, committedAt: at } : null,
    }
  })
}

function committedAt(db: Kysely<Tables>, journal: string, ids: readonly string[]) {
  return db
    .selectFrom('import')
    .select(['import', 'committed_at'])
    .where('journal', '=', journal)
    .where('import', 'in', [...ids])
    .execute()
}
