import { text, wholeNumber, type Typed } from '../app/address.ts'

export interface TargetsSearch {
  readonly year?: number | undefined
  /** The cell whose 为什么 is open, e.g. `high-tech.new:410422`. */
  readonly why?: string | undefined
  /** The target that is being adjusted, named likewise. */
  readonly adjust?: string | undefined
  /** The plan that is being revised, or that another one is adopted. */
  readonly plan?: string | undefined
}

export function targetsSearch(search: Typed): TargetsSearch {
  return {
    year: wholeNumber(search['year'], 2000, 2100),
    why: text(search['why'], /^[a-z.-]+:\d{6}$/),
    adjust: text(search['adjust'], /^[a-z.-]+:\d{6}$/),
    plan: text(search['plan'], /^.{1,80}$/),
  }
}
