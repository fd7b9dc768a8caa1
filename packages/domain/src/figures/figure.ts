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
  return figureDefinitions.flatMap(({ facts }) => facts(portrait))
}

/** What one firm adds to every figure, for all days, by what its statements say. */
export function factsOf(standing: readonly Standing[]): readonly Fact[] {
  return standing.length === 0 ? [] : factsOfPortrait(portraitOf(standing))
}
