import {
  allFigures,
  bridgeFlows,
  cityCode,
  dayYearBefore,
  findCounted,
  firstDayOf,
  growthBase,
  isByWindow,
  lastDayOf,
  netFigure,
  planningUnits,
  plusDays,
  ratioFigures,
  sameWindowDay,
  stockDay,
  unknownUnit,
  yearBefore,
  yearOf,
  type FigureWords,
  type Period,
  type RatioFigure,
} from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { countByUnit, knownThen, type Asked } from './figure-counts.ts'

export interface Ratio {
  readonly numerator: number
  readonly denominator: number
  /** A fraction; null where there is nothing to compare with. */
  readonly value: number | null
}

export type Counts = ReadonlyMap<string, number>

export interface FigureAsked extends Asked {
  readonly period: Period
  /** The city, or one of its units. */
  readonly unit: string
  /** Units left out of the whole (不含汝州). */
  readonly without?: readonly string[] | undefined
}

export interface FigureAnswer {
  readonly words: FigureWords
  readonly value: number | Ratio
  readonly parts: readonly { readonly unit: string; readonly value: number | Ratio }[]
}

/** A figure for a unit with those of its parts that are in sight; all of them sum to it. Undefined where no figure has the code. */
export async function askFigure(
  db: QueryExecutorProvider,
  code: string,
  asked: FigureAsked,
): Promise<FigureAnswer | undefined> {
  const words = allFigures.find((figure) => figure.code === code)
  if (!words) return undefined
  const ratio = ratioFigures.find((figure) => figure.code === code)
  if (ratio) return { words, ...(await askRatio(db, ratio, asked)) }
  const base = growthBase(code)
  if (base === undefined) {
    const counts = await countsOf(db, code, asked)
    return {
      words,
      value: sum(counts),
      parts: partsOf(asked, counts).map(({ unit, count }) => ({ unit, value: count })),
    }
  }
  const { now, before } = isByWindow(code) ? await byWindow(db, base, asked) : await byDate(db, base, asked)
  return {
    words,
    value: growth(sum(now), sum(before)),
    parts: partsOf(asked, now).map(({ unit, count }) => ({ unit, value: growth(count, before.get(unit) ?? 0) })),
  }
}

async function askRatio(
  db: QueryExecutorProvider,
  figure: RatioFigure,
  asked: FigureAsked,
): Promise<Pick<FigureAnswer, 'value' | 'parts'>> {
  const counts = new Map<string, Counts>()
  for (const code of [...figure.over, ...figure.under, ...figure.less])
    counts.set(code, await countsOf(db, code, asked))
  const of = (units: readonly string[]) =>
    ratioOf(figure, (code) => units.reduce((total, unit) => total + (counts.get(code)?.get(unit) ?? 0), 0))
  const parts = unitsAsked(asked).map((unit) => ({ unit, value: of([unit]) }))
  return {
    value: of(unitsAsked(wholeOf(asked))),
    parts: parts.filter(({ unit, value }) => unit !== unknownUnit || value.denominator > 0),
  }
}

/** A ratio of counts that are known already. */
export function ratioOf({ over, under, less }: RatioFigure, count: (code: string) => number): Ratio {
  const total = (codes: readonly string[]) => codes.reduce((all, code) => all + count(code), 0)
  const [numerator, denominator] = [total(over), total(under) - total(less)]
  return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator }
}

/** Whoever sees the city's total sees all of it; of an officer's work only what lies in units in sight. */
function wholeOf(asked: FigureAsked): FigureAsked {
  return asked.officer === undefined ? { ...asked, units: undefined } : asked
}

interface Compared {
  readonly now: Counts
  readonly before: Counts
}

async function byDate(db: QueryExecutorProvider, base: string, asked: FigureAsked): Promise<Compared> {
  const then = { ...asked, period: yearBefore(asked.period), asOf: dayYearBefore(asked.asOf) }
  return { now: await countsOf(db, base, asked), before: await countsOf(db, base, then) }
}

/** The year to date beside the year before at its same window day; nothing to compare with where a year had no batch. */
async function byWindow(db: QueryExecutorProvider, base: string, asked: FigureAsked): Promise<Compared> {
  const day = stockDay(asked.period, asked.asOf)
  const year = wholeYear(yearOf(day))
  const last = wholeYear(yearOf(day) - 1)
  const now = await countsOf(db, base, { ...asked, period: year, asOf: day })
  const first = await firstDayIn(db, base, year, asked)
  const firstBefore = await firstDayIn(db, base, last, asked)
  if (first === undefined || firstBefore === undefined) return { now, before: new Map() }
  const then = { ...asked, period: last, asOf: sameWindowDay(day, first, firstBefore) }
  return { now, before: await countsOf(db, base, then) }
}

