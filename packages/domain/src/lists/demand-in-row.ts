import type { Day } from '../day.ts'
import type { DemandCategory, ListedDemand } from '../demands/demand-event.ts'
import { dayOfRow, optionalDay } from './cell-readers.ts'
import type { FirmOrLead } from './firm-in-row.ts'
import { findCategory, findState } from './officer-words.ts'
import { namesIn, officerCodesIn, recordIn } from './people-in-row.ts'
import type { FactRow } from './reading.ts'
import { isRefused, noteAt, refuseAt, textOf, writtenOf, type Refused, type RowView } from './row-view.ts'

/** 需求台账: a demand by its number, as far as that ledger knows it. It owes no closing code, evidence or next step. */
export function demandInRow(view: RowView, { uscc, name }: FirmOrLead): FactRow | Refused {
  const text = writtenOf(view, 'text')
  if (text === '') return refuseAt(view, 'text', { kind: 'cell-missing', params: {} })
  const raisedOn = dayOfRow(view)
  if (isRefused(raisedOn)) return raisedOn
  const number = numberIn(view)
  const kind = writtenOf(view, 'category')
  const [officer] = officerCodesIn(view)
  const people = officer === undefined ? namesIn(view).slice(0, 1) : []
  const data = {
    ...(number === '' ? {} : { number }),
    ...(uscc === undefined ? {} : { uscc }),
    name,
    category: categoryIn(view, kind, text),
    ...(kind === '' ? {} : { kind }),
    text,
    ...(officer === undefined ? {} : { officer }),
    ...stateIn(view, raisedOn),
  }
  return {
    row: view.row,
    fact: { type: 'DemandListed', data },
    people,
    ...recordIn(view),
    occurredOn: raisedOn,
    notes: view.notes,
  }
}

/** As it is compared and kept: narrow, without blanks, letters raised. */
function numberIn(view: RowView): string {
  return textOf(view, 'number').replace(/\s/g, '').toUpperCase()
}

function categoryIn(view: RowView, kind: string, text: string): DemandCategory {
  // A ledger without that column still says in its text what is wanted.
  if (kind === '') return findCategory(text) ?? 'N13'
  const category = findCategory(kind)
  if (category === undefined) noteAt(view, 'category', { kind: 'category-unknown', params: {} })
  return category ?? 'N13'
}

function stateIn(view: RowView, raisedOn: Day): Pick<ListedDemand, 'status' | 'closedOn'> {
  const closedOn = optionalDay(view, 'closed-on')
  const text = textOf(view, 'state')
  const assumed = closedOn === undefined ? 'registered' : 'closed'
  const found = findState(text)
  if (text !== '' && found === undefined) noteAt(view, 'state', { kind: 'state-unknown', params: { assumed } })
  const status = found ?? assumed
  if (status !== 'closed' || closedOn === undefined) return { status }
  if (closedOn >= raisedOn) return { status, closedOn }
  noteAt(view, 'closed-on', { kind: 'closed-too-early', params: {} })
  return { status }
}
