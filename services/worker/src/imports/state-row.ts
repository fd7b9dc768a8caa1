import { judgeStatement, type Candidate, type KnownStatement, type SameContact } from '@titian/domain'
import type { NewEvent } from '@titian/event-store'
import type { RowOutcome } from '@titian/read-models'
import { eventOf } from './listed-by.ts'

/** A firm's stream while statements are being added to it. */
export type GrowingFirm = { stream: string; version: number; known: KnownStatement[] }

/** One statement that a row made, or found standing. */
export type Entry = { row: number; stream: string; version: number; made: boolean }

export type Stated = { outcome: RowOutcome; entry: Entry; event?: NewEvent }

/** What a row of a list adds to its firm: an event, or nothing where that is said already. */
export function stateRow(
  firm: GrowingFirm,
  row: { import: string; row: number; candidate: Candidate },
  sameContact?: SameContact,
): Stated {
  const { candidate } = row
  const { stream } = firm
  const judged = judgeStatement(candidate, firm.known, sameContact)
  if (judged.outcome === 'same') {
    return { outcome: 'same', entry: { row: row.row, stream, version: judged.version, made: false } }
  }
  firm.version += 1
  firm.known.push({ version: firm.version, readings: [candidate] })
  const { statement, occurredOn, dated } = candidate
  return {
    outcome: judged.outcome,
    entry: { row: row.row, stream, version: firm.version, made: true },
    event: { ...eventOf(row.import, row.row, stream, dated), ...statement, occurredOn },
  }
}
