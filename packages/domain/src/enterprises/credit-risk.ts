import type { Day } from '../day.ts'

/** Nobody is taken off a list before being on it. */
export function endsTooEarly({ until }: { readonly until?: Day }, listedOn: Day): boolean {
  return until !== undefined && until < listedOn
}
