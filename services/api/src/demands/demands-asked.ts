import type { DemandsFilter } from '@titian/contract'
import { normaliseCreditCode } from '@titian/domain'
import type { DemandsAsked } from '@titian/read-models'
import type { Moment } from '../question.ts'

/** What a page, an export or a printed ledger asks for, in the moment and within the sight of whoever asks. */
export function demandsAsked(query: DemandsFilter, moment: Moment): DemandsAsked {
  const { unit, officer, holder, state, category, open, overdue, closing, uscc, query: words, sort } = query
  return {
    ...demandSight(moment),
    unit,
    officer,
    holder,
    state,
    category,
    open,
    overdue,
    closing,
    query: words,
    sort,
    uscc: uscc === undefined ? undefined : normaliseCreditCode(uscc),
  }
}

export function demandSight({ journal, asOf, known, units, officers, ownFirms, formerFirms }: Moment): DemandsAsked {
  return { journal, asOf, known, units, officers, ownFirms: [...ownFirms, ...formerFirms] }
}
