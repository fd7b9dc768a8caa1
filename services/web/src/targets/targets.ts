import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  AdoptPlan,
  Lag,
  Pace,
  SetTarget,
  TargetProgress,
  TargetRevisions,
  Targets,
  TargetStatus,
  Written,
} from '@titian/contract'
import { ask, tell, type Search } from '../app/client.ts'

export function targetsQuery(search: Search & { year: number }) {
  return queryOptions({
    queryKey: ['targets', search],
    queryFn: () => ask<Targets>('/api/targets', search),
    placeholderData: keepPreviousData,
  })
}

export function lagQuery(search: Search & { indicator: string; unit: string; year: number }) {
  return queryOptions({
    queryKey: ['targets', 'lag', search],
    queryFn: () => ask<Lag>('/api/targets/lag', search),
  })
}

export function revisionsQuery(search: { indicator: string; unit: string; year: number }) {
  return queryOptions({
    queryKey: ['targets', 'revisions', search],
    queryFn: () => ask<TargetRevisions>('/api/targets/revisions', search),
  })
}

export function setTarget(body: SetTarget, key: string) {
  return tell<Written>('POST', '/api/targets', { body, key })
}

export function adoptPlan(body: AdoptPlan, key: string) {
  return tell<Written>('POST', '/api/plans', { body, key })
}

export interface Indicator {
  readonly code: string
  readonly name: string
}

interface MatrixRow {
  readonly unit: string
  readonly cells: ReadonlyMap<string, TargetProgress>
}

/** Indicators as columns and units as rows, the whole first, then the units in the city's own order. */
export function matrixOf(items: readonly TargetProgress[], city: string, order: readonly string[]) {
  const indicators = new Map<string, Indicator>()
  const rows = new Map<string, Map<string, TargetProgress>>()
  for (const item of items) {
    indicators.set(item.indicator, { code: item.indicator, name: item.name })
    const cells = rows.get(item.unit) ?? new Map<string, TargetProgress>()
    rows.set(item.unit, cells.set(item.indicator, item))
  }
  const place = (unit: string) => (unit === city ? -1 : order.includes(unit) ? order.indexOf(unit) : order.length)
  const sorted: MatrixRow[] = [...rows].map(([unit, cells]) => ({ unit, cells }))
  sorted.sort((a, b) => place(a.unit) - place(b.unit) || a.unit.localeCompare(b.unit))
  return { indicators: [...indicators.values()], rows: sorted }
}

/** What the cards show: the units that somebody answers for, then the whole city. */
export function cardsOf(
  items: readonly TargetProgress[],
  own: readonly string[],
  city: string,
): readonly TargetProgress[] {
  const of = (wanted: (unit: string) => boolean) => items.filter((item) => wanted(item.unit))
  return [...of((unit) => unit !== city && own.includes(unit)), ...of((unit) => unit === city)]
}

/** How badly a cell needs a look, the worst first; what is well or unknown needs none. */
const concern: Record<TargetStatus, number> = {
  behind: 3,
  'slightly-behind': 2,
  'before-season': 1,
  'no-data': 0,
  'on-pace': 0,
  done: 0,
}

/** Units that lag, the furthest behind its pace first; of equals, the one with more to make up. */
export function laggardsOf(items: readonly TargetProgress[], city: string): readonly TargetProgress[] {
  const lagging = items.filter((item) => item.unit !== city && item.status === 'behind')
  return lagging.sort((a, b) => paceOf(a) - paceOf(b) || (b.gap ?? 0) - (a.gap ?? 0) || a.unit.localeCompare(b.unit))
}

export function worstOf(cells: ReadonlyMap<string, TargetProgress>): TargetProgress | undefined {
  const all = [...cells.values()]
  return all.sort((a, b) => concern[b.status] - concern[a.status] || paceOf(a) - paceOf(b))[0]
}

/** Whether past years' season holds the figure itself to something: not before the year, nor before its first batch. */
export function expectsOfFigure(pace: Pace | null): pace is Pace {
  return pace !== null && pace.season !== 'year-ahead' && pace.season !== 'batch-awaited'
}

function paceOf(item: TargetProgress): number {
  // Before recognition it is what they recommended that tells them apart.
  return (item.pace?.leading ?? item.pace)?.ratio ?? 1
}
