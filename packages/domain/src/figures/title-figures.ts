import { held } from './fact.ts'
import type { FigureDefinition } from './definition.ts'

export const titleFigures: readonly FigureDefinition[] = [
  {
    code: 'titles',
    name: '称号企业数',
    kind: 'stock',
    formula: '当日持有该称号且在有效期内的企业户数',
    note: '须指明称号（title）；企业须在本市存续。科技线与工信线分列，不相加。',
    version: 1,
    facts: ({ history, holdings }) =>
      holdings
        .filter(({ state }) => state === 'valid')
        .flatMap((holding) => held(history, 'titles', holding, holding.why, holding.title)),
  },
]
