import {
  matchKey,
  type Cell,
  type ImportRowRefusal,
  type ListedEvent,
  type RowContact,
  type RowNote,
  type RowPerson,
  type Statement,
  type TargetRow,
} from '@titian/domain'
import type { Candidate, Firm, RowOutcome } from '@titian/read-models'

/** A row as it was judged, on its way into `import_row`. */
export type RowDraft = {
  row: number
  outcome: RowOutcome
  match?: 'proposed' | 'confirmed'
  decided?: string
  vouched?: boolean
  uscc?: string
  name?: string
  nameKey?: string
  unit?: string
  statement?: Statement
  target?: TargetRow['target']
  fact?: ListedEvent
  stream?: string
  /** The stream of the record that the row was found to be. */
  record?: string
  occurredOn?: string
  dated?: boolean
  before?: Statement | ListedEvent
  refusal?: ImportRowRefusal
  proposal?: Firm
  candidates?: readonly Candidate[]
  notes?: readonly RowNote[]
  contact?: RowContact
  people?: readonly RowPerson[]
  /** Kept only where the row may have to be read again. */
  cells?: readonly Cell[]
}

export function refusedDraft(refusal: NonNullable<RowDraft['refusal']>, cells: readonly Cell[]): RowDraft {
  const { row, name } = refusal
  return {
    row,
    outcome: 'refused',
    refusal,
    cells,
    ...(name === undefined ? {} : { name, nameKey: matchKey(name) }),
  }
}
