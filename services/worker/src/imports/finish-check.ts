import { randomUUIDv7 } from 'node:crypto'
import type { ImportProblem, ImportQuestion, ListIdentity, RecognisedList } from '@titian/domain'
import type { EventStore } from '@titian/event-store'
import { rowCountsOf, tallyImports, type ImportRecord } from '@titian/read-models'
import { businessDay } from './business-day.ts'
import { effectOf } from './effect.ts'
import { recordStep } from './import-log.ts'
import { endCheck, type ImportsDb } from './import-record.ts'

/** The list as it was read, its rows counted, and what they would move. From here on it may be confirmed. */
export async function finishCheck(
  db: ImportsDb,
  store: EventStore,
  record: ImportRecord,
  list: RecognisedList,
): Promise<void> {
  const { journal, import: id } = record
  const today = await businessDay(db, journal)
  const tally = (await tallyImports(db, journal, [id])).get(id) ?? {}
  const effect = await effectOf(db, store, { ...record, list }, today)
  const step = await recordStep(store, {
    journal,
    id,
    actor: record.received_by,
    commandId: randomUUIDv7(),
    today,
    command: { type: 'CheckImport', list: identityOf(list), needs: list.needs, counts: rowCountsOf(tally) },
  })
  if (typeof step !== 'number') throw new Error(`Import ${id} could not be checked: ${step.refused}`)
  await endCheck(db, record, {
    status: 'checked',
    step: 'judge',
    needs: [...list.needs],
    asks: list.asks.filter((question) => record.answers[question] === undefined),
    counts: JSON.stringify(tally),
    effect: JSON.stringify(effect),
    problem: null,
    same_file: await sameFile(db, record),
  })
}

/** A person may still say what kind of list it is, and have it read again. */
export async function failCheck(db: ImportsDb, record: ImportRecord, problem: ImportProblem): Promise<void> {
  const needs: ImportQuestion[] = problem.kind === 'list-unknown' ? ['kind'] : []
  await endCheck(db, record, { status: 'failed', problem: JSON.stringify(problem), needs })
}

export function identityOf({ kind, title, listedOn, stage, document }: RecognisedList): ListIdentity {
  return {
    kind,
    title,
    ...(listedOn === undefined ? {} : { listedOn }),
    ...(stage === undefined ? {} : { stage }),
    ...(document === undefined ? {} : { document }),
  }
}

/** The newest import of the very same bytes that stands. */
async function sameFile(db: ImportsDb, { journal, import: id, sha256 }: ImportRecord): Promise<string | null> {
  const found = await db
    .selectFrom('import')
    .select('import')
    .where('journal', '=', journal)
    .where('sha256', '=', sha256)
    .where('status', '=', 'committed')
    .where('import', '<>', id)
    .orderBy('committed_at', 'desc')
    .executeTakeFirst()
  return found?.import ?? null
}
