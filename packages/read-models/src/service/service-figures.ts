import { planningUnits, ratioFigures, recordFigures, stockDay, unknownUnit, type RecordFigure } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { officerNames } from '../assignments/list-officers.ts'
import { countsOf, ratioOf, unitsAsked, type FigureAsked, type Ratio } from '../figures/ask-figure.ts'
import { countByOfficer, knownThen } from '../figures/figure-counts.ts'
import { longestOf, overdueDemands, type LongestOverdue } from './overdue-demands.ts'

/** 服务情况: what is shown of each unit and officer, in the order of columns. Not one of them counts log-ins or records. */
const counts = [
  'assignments',
  'assignments.visited',
  'demands.raised',
  'demands.open',
  'demands.open.age-30',
  'demands.open.age-90',
  'demands.open.age-180',
  'demands.open.age-over-180',
  'demands.overdue',
  'demands.open.untimed',
  'demands.answered',
  'demands.closed',
  'demands.unstated',
  'demands.solved',
  'demands.partly-solved',
  'demands.matched',
  'demands.replied',
  'demands.tracked',
  'demands.declined',
  'demands.withdrawn',
  'demands.merged',
  'demands.confirmed',
  'demands.verified',
  'demands.overturned',
  'demands.reopened',
]
const ratios = ['assignments.coverage', 'demands.solve-rate', 'demands.solve-rate.stated', 'demands.overturn-rate']

export interface ServiceCell {
  readonly code: string
  readonly value: number | Ratio
}

export interface ServiceRow {
  readonly cells: readonly ServiceCell[]
  readonly longestOverdue: LongestOverdue | null
}

export interface ServiceByUnit {
  readonly whole: ServiceRow
  readonly rows: readonly (ServiceRow & { readonly unit: string })[]
}

/** Every service figure by unit, in the order of the units; each cell is what its figure says, and rows sum to the whole. */
export async function serviceByUnit(db: QueryExecutorProvider, asked: FigureAsked): Promise<ServiceByUnit> {
  const byCode = new Map<string, ReadonlyMap<string, number>>()
  for (const code of counts) byCode.set(code, await countsOf(db, code, asked))
  const units = unitsAsked({ ...asked, units: undefined })
  const overdue = await overdueDemands(db, { ...asked, units })
  const rowOf = (own: readonly string[]): ServiceRow => ({
    cells: cellsOf((code) => own.reduce((total, unit) => total + (byCode.get(code)?.get(unit) ?? 0), 0)),
    longestOverdue: longestOf(overdue.filter(({ unit }) => own.includes(unit))),
  })
  const seen = unitsAsked(asked)
  const whole = rowOf(units)
  return {
    whole: asked.units === undefined ? whole : { ...whole, longestOverdue: unnamed(whole.longestOverdue) },
    rows: [...planningUnits.map(({ code }) => code), unknownUnit]
      .filter((unit) => seen.includes(unit))
      .map((unit) => ({ unit, ...rowOf([unit]) }))
      .filter(({ unit, cells }) => unit !== unknownUnit || isAnything(cells)),
  }
}

/** Of a demand that may lie elsewhere only the length is told. */
function unnamed(longest: LongestOverdue | null): LongestOverdue | null {
  return longest && { workingDays: longest.workingDays, demand: null }
}

export interface ServiceByOfficer {
  readonly whole: ServiceRow
  /** By 编号; last, without one, what nobody is accountable for. */
  readonly rows: readonly (ServiceRow & { readonly officer: string | null; readonly name: string | null })[]
}

/**
 * The same for the officers of one unit or of all: those who are in service there, and whoever is accountable for
 * something of its firms.
 */
export async function serviceByOfficer(db: QueryExecutorProvider, asked: FigureAsked): Promise<ServiceByOfficer> {
  const scoped = { ...asked, units: unitsAsked(asked) }
  const byCode = await countByOfficer(db, counts.map(counted), asked.period, scoped)
  const overdue = await overdueDemands(db, scoped)
  const found = [...byCode.values()].flatMap((each) => [...each.keys()])
  const officers = new Set([...(await serving(db, scoped)), ...found.filter((officer) => officer !== null)])
  const names = await officerNames(db, [...officers], asked)
  const of = (code: string, officer: string | null) => byCode.get(code)?.get(officer) ?? 0
  const rowOf = (officer: string | null) => ({
    officer,
    name: officer === null ? null : (names.get(officer) ?? null),
    cells: cellsOf((code) => of(code, officer)),
    longestOverdue: longestOf(overdue.filter((each) => each.officer === officer)),
  })
  const everyone = [...officers].toSorted()
  return {
    whole: {
      cells: cellsOf((code) => [...(byCode.get(code)?.values() ?? [])].reduce((total, count) => total + count, 0)),
      longestOverdue: longestOf(overdue),
    },
    rows: [...everyone.map(rowOf), ...[rowOf(null)].filter(({ cells }) => isAnything(cells))],
  }
}

function counted(code: string): RecordFigure {
  const figure = recordFigures.find((each) => each.code === code)
  if (!figure) throw new Error(`No figure over records has the code ${code}`)
  return figure
}

function cellsOf(count: (code: string) => number): readonly ServiceCell[] {
  return [
    ...counts.map((code) => ({ code, value: count(code) })),
    ...ratioFigures
      .filter(({ code }) => ratios.includes(code))
      .map((figure) => ({ code: figure.code, value: ratioOf(figure, count) })),
  ]
}

function isAnything(cells: readonly ServiceCell[]): boolean {
  return cells.some(({ value }) => typeof value === 'number' && value > 0)
}

/** Officers in service on the day whose 联系县区 is one of the units. */
async function serving(db: QueryExecutorProvider, asked: FigureAsked): Promise<readonly string[]> {
  const { journal, known, period, asOf, units } = asked
  const { rows } = await sql<{ officer: string }>`
    select distinct officer
    from officer_1
    where journal = ${journal} and ${knownThen(known)} and days @> ${stockDay(period, asOf)}::date
      and coalesce(unit, ${unknownUnit}) = any(${[...(units ?? [])]})`.execute(db)
  return rows.map(({ officer }) => officer)
}
