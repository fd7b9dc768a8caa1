import type { Day } from '../day.ts'
import { findIndustry } from '../industries/industry.ts'
import type { TitleCode } from '../titles/title.ts'
import published from './claims.json' with { type: 'json' }

/** Something that a firm may claim because of what it holds: dated, and with the document that says so. */
export interface Claim {
  readonly claim: string
  readonly words: string
  /** One of these titles must be valid on the day. */
  readonly holds?: readonly string[]
  /** One of these must have run out this year and not be renewed. */
  readonly pending?: readonly string[]
  /** None of these may be valid. */
  readonly without?: readonly string[]
  /**
   * How the code of its industry must begin, its section's letter first. A firm whose industry nobody told, or that no
   * table knows, has nothing that depends on it.
   */
  readonly industry?: readonly string[]
  readonly notIndustry?: readonly string[]
  readonly from: Day
  readonly to?: Day
  readonly source: string
}

export interface Claimant {
  readonly valid: readonly TitleCode[]
  readonly pending: readonly TitleCode[]
  /** As lists write it: 3872 or C3872. */
  readonly industry: string | undefined
}

export const publishedClaims: readonly Claim[] = published.claims

/** What a firm may claim on a day, by what is known of it. Nothing else is promised: other money is announced each year. */
export function claimsOf({ valid, pending, industry }: Claimant, day: Day, claims = publishedClaims): readonly Claim[] {
  const among = (titles: readonly string[] | undefined, held: readonly string[]) =>
    titles === undefined || titles.some((title) => held.includes(title))
  const found = industry === undefined ? undefined : findIndustry(industry)
  const whole = found && `${found.letter}${found.code}`
  const begins = (codes: readonly string[]) => codes.some((code) => whole?.startsWith(code))
  return claims.filter(
    ({ holds, pending: ranOut, without, industry: within, notIndustry, from, to }) =>
      from <= day &&
      (to === undefined || day <= to) &&
      among(holds, valid) &&
      among(ranOut, pending) &&
      !(without ?? []).some((title) => valid.some((held) => held === title)) &&
      (whole !== undefined || (within === undefined && notIndustry === undefined)) &&
      (within === undefined || begins(within)) &&
      !begins(notIndustry ?? []),
  )
}
