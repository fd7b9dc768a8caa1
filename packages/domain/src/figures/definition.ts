import type { Fact } from './fact.ts'
import type { Portrait } from './portrait.ts'

/** What is counted, in one place: the words shown beside a figure and the rule that computes it. */
export interface FigureDefinition {
  readonly code: string
  readonly name: string
  /** A stock is taken at min(period's end, asOf); a flow counts facts in the period and not after asOf. */
  readonly kind: 'stock' | 'flow'
  /** What is counted; enterprises where nothing is said. */
  readonly measure?: '家' | '人' | '家次' | '条'
  /** 口径 in one formula and one sentence, shown beside every number. */
  readonly formula: string
  readonly note: string
  /** Raised whenever the same events would give another number. */
  readonly version: number
  readonly facts: (portrait: Portrait) => readonly Fact[]
}
