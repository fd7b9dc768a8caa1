import { dutyStateFilters } from '@titian/contract'
import { oneOf, text, wholeNumber, type Typed } from '../app/address.ts'

export const dutyParts = ['standing', 'table'] as const
export type DutyPart = (typeof dutyParts)[number]

export interface DutiesSearch {
  readonly dutyPart?: DutyPart | undefined
  readonly year?: number | undefined
  readonly duty?: string | undefined
  readonly unit?: string | undefined
  readonly officer?: string | undefined
  readonly dutyState?: (typeof dutyStateFilters)[number] | undefined
}

export function dutiesSearch(search: Typed): DutiesSearch {
  return {
    dutyPart: oneOf(dutyParts, search['dutyPart']),
    year: wholeNumber(search['year'], 2010, 2100),
    duty: text(search['duty'], /^.{1,60}$/),
    unit: text(search['unit'], /^(\d{6}|unknown)$/),
    officer: text(search['officer'], /^.{1,40}$/),
    dutyState: oneOf(dutyStateFilters, search['dutyState']),
  }
}
