import {
  holderSentence,
  importProblemSentence,
  importRowRefusalSentence,
  importRowSummary,
  rowNoteSentence,
  type Import,
  type ImportRow,
  type RefusedRow,
} from '@titian/contract'
import { rowCountsOf, unitsWithin, type ImportInSight, type ImportRowRecord, type InSight } from '@titian/read-models'
import { names } from '../enterprises/shown-event.ts'

type JudgedAgain = Import['judgedAgain']

/** An import as the desk shows it to somebody. */
export function shownImport(
  { record, receivedBy, tally, sameFile }: ImportInSight,
  sight: InSight,
  judgedAgain: JudgedAgain = [],
): Import {
  const { list, problem, needs, asks } = record
  const units = unitsWithin(sight, record)
  const isOpen = record.status === 'checked' || record.status === 'failed'
  const proposed = tally.proposed ?? 0
  return {
    importId: record.import,
    status: record.status,
    mayChange: units === undefined,
    kind: list?.kind ?? record.answers.kind ?? null,
    title: list?.title ?? null,
    template: list?.template?.name ?? null,
    fileName: record.file_name,
    listedOn: list?.listedOn ?? null,
    stage: list?.stage ?? null,
    document: list?.document ?? null,
    otherSheets: record.other_sheets,
    needs: isOpen ? [...new Set([...needs, ...asks, ...(proposed > 0 ? (['confirmMatches'] as const) : [])])] : [],
    progress: { done: record.done, total: record.total },
    counts: { ...rowCountsOf(tally), publicised: tally.publicised ?? 0 },
    matches: { proposed, confirmed: tally.confirmed ?? 0, unclear: tally.unclear ?? 0 },
    effect: record.effect
      .filter(({ unit }) => units === undefined || units.includes(unit))
      .map(({ code, name, unit, period, before, after }) => ({ code, name, unit, period, before, after })),
    judgedAgain,
    sameFileAs: sameFile && { importId: sameFile.import, committedAt: sameFile.committedAt.toISOString() },
    problem: problem && { type: problem.kind, title: importProblemSentence(problem), status: 422 },
    receivedAt: record.received_at.toISOString(),
    receivedBy,
    committedAt: record.committed_at?.toISOString() ?? null,
    undoneAt: record.undone_at?.toISOString() ?? null,
    recorded:
      record.first_position === null || record.last_position === null
        ? null
        : { first: record.first_position, last: record.last_position },
  }
}

export function shownRow(row: ImportRowRecord, asked: ImportRow['outcome'] | 'noted'): ImportRow {
  const outcome = asked === 'proposed' ? asked : row.outcome
  const { uscc, name, unit, candidates, notes } = row
  return {
    row: row.row,
    outcome,
    uscc,
    name,
    unit,
    summary: importRowSummary(
      { ...row, outcome: row.outcome, occurredOn: row.occurred_on, candidates: candidates.length },
      names,
    ),
    candidates: [...candidates],
    notes: notes.map(rowNoteSentence),
  }
}

/** A row that was refused at first; `accepted` once its firm was taken from a proposal. */
export function shownRefusal(row: ImportRowRecord, { units }: InSight): RefusedRow[] {
  const { refusal, name } = row
  if (!refusal) return []
  // Nobody else can take it, and it would say nothing but the row's own code.
  const proposal = refusal.kind === 'firm-for-city' && units !== undefined ? null : row.proposal
  return [
    {
      row: row.row,
      cell: refusal.cell,
      header: refusal.header,
      found: refusal.found,
      reason: importRowRefusalSentence(refusal) + (units === undefined ? forCity(row) : ''),
      code: refusal.kind,
      name,
      ...(proposal ? { proposal: { uscc: proposal.uscc, name: proposal.name } } : {}),
      accepted: row.outcome !== 'refused',
    },
  ]
}

/** What the city must know of a row that it alone may take. */
function forCity({ refusal, outcome }: ImportRowRecord): string {
  if (refusal?.kind !== 'firm-for-city' || outcome !== 'refused') return ''
  const { holder } = refusal
  return holderSentence(holder && { ...holder, unit: names.unit(holder.unit) })
}
