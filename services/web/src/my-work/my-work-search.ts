import { text, type Typed } from '../app/address.ts'

export interface MyWorkSearch {
  /** Whose list, where it is not one's own. */
  readonly officer?: string | undefined
  /** The line that is open. */
  readonly line?: string | undefined
}

export function myWorkSearch(search: Typed): MyWorkSearch {
  return { officer: text(search['officer'], /^.{1,40}$/), line: text(search['line'], /^.{1,120}$/) }
}
