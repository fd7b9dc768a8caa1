import { importStream, type ImportEvent, type ListIdentity, type RecognisedList, type RowCounts } from '@titian/domain'
import { sql, type Kysely } from 'kysely'
import { importEventOf } from './import-event.ts'
import type { ImportInSight } from './imports-in-sight.ts'
import type { ImportStatus } from './tables.ts'

/** What the log knew of an import at a position. How its rows were judged on the way there is not kept. */
interface KnownImport {
  readonly status: ImportStatus
  readonly list: ListIdentity | undefined
  readonly counts: RowCounts
  readonly needs: Extract<ImportEvent, { type: 'ImportChecked' }>['data']['needs']
  readonly committedAt: Date | undefined
  readonly undoneAt: Date | undefined
  readonly undoBlocked: boolean
}

/** As known at a position; imports that had not been received by then are not in the answer. */
export async function importsKnownAt(
  db: Kysely<unknown>,
  journal: string,
  imports: readonly string[],
  position: number,
): Promise<ReadonlyMap<string, KnownImport>> {
  const byStream = new Map(imports.map((id) => [importStream(id), id]))
  const { rows } = await sql<Line>`
    select stream, type, data, position, recorded_at as "recordedAt" from event
    where journal = ${journal} and stream = any(${[...byStream.keys()]}::text[]) and position <= ${position}
    order by stream, version`.execute(db)
  const known = new Map<string, KnownImport>()
  for (const { stream, recordedAt, ...event } of rows) {
    const id = byStream.get(stream)
    if (id !== undefined) known.set(id, learn(known.get(id) ?? unheardOf, importEventOf(event), recordedAt))
  }
  return known
}

interface Line {
  readonly stream: string
  readonly type: string
  readonly data: unknown
  readonly position: number
  readonly recordedAt: Date
}

const noRows: RowCounts = { new: 0, changed: 0, same: 0, refused: 0, otherCities: 0 }

const unheardOf: KnownImport = {
  status: 'checking',
  list: undefined,
  counts: noRows,
  needs: [],
  committedAt: undefined,
  undoneAt: undefined,
  undoBlocked: false,
}

function learn(known: KnownImport, event: ImportEvent, at: Date): KnownImport {
  switch (event.type) {
    case 'ImportReceived':
      return known
    case 'ImportChecked': {
      const { needs, counts, ...list } = event.data
      return { ...known, status: 'checked', list, counts, needs }
    }
    // The rows are judged again.
    case 'ProposalsAccepted':
    case 'MatchDecided':
      return { ...known, status: 'checking' }
    case 'ImportConfirmed':
      return { ...known, status: 'committing', needs: [] }
    case 'ImportCommitted': {
      const { counts, ...list } = event.data
      return { ...known, status: 'committed', list, counts, committedAt: at }
    }
    case 'ImportUndoBegun':
      return { ...known, status: 'undoing', undoBlocked: false }
    case 'ImportUndoBlocked':
      return { ...known, status: 'committed', undoBlocked: true }
    case 'ImportUndone':
      return { ...known, status: 'undone', undoneAt: at }
  }
}

/**
 * An import as the log knew it at a position. What is not in the log is left out: how its figures would have moved, how
 * far the work was, and which firms were proposed. Whoever sees only some of its rows is counted those as they are now.
 */
export function asKnown(item: ImportInSight, known: KnownImport, position: number, seesAll: boolean): ImportInSight {
  const { record } = item
  const { status, list, counts, needs, committedAt, undoneAt } = known
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const isWhole = record.last_position !== null && record.last_position <= position
  const tally = seesAll ? { ...counts, otherCity: counts.otherCities } : item.tally
  return {
    ...item,
    tally: known.list === undefined ? {} : tally,
    sameFile: null,
    record: {
      ...record,
      status,
      list: list && record.list ? identified(record.list, list) : null,
      needs: [...needs],
      asks: [],
      effect: [],
      problem: known.undoBlocked ? record.problem : null,
      done: status === 'checking' ? 0 : total,
      total,
      first_position: isWhole ? record.first_position : null,
      last_position: isWhole ? record.last_position : null,
      committed_at: committedAt ?? null,
      undone_at: undoneAt ?? null,
    },
  }
}

function identified(read: RecognisedList, list: ListIdentity): RecognisedList {
  const { listedOn: _day, stage: _stage, document: _document, ...rest } = read
  return { ...rest, ...list }
}
