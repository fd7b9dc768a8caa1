import { findIndustry } from '../industries/industry.ts'
import { dayOfRow, optionalAnswer, optionalDay, optionalMoney, optionalPeople } from './cell-readers.ts'
import type { FirmInRow } from './firm-in-row.ts'
import type { Stated } from './reading.ts'
import { cellOf, isRefused, noteAt, textOf, writtenOf, type Refused, type RowView } from './row-view.ts'

/** 企业名录: everything beside code and name may be missing; what cannot be read is left out with a note. */
export function registerEntryInRow(view: RowView, firm: FirmInRow): Stated | Refused {
  const occurredOn = dayOfRow(view)
  if (isRefused(occurredOn)) return occurredOn
  const said = {
    address: writtenOf(view, 'address') || undefined,
    industry: industryOf(view),
    foundedOn: optionalDay(view, 'founded-on'),
    capital: optionalMoney(view, 'capital'),
    employees: optionalPeople(view, 'employees'),
    revenue: optionalMoney(view, 'revenue'),
    research: optionalMoney(view, 'research'),
    aboveScale: optionalAnswer(view, 'above-scale'),
  }
  return { occurredOn, statement: { type: 'RegisterEntryListed', data: { ...firm, ...whatIsKnown(said) } } }
}

/** Four digits where the class is known; a number has lost its leading zero. What is in no table stays as written. */
function industryOf(view: RowView): string | undefined {
  const text = textOf(view, 'industry')
  if (text === '') return undefined
  const digits = cellOf(view, 'industry')?.kind === 'number' ? text.padStart(4, '0') : text
  const written = /^[A-T]?\d{2,4}/i.exec(digits)?.[0] ?? digits
  const industry = findIndustry(written)
  if (!industry) noteAt(view, 'industry', { kind: 'industry-unknown', params: {} })
  return industry?.code ?? text
}

type Known<T> = { [K in keyof T]?: NonNullable<T[K]> }

function whatIsKnown<T extends object>(said: T): Known<T> {
  const known: Known<T> = {}
  for (const key in said) {
    const value = said[key]
    if (value !== undefined && value !== null) known[key] = value
  }
  return known
}
