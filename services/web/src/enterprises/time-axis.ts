import type { TitleHeld } from '@titian/contract'
import { yearOf, type Day } from '../time/day.ts'

interface Span {
  readonly held: TitleHeld
  /** Left edge and width as shares of the axis. */
  readonly left: number
  readonly width: number
}

interface Row {
  readonly name: string
  readonly spans: readonly Span[]
}

export interface Axis {
  readonly years: readonly { year: number; left: number }[]
  readonly rows: readonly Row[]
  readonly asOf: number
}

/** Titles as spans over years, one row a title, so that gaps between certificates are seen. */
export function axisOf(titles: readonly TitleHeld[], asOf: Day): Axis {
  const days = titles.flatMap((held) => [held.from, ...(held.through === null ? [] : [held.through])])
  const first = Math.min(...days.map(yearOf), yearOf(asOf))
  const last = Math.max(...days.map(yearOf), yearOf(asOf)) + 1
  const share = (day: Day) => (yearShare(day) - first) / (last - first)

  const rows = new Map<string, Span[]>()
  for (const held of titles) {
    const left = share(held.from)
    // A title without a last day is drawn to the end of the axis.
    const right = held.through === null ? 1 : share(held.through)
    rows.set(held.name, [...(rows.get(held.name) ?? []), { held, left, width: Math.max(right - left, 0.004) }])
  }
  return {
    years: Array.from({ length: last - first }, (_, index) => ({ year: first + index, left: index / (last - first) })),
    rows: [...rows].map(([name, spans]) => ({ name, spans })),
    asOf: share(asOf),
  }
}

function yearShare(day: Day): number {
  const year = yearOf(day)
  const start = Date.UTC(year, 0, 1)
  return year + (Date.parse(day) - start) / (Date.UTC(year + 1, 0, 1) - start)
}
