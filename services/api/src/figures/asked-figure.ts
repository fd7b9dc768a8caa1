import type { EdgeRefusal, FigureQuery } from '@titian/contract'
import {
  allFigures,
  cityCode,
  findTitle,
  growthBase,
  isPlanningUnit,
  ratioFigures,
  readPeriod,
  recordFigures,
  unknownUnit,
  type FigureWords,
} from '@titian/domain'
import type { FigureAsked } from '@titian/read-models'
import { withoutOf } from '../targets/target-answers.ts'

export interface AskedFigure {
  readonly words: FigureWords
  readonly unit: string
  readonly asked: Omit<FigureAsked, 'journal' | 'asOf' | 'known'>
}

/** Reads which figure of which unit and period is meant. A figure or unit that there is not is not there. */
export function readAskedFigure(code: string, query: FigureQuery): AskedFigure | EdgeRefusal {
  const words = allFigures.find((figure) => figure.code === code)
  const unit = query.unit ?? cityCode
  const isUnit = unit === cityCode || unit === unknownUnit || isPlanningUnit(unit)
  if (!words || !isUnit) return { refused: 'NotFound' }
  if (query.officer !== undefined && !isByOfficer(code)) return { refused: 'FigureNotByOfficer' }
  const period = readPeriod(query.period)
  if (!period) return { refused: 'PeriodUnreadable' }
  const title = query.title === undefined ? undefined : findTitle(query.title)
  if (query.title !== undefined && !title) return { refused: 'TitleUnknown', title: query.title }
  // Only titles are told apart by a key; asked for without one, a firm with several counts once.
  const key = (growthBase(code) ?? code) === 'titles' ? (title?.code ?? '') : undefined
  return { words, unit, asked: { unit, period, key, officer: query.officer, without: withoutOf(query.without) } }
}

/** Figures over records are credited to officers; those of enterprises are nobody's. */
function isByOfficer(code: string): boolean {
  const counted = growthBase(code) ?? code
  return [...recordFigures, ...ratioFigures].some((figure) => figure.code === counted)
}
