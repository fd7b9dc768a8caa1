import type { UnassignedKind } from '@titian/contract'
import { oneOf, text, type Typed } from '../app/address.ts'

export const views = ['officers', 'firms', 'unassigned', 'objections', 'handovers'] as const
export const ownViews = ['firms', 'handovers'] as const satisfies readonly View[]
export type View = (typeof views)[number]

export const kinds = ['due', 'tech-sme', 'high-tech', 'titled', 'all'] as const satisfies readonly UnassignedKind[]

export interface AssignmentsSearch {
  readonly view?: View | undefined
  readonly unit?: string | undefined
  /** Whose firms. */
  readonly officer?: string | undefined
  readonly query?: string | undefined
  readonly kind?: UnassignedKind | undefined
}

export function assignmentsSearch(search: Typed): AssignmentsSearch {
  return {
    view: oneOf(views, search['view']),
    unit: text(search['unit'], /^\d{6}$/),
    officer: text(search['officer'], /^.{1,40}$/),
    query: text(search['query'], /^.{1,60}$/),
    kind: oneOf(kinds, search['kind']),
  }
}
