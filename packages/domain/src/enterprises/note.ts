import type { Day } from '../day.ts'
import { divisionIn, judgeCreditCode } from '../identifiers/credit-code.ts'
import { isTitleList, spellOn, unknownUnit, type History } from './history.ts'

/** What someone should know who reads a firm's profile. It refuses nothing and changes no figure. */
export type EnterpriseNote =
  /** The registering authority's division in the code is not that of the unit that answers for the firm (属地). */
  | { readonly note: 'division-differs'; readonly division: string; readonly unit: string }
  | { readonly note: 'code-inner-check' }
  /** Neither the register nor a change list nor a person names a unit: it is that of a title list. */
  | { readonly note: 'unit-from-title-list' }
  | { readonly note: 'unit-unknown' }
  /** Another unit answers for it since; what is shown is of the last day before. */
  | { readonly note: 'transferred'; readonly last: Day }

export function notesOn(history: History, uscc: string, day: Day): readonly EnterpriseNote[] {
  return [...unitNotes(history, uscc, day), ...codeNotes(uscc)]
}

function unitNotes(history: History, uscc: string, day: Day): readonly EnterpriseNote[] {
  const spell = spellOn(history.units, day)
  if (spell === undefined || spell.value === unknownUnit) return [{ note: 'unit-unknown' }]
  const unit = spell.value
  const division = divisionIn(uscc)
  const isWeak = history.standing
    .filter(({ version }) => spell.why.includes(version))
    .every(({ statement, byPerson }) => isTitleList(statement.type) && !byPerson)
  return [
    ...(division === unit ? [] : [{ note: 'division-differs', division, unit } as const]),
    ...(isWeak ? [{ note: 'unit-from-title-list' } as const] : []),
  ]
}

function codeNotes(uscc: string): readonly EnterpriseNote[] {
  const judged = judgeCreditCode(uscc)
  return 'innerCheckFails' in judged && judged.innerCheckFails ? [{ note: 'code-inner-check' }] : []
}
