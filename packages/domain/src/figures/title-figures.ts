import { held } from './fact.ts'
import type { FigureDefinition } from './definition.ts'

export const titleFigures: readonly FigureDefinition[] = [
  {
    code: 'titles',
    name: '称号企业数',
    kind: 'stock',
    formula: '当日持有该称号且在有效期内的企业户数',
    note: '不指明称号（title）的，为持有任一称号的企业户数，一户计一次。被取消资格、撤销登记编号的，自当日起不计。企业须在本市存续；科技线与工信线分列，不相加。',
    version: 2,
    facts: ({ history, holdings }) =>
      holdings
        .filter(({ state }) => state === 'valid')
        .flatMap((holding) => [
          ...held(history, 'titles', holding, holding.why, holding.title),
          // Under no key: any title at all. Overlapping days of several titles are one firm's one day (see onceADay).
          ...held(history, 'titles', holding, holding.why),
        ]),
  },
]
