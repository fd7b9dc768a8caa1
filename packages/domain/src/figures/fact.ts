import { plusDays, type Day } from '../day.ts'
import { common, unknownUnit, valueOn, type Days, type History } from '../enterprises/history.ts'

/**
 * What makes one firm count in one figure of one unit: days (a stock) or a day (a flow). Every figure is a count
 * of facts, its members are the facts' firms, and `why` are the events (versions of the firm's stream) behind them.
 */
export interface Fact {
  /** The figure, or a part of one. */
  readonly code: string
  /** What tells facts of one figure apart: a title's code, an application's stage. */
  readonly key?: string
  readonly unit: string
  readonly from: Day
  /** The day after the last; absent where no end is known. */
  readonly to?: Day
  readonly why: readonly number[]
}

/** A flow: it counts in the unit that answered for the firm that day. */
export function happened(history: History, code: string, on: Day, why: readonly number[], key?: string): Fact {
  const unit = valueOn(history.units, on) ?? unknownUnit
  return { code, ...(key === undefined ? {} : { key }), unit, from: on, to: plusDays(on, 1), why: unique(why) }
}

/** A stock, cut where another unit answers for the firm. */
export function held(
  history: History,
  code: string,
  days: Days,
  why: readonly number[],
  key?: string,
): readonly Fact[] {
  return history.units.flatMap((spell) => {
    const both = common(days, spell)
    return both
      ? [
          {
            code,
            ...(key === undefined ? {} : { key }),
            unit: spell.value,
            ...both,
            why: unique([...why, ...spell.why]),
          },
        ]
      : []
  })
}

function unique(versions: readonly number[]): readonly number[] {
  return [...new Set(versions)].toSorted((a, b) => a - b)
}
