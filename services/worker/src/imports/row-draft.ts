import type { Cell, ImportRowRefusal, RowContact, RowNote, Statement, TargetRow } from '@titian/domain'
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
  occurredOn?: string
  dated?: boolean
  before?: Statement
  refusal?: ImportRowRefusal
  proposal?: Firm
  candidates?: readonly Candidate[]
  notes?: readonly RowNote[]
  contact?: RowContact
  /** Kept only where the row may have to be read again. */
  cells?: readonly Cell[]
}
