import type { RowRefusal, SheetRefusal } from '../lists/refusal.ts'
import type { FileRefusal } from './file-refusal.ts'

/** A row that is right in itself, but not of the unit for which whoever handed it in answers. Whose it is, is not said. */
export interface ForeignRow {
  readonly kind: 'unit-not-yours'
  readonly params: Readonly<Record<string, never>>
  readonly row: number
  readonly cell: string
  readonly header: string
  readonly found: string
  readonly name?: string
}

export type ImportRowRefusal = RowRefusal | ForeignRow

/** Undoing would leave people's decisions without the firm about which they decided; the first of them by name. */
export interface UndoBlocked {
  readonly kind: 'undo-blocked'
  readonly params: {
    readonly count: number
    readonly firms: readonly { readonly uscc: string; readonly name: string }[]
  }
}

/** Undoing would leave people's work on visits and demands without what the list says of them; the first of them. */
export interface RecordsInHand {
  readonly kind: 'records-in-hand'
  readonly params: {
    readonly count: number
    readonly records: readonly { readonly kind: 'visit' | 'demand'; readonly called: string; readonly name: string }[]
  }
}

/** The file was kept as long as personal data may be kept, and nobody confirmed it. */
export interface UploadErased {
  readonly kind: 'upload-erased'
  readonly params: { readonly days: number }
}

/** Why an import as a whole came to nothing, or could not be undone. */
export type ImportProblem = FileRefusal | SheetRefusal | UndoBlocked | RecordsInHand | UploadErased
