import type { EdgeRefusal, ServiceQuery } from '@titian/contract'
import { cityCode, isPlanningUnit, readPeriod, unknownUnit } from '@titian/domain'
import type { FigureAsked, ServiceRow } from '@titian/read-models'
import { withoutOf } from '../targets/target-answers.ts'

export type AskedService = Pick<FigureAsked, 'unit' | 'period' | 'without'>

/** Reads which units and days are meant. A unit that there is not is not there. */
export function readAskedService({ unit = cityCode, period: text, without }: ServiceQuery): AskedService | EdgeRefusal {
  if (unit !== cityCode && unit !== unknownUnit && !isPlanningUnit(unit)) return { refused: 'NotFound' }
  const period = readPeriod(text)
  return period ? { unit, period, without: withoutOf(without) } : { refused: 'PeriodUnreadable' }
}

export function shownRow({ cells, longestOverdue }: ServiceRow) {
  return {
    cells: cells.map(({ code, value }) => ({ code, value: typeof value === 'number' ? value : { ...value } })),
    longestOverdue,
  }
}
