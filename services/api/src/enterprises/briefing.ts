import { askedLastSentence, mayClaimSentence, runsOutSentence, type Briefing } from '@titian/contract'
import { claimsOf, daysBetween, unknownUnit, type Day } from '@titian/domain'
import type { EnterpriseAnswer, LastAsked } from '@titian/read-models'

type Lines = Pick<Briefing, 'runsOut' | 'askedLast' | 'mayClaim'>

/** The three lines of a firm; `sees` says whether whoever asks may read what was said while a unit answered for it. */
export function briefingOf(
  { titles, details }: Pick<EnterpriseAnswer, 'titles' | 'details'>,
  { demand, visit }: Pick<LastAsked, 'demand' | 'visit'>,
  today: Day,
  sees: (unit: string) => boolean,
): Lines {
  const held = (state: 'valid' | 'pending') => titles.flatMap((each) => (each.state === state ? [each.title] : []))
  const isSeen = (unit: string | null) => sees(unit ?? unknownUnit)
  return {
    runsOut: runsOutSentence(
      titles.map(({ title, name, through, state }) => ({
        name,
        through,
        state,
        left: through === null ? null : daysBetween(today, through),
        isYearly: title === 'tech-sme',
      })),
    ),
    askedLast: askedLastSentence({
      demand: demand && { ...demand, text: demand.secrecy === 'open' || isSeen(demand.unit) ? demand.text : null },
      visit: visit && isSeen(visit.unit) ? visit : null,
    }),
    mayClaim: mayClaimSentence(
      claimsOf({ valid: held('valid'), pending: held('pending'), industry: details.industry }, today),
    ),
  }
}
