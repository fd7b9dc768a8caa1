import { text, wholeNumber, type Typed } from '../app/address.ts'

export interface TargetsSearch {
  readonly year?: number | undefined
  /** The cell whose 为什么 is open, e.g. `high-tech.new:410422`. */
  readonly why?: string | undefined
}

export function targetsSearch(search: Typed): TargetsSearch {
  return {
    year: wholeNumber(search['year'], 2000, 2100),
    why: text(search['why'], /^[a-z.-]+:\d{6}$/),
  }
}
