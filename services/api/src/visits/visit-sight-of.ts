import type { Moment } from '../question.ts'

/** Which visits somebody sees: of the units in sight, own ones, and those to firms that are or were looked after. */
export function visitSightOf({ journal, known, units, officers, ownFirms, formerFirms }: Moment) {
  return { journal, known, units, officers, ownFirms: [...ownFirms, ...formerFirms] }
}
