import type { FileRefusal, SheetRow } from '@titian/domain'
import type { ReadSheet } from './xlsx/read-xlsx.ts'

/** What the reading process says, one a line. It ends with `done` or `refused`. */
export type Said =
  | { rows: SheetRow[]; sheet: string | undefined }
  | { done: ReadSheet & { peakMegabytes: number } }
  | { refused: FileRefusal }
