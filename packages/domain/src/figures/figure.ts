import { later } from '../day.ts'
import type { Standing } from '../enterprises/standing.ts'
import { applicationFigures } from './application-figures.ts'
import type { FigureDefinition } from './definition.ts'
import { enterpriseFigures } from './enterprise-figures.ts'
import type { Fact } from './fact.ts'
import { highTechFigures } from './high-tech-figures.ts'
import { moveFigures } from './move-figures.ts'
import { portraitOf, type Portrait } from './portrait.ts'
import { techSmeFigures } from './tech-sme-figures.ts'
import { titleFigures } from './title-figures.ts'

/** Every figure that is a count of facts, in the order in which pages list them. */
export const figureDefinitions: readonly FigureDefinition[] = [
  ...enterpriseFigures,
  ...techSmeFigures,
  ...highTechFigures,
  ...moveFigures,
  ...titleFigures,
  ...applicationFigures,
]

const byCode = new Map(figureDefinitions.map((definition) => [definition.code, definition]))

export function findFigure(code: string): FigureDefinition | undefined {
  return byCode.get(code)
}

export function factsOfPortrait(portrait: Portrait): readonly Fact[] {
  return figureDefinitions.flatMap(({ facts, kind }) =>
    kind === 'stock' ? onceADay(facts(portrait)) : facts(portrait),
  )
}

// Two lists may grant one title for overlapping days; the firm still counts once on each of them.
function onceADay(facts: readonly Fact[]): readonly Fact[] {
  const kept: Fact[] = []
  for (const fact of facts.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const index = kept.findIndex(
      ({ key, unit, to }) => key === fact.key && unit === fact.unit && (to === undefined || fact.from < to),
    )
    const before = kept[index]
    if (!before) {
      kept.push(fact)
      continue
    }
    const { to, ...open } = before
    const end = to === undefined || fact.to === undefined ? undefined : later(to, fact.to)
    const why = [...new Set([...before.why, ...fact.why])].toSorted((a, b) => a - b)
    kept[index] = end === undefined ? { ...open, why } : { ...open, to: end, why }
  }
  return kept
}

/** What one firm adds to every figure, for all days, by what its statements say. */
export function factsOf(standing: readonly Standing[]): readonly Fact[] {
  return standing.length === 0 ? [] : factsOfPortrait(portraitOf(standing))
}