function wholeYear(year: number): Period {
  return { from: firstDayOf(year), through: lastDayOf(year) }
}

/** The city's first batch of a year: windows are the city's, whoever asks. */
async function firstDayIn(
  db: QueryExecutorProvider,
  code: string,
  { from, through }: Period,
  { journal, known }: Asked,
): Promise<string | undefined> {
  const { rows } = await sql<{ first: string | null }>`
    select min(lower(days))::text as first
    from figure_fact_1
    where journal = ${journal} and code = ${code} and ${knownThen(known)}
      and lower(days) between ${from}::date and ${through}::date`.execute(db)
  return rows[0]?.first ?? undefined
}

/** What each unit asked for counts, seen or not. The whole is the sum. */
export async function countsOf(db: QueryExecutorProvider, code: string, asked: FigureAsked): Promise<Counts> {
  const scoped = { ...asked, units: unitsAsked(wholeOf(asked)) }
  if (code === netFigure.code) return netOf(db, asked.period, scoped)
  const figure = findCounted(code)
  if (!figure) throw new Error(`No figure has the code ${code}`)
  return countByUnit(db, figure, asked.period, scoped)
}

/** The units that a question covers: one, or all twelve and 未定 less those left out. */
export function unitsAsked({
  unit,
  without = [],
  units,
}: Pick<FigureAsked, 'unit' | 'without' | 'units'>): readonly string[] {
  const wanted = unit === cityCode ? [...planningUnits.map(({ code }) => code), unknownUnit] : [unit]
  return wanted.filter((code) => !without.includes(code) && (units === undefined || units.includes(code)))
}

export function growth(now: number, before: number): Ratio {
  return { numerator: now - before, denominator: before, value: before === 0 ? null : (now - before) / before }
}

export function sum(counts: Counts): number {
  return [...counts.values()].reduce((total, count) => total + count, 0)
}

function partsOf(asked: FigureAsked, counts: Counts): readonly { unit: string; count: number }[] {
  return unitsAsked(asked)
    .map((unit) => ({ unit, count: counts.get(unit) ?? 0 }))
    .filter(({ unit, count }) => unit !== unknownUnit || count > 0)
}

async function netOf(db: QueryExecutorProvider, period: Period, asked: Asked): Promise<Counts> {
  const { start, end } = await endsOf(db, period, asked)
  return new Map(
    [...new Set([...start.keys(), ...end.keys()])].map((unit) => [unit, (end.get(unit) ?? 0) - (start.get(unit) ?? 0)]),
  )
}

async function endsOf(
  db: QueryExecutorProvider,
  period: Period,
  asked: Asked,
): Promise<{ start: Counts; end: Counts }> {
  const valid = { code: 'high-tech.valid', kind: 'stock' } as const
  const before = plusDays(period.from, -1)
  const start = await countByUnit(db, valid, { from: before, through: before }, asked)
  const end = await countByUnit(db, valid, period, asked)
  return { start, end }
}

export interface BridgeAnswer {
  readonly start: number
  readonly new: number
  readonly renewedLate: number
  readonly movedIn: number
  readonly lapsed: number
  readonly revoked: number
  readonly movedOut: number
  readonly closed: number
  readonly transferred: number
  /** 到期待重新认定: ran out this year and still counted by the flows; 0 on 31 December. */
  readonly pending: number
  readonly end: number
}

/** The year's bridge of 高新技术企业: start + what came − what went − pending = end, to the firm. */
export async function askBridge(db: QueryExecutorProvider, asked: FigureAsked): Promise<BridgeAnswer> {
  const scoped = { ...asked, units: unitsAsked({ ...asked, units: undefined }) }
  const { start, end } = await endsOf(db, asked.period, scoped)
  const flows = new Map<string, number>()
  for (const { kind } of bridgeFlows) {
    flows.set(kind, sum(await countByUnit(db, { code: `high-tech.${kind}`, kind: 'flow' }, asked.period, scoped)))
  }
  const pending = await countByUnit(db, { code: 'high-tech.pending', kind: 'stock' }, asked.period, scoped)
  const of = (kind: string) => flows.get(kind) ?? 0
  return {
    start: sum(start),
    new: of('new'),
    renewedLate: of('renewed-late'),
    movedIn: of('moved-in'),
    lapsed: of('lapsed'),
    revoked: of('revoked'),
    movedOut: of('moved-out'),
    closed: of('closed'),
    transferred: of('transferred-in') - of('transferred-out'),
    pending: sum(pending),
    end: sum(end),
  }
}
