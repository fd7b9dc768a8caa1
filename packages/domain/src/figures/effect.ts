import { yearOf, type Day } from '../day.ts'
import type { Standing } from '../enterprises/standing.ts'
import { titles } from '../titles/title.ts'
import type { Fact } from './fact.ts'
import { factsOf, figureDefinitions } from './figure.ts'

/** How one figure of one unit counts before and after what would be said of a firm. */
export interface Effect {
  readonly code: string
  /** What tells parts of one figure apart: a title's code. */
  readonly key?: string
  readonly name: string
  readonly unit: string
  /** The year asked for: of a stock the day within it. */
  readonly period: string
  readonly before: number
  readonly after: number
}

/**
 * The current year's flows and the day's stocks that would move, by unit, when one firm's statements change. They count
 * this firm alone; `effectOnFigures` of the read models sets them beside everybody else.
 */
export function effectOn(before: readonly Standing[], after: readonly Standing[], asOf: Day): readonly Effect[] {
  const then = countsOf(factsOf(before), asOf)
  const now = countsOf(factsOf(after), asOf)
  const period = String(yearOf(asOf))
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((place): Effect[] => {
    const [first, second] = [then.get(place), now.get(place)]
    const counted = first ?? second
    if (!counted || first?.count === second?.count) return []
    const { code, key, unit } = counted
    return [
      {
        code,
        ...(key === undefined ? {} : { key }),
        name: nameOf(code, key),
        unit,
        period,
        before: first?.count ?? 0,
        after: second?.count ?? 0,
      },
    ]
  })
}

type Counted = Pick<Fact, 'code' | 'key' | 'unit'> & { count: number }

const kinds = new Map(figureDefinitions.map(({ code, kind }) => [code, kind]))

function countsOf(facts: readonly Fact[], asOf: Day): ReadonlyMap<string, Counted> {
  const counts = new Map<string, Counted>()
  for (const fact of facts) {
    const { code, unit, from, to } = fact
    const isCounted = kinds.get(code) === 'stock' ? to === undefined || asOf < to : yearOf(from) === yearOf(asOf)
    if (from > asOf || !isCounted) continue
    // Titles are figures of their own; an application's stage is not.
    const key = titles.find((title) => title.code === fact.key)?.code
    // Holding any title at all says nothing that the title itself does not.
    if (code === 'titles' && key === undefined) continue
    const place = `${code} ${key ?? ''} ${unit}`
    const counted = counts.get(place) ?? { code, unit, count: 0, ...(key === undefined ? {} : { key }) }
    counted.count += 1
    counts.set(place, counted)
  }
  return counts
}

function nameOf(code: string, key: string | undefined): string {
  const name = figureDefinitions.find((figure) => figure.code === code)?.name ?? code
  const title = titles.find((each) => each.code === key)
  return title ? `${name}（${title.name}）` : name
}
