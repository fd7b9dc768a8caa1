import type { Bridge } from '@titian/contract'
import { plusMonths } from '../time/day.ts'

export type Step = Exclude<keyof Bridge, 'unit' | 'period' | 'asOf' | 'missing' | 'positions'>

export interface Bar {
  readonly step: Step
  /** What the step adds; for the ends, where the count stands. */
  readonly change: number
  /** From and to, as shares of the picture's height. */
  readonly bottom: number
  readonly top: number
  readonly end: boolean
}

const gains = ['new', 'renewedLate', 'movedIn'] as const
const losses = ['lapsed', 'revoked', 'movedOut', 'closed'] as const

/**
 * The year as steps from its start to its end. The picture is cut off below the lowest point, or a county's three
 * new firms would be a hair on two hundred; `floor` is where it begins, for the page to say.
 */
export function waterfallOf(bridge: Bridge): { readonly floor: number; readonly bars: readonly Bar[] } {
  const changes: readonly (readonly [Step, number])[] = [
    ...gains.map((step) => [step, bridge[step]] as const),
    ...(bridge.transferred === 0 ? [] : [['transferred', bridge.transferred] as const]),
    ...losses.map((step) => [step, 0 - bridge[step]] as const),
    ...(bridge.pending === 0 ? [] : [['pending', -bridge.pending] as const]),
  ]
  const levels = [bridge.start]
  for (const [, change] of changes) levels.push((levels.at(-1) ?? 0) + change)
  const highest = Math.max(...levels, bridge.end, 1)
  const lowest = Math.min(...levels, bridge.end)
  const floor = Math.max(0, Math.floor(lowest - (highest - lowest) * 0.6 - 1))
  const share = (level: number) => (level - floor) / (highest - floor)

  const bars: readonly Bar[] = [
    { step: 'start', change: bridge.start, bottom: 0, top: share(bridge.start), end: true },
    ...changes.map(([step, change], index) => {
      const before = levels[index] ?? 0
      const after = before + change
      return { step, change, bottom: share(Math.min(before, after)), top: share(Math.max(before, after)), end: false }
    }),
    { step: 'end', change: bridge.end, bottom: 0, top: share(bridge.end), end: true },
  ]
  return { floor, bars }
}

/** The year or the month that ends on the day before a year, a month or a span of months begins. */
export function endingBefore(period: string): string {
  return period.length === 4 ? `${Number(period) - 1}` : plusMonths(period.slice(0, 7), -1)
}
