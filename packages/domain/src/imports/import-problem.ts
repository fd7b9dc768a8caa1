import type { RowRefusal, SheetRefusal } from '../lists/refusal.ts'
import type { FileRefusal } from './file-refusal.ts'

/** Where a row names another unit or none. Whose it is, is not said. */
interface UnitNotYours {
  readonly kind: 'unit-not-yours'
}

/**
 * Where a row names a firm that is not known to be of that unit, be it new or another's: only the city may take it, and
 * only the city is told who holds the code.
 */
interface FirmForCity {
  readonly kind: 'firm-for-city'
  readonly holder?: { readonly name: string; readonly unit: string }
}

/** A row that is right in itself, but not of the unit for which whoever handed it in answers. */
export type ForeignRow = (UnitNotYours | FirmForCity) & {
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

/** The file was kept as long as personal data may be kept, and nobody confirmed it. */
export interface UploadErased {
  readonly kind: 'upload-erased'
  readonly params: { readonly days: number }
}

/** Why an import as a whole came to nothing, or could not be undone. */
export type ImportProblem = FileRefusal | SheetRefusal | UndoBlocked | UploadErased
