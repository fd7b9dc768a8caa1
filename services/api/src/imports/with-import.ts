import { Uuid, type EdgeRefusal } from '@titian/contract'
import { unitsInSight, unitsWithin, type ImportRecord, type ImportTables } from '@titian/read-models'
import type { Kysely, Transaction } from 'kysely'
import { Type } from 'typebox'
import { notThere } from '../http/refuse.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'

export const importParams = Type.Object({ importId: Uuid })

type Asked = { readonly params: { readonly importId: string } }

/**
 * Does something to one import on the strength of the grants that reach it: whoever answers for its unit. What the log
 * decides goes there first, without a connection in hand, and then into the tables, as far as they still are as they
 * were; what a crash leaves undone there the worker mends (heal-imports.ts).
 */
export async function withImport<Answer>(
  { db, journal }: Pick<Shell, 'db' | 'journal'>,
  request: Asked,
  act: (record: ImportRecord) => Promise<Answer>,
): Promise<Answer | EdgeRefusal> {
  const { importId } = request.params
  return inLine(importId, async () => {
    const record = await readImport(db.withTables<ImportTables>(), journal, importId)
    const units = unitsInSight(principalOf(request))
    return !record || unitsWithin({ units }, record) ? notThere : act(record)
  })
}

export function readImport(tables: Kysely<ImportTables>, journal: string, id: string) {
  return tables
    .selectFrom('import')
    .selectAll()
    .where('journal', '=', journal)
    .where('import', '=', id)
    .executeTakeFirst()
}

const lines = new Map<string, Promise<unknown>>()

/** Who asks of one import at once is served in turn, rather than to find each time that another was first. */
async function inLine<Answer>(id: string, act: () => Promise<Answer>): Promise<Answer> {
  const answer = (lines.get(id) ?? Promise.resolve()).then(act)
  const end = answer.catch(() => undefined)
  lines.set(id, end)
  try {
    return await answer
  } finally {
    if (lines.get(id) === end) lines.delete(id)
  }
}

/** The import, if it is still being checked or waits to be confirmed; nobody else touches it until the transaction ends. */
export function lockOpen(
  tables: Transaction<ImportTables>,
  { journal, import: id }: Pick<ImportRecord, 'journal' | 'import'>,
): Promise<ImportRecord | undefined> {
  return tables
    .selectFrom('import')
    .selectAll()
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('status', 'in', ['checking', 'checked', 'failed'])
    .forUpdate()
    .executeTakeFirst()
}

/** Has the worker check an import again: the whole file, or the rows about which somebody decided. */
export async function checkAgain(
  tables: Transaction<ImportTables>,
  { journal, import: id, asked, status, step }: ImportRecord,
  wanted: 'read' | 'judge',
  answers?: ImportRecord['answers'],
): Promise<void> {
  await tables
    .updateTable('import')
    .set({
      status: 'checking',
      asked: asked + 1,
      confirmed_by: null,
      // A whole reading that is still to come also sees what was decided.
      step: status === 'checking' && step === 'read' ? 'read' : wanted,
      ...(answers === undefined ? {} : { answers: JSON.stringify(answers) }),
    })
    .where('journal', '=', journal)
    .where('import', '=', id)
    .execute()
}
