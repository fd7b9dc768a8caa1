import { text, type Typed } from '../app/address.ts'

export interface ServiceSearch {
  readonly unit?: string | undefined
  readonly period?: string | undefined
}

export function serviceSearch(search: Typed): ServiceSearch {
  return {
    unit: text(search['unit'], /^(\d{6}|unknown)$/),
    period: text(search['period'], /^\d{4}(-\d{2})?(\.\.\d{4}-\d{2})?$/),
  }
}
