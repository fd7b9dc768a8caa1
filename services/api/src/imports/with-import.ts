import { Uuid, type EdgeRefusal } from '@titian/contract'
import { unitsInSight, type ImportRecord, type ImportTables } from '@titian/read-models'
import type { Transaction } from 'kysely'
import { Type } from 'typebox'
import { notThere } from '../http/refuse.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'

export const importParams = Type.Object({ importId: Uuid })

/**
 * Does something to one import, which nobody else touches meanwhile, on the strength of the grants that reach it: whoever
 * answers for its unit. What the log decides is kept there first; a repeated request mends what a crash left undone here.
 */
export function withImport<Answer>(
  { db, journal }: Shell,
  request: { readonly params: { readonly importId: string } },
  act: (tables: Transaction<ImportTables>, record: ImportRecord) => Promise<Answer>,
): Promise<Answer | EdgeRefusal> {
  const units = unitsInSight(principalOf(request))
  return inLine(db, () =>
    db
      .withTables<ImportTables>()
      .transaction()
      .execute(async (tables) => {
        const record = await tables
          .selectFrom('import')
          .selectAll()
          .where('journal', '=', journal)
          .where('import', '=', request.params.importId)
          .forUpdate()
          .executeTakeFirst()
        if (!record || (units && !units.includes(record.unit))) return notThere
        return act(tables, record)
      }),
  )
}

const lines = new WeakMap<object, Promise<unknown>>()

/** One after the other: each holds a connection while it asks for another, and many at once would wait for each other. */
function inLine<Answer>(line: object, act: () => Promise<Answer>): Promise<Answer> {
  const answer = (lines.get(line) ?? Promise.resolve()).then(act)
  lines.set(
    line,
    answer.catch(() => undefined),
  )
  return answer
}

/** Has the worker check an import again: the whole file, or the rows about which somebody decided. */
export async function checkAgain(
  tables: Transaction<ImportTables>,
  { journal, import: id, asked }: ImportRecord,
  step: 'read' | 'judge',
  answers?: ImportRecord['answers'],
): Promise<void> {
  await tables
    .updateTable('import')
    .set({
      status: 'checking',
      asked: asked + 1,
      step,
      ...(answers === undefined ? {} : { answers: JSON.stringify(answers) }),
    })
    .where('journal', '=', journal)
    .where('import', '=', id)
    .execute()
}
