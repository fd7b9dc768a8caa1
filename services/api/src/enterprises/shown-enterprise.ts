import { enterpriseNoteSentence, statementNames, type Enterprise, type EnterpriseLine } from '@titian/contract'
import type { EnterpriseAnswer, EnterpriseLine as FoundLine } from '@titian/read-models'
import { names } from './shown-event.ts'

export function shownLine({ stream: _stream, titles, ...line }: FoundLine): EnterpriseLine {
  return { ...line, titles: [...titles] }
}

/** A profile in the words of the contract; whom to ask there is masked. */
export function shownEnterprise(
  { stream: _stream, titles, notes, unitsDiffer, formerCodes, formerNames, ...firm }: EnterpriseAnswer,
  contact: Enterprise['contact'],
  positions: Enterprise['positions'],
): Enterprise {
  return {
    ...firm,
    formerCodes: [...formerCodes],
    formerNames: formerNames.map((former) => ({ ...former })),
    unitsDiffer: unitsDiffer.map(({ unit, type, on, position }) => ({
      unit,
      source: `${statementNames[type]}（${on}）`,
      position,
    })),
    titles: titles.map((title) => ({ ...title, positions: [...title.positions] })),
    details: { ...firm.details },
    observed: { ...firm.observed },
    contact,
    notes: notes.map((note) => enterpriseNoteSentence(note, names)),
    positions,
  }
}
