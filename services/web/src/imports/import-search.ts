import { wholeNumber, type Typed } from '../app/address.ts'

export interface ImportSearch {
  /** The row of the list from which someone came: a record's 依据. */
  readonly row?: number | undefined
}

export function importSearch(search: Typed): ImportSearch {
  return { row: wholeNumber(search['row'], 1, 9_999_999) }
}
