import type { EnterpriseLine } from '@titian/contract'
import { oneOf, text, wholeNumber, type Typed } from '../app/address.ts'

export const stages = [
  'none',
  'tech-sme',
  'high-tech',
  'gazelle',
  'innovation-leader',
] as const satisfies readonly EnterpriseLine['stage'][]

export interface EnterprisesSearch {
  readonly query?: string | undefined
  readonly unit?: string | undefined
  readonly title?: string | undefined
  readonly stage?: EnterpriseLine['stage'] | undefined
  readonly register?: 'in' | 'outside' | undefined
}

export function enterprisesSearch(search: Typed): EnterprisesSearch {
  return {
    query: text(search['query'], /^.{1,60}$/),
    unit: text(search['unit'], /^(\d{6}|unknown)$/),
    title: text(search['title'], /^[a-z-]{1,40}$/),
    stage: oneOf(stages, search['stage']),
    register: oneOf(['in', 'outside'], search['register']),
  }
}

export interface EnterpriseSearch {
  /** The position of the event from which someone came: a figure's 依据. */
  readonly event?: number | undefined
}

export function enterpriseSearch(search: Typed): EnterpriseSearch {
  return { event: wholeNumber(search['event'], 1, Number.MAX_SAFE_INTEGER) }
}
