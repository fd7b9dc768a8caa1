import type { EdgeRefusal, VisitsFilter } from '@titian/contract'
import { isDay, normaliseCreditCode, type CalendarRefusal } from '@titian/domain'
import type { VisitsAsked } from '@titian/read-models'
import type { Moment } from '../question.ts'

/** What a list or an export of visits asks for, in the moment and within the sight of whoever asks. */
export function visitsAsked(
  { uscc, asOf: _asOf, knownAt: _knownAt, after: _after, ...wanted }: VisitsFilter,
  { journal, asOf, known, units, officers, ownFirms, formerFirms }: Moment,
): VisitsAsked | CalendarRefusal | EdgeRefusal {
  const wrong = [wanted.from, wanted.to].find((day) => day !== undefined && !isDay(day))
  if (wrong !== undefined) return { refused: 'NotADay', day: wrong }
  return {
    ...wanted,
    journal,
    asOf,
    known,
    units,
    officers,
    ownFirms: [...ownFirms, ...formerFirms],
    uscc: uscc === undefined ? undefined : normaliseCreditCode(uscc),
  }
}
