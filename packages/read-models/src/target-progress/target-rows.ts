import {
  differingLists,
  planDecider,
  standingTarget,
  targetDecider,
  type Plan,
  type PlanAdopted,
  type Target,
  type TargetFact,
  type TargetState,
} from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { sql, type QueryExecutorProvider } from 'kysely'
import { listOf } from '../log/list-of.ts'
import { touchedStreams, type Line } from '../log/touched-streams.ts'
import { versionsOf, versionsOfStream } from '../versioned-rows.ts'

/** Targets as set and revised, and plans as adopted: small tables, one version a change. */
export const targetRows = {
  name: 'target_2',
  tables: ['target_2', 'plan_1'],
  handle: async (db: QueryExecutorProvider, events: readonly RecordedEvent[]): Promise<void> => {
    const journal = events[0]?.journal
    if (journal === undefined) return
    await followTargets(db, journal, events)
    await followPlans(db, journal, events)
  },
}

async function followTargets(
  db: QueryExecutorProvider,
  journal: string,
  events: readonly RecordedEvent[],
): Promise<void> {
  for (const touched of await touchedStreams(db, journal, events, 'target-')) {
    const { stream, before, lines } = touched
    const positions = new Map([...before, ...lines].map(({ version, position }) => [version, position]))
    const { closed, opened } = versionsOfStream(touched, {
      initial: targetDecider.initialState,
      fold: (state, line) => targetDecider.evolve(state, targetFactOf(line)),
      rowsOf: (state) => rowsOf(state, positions),
    })
    await close(db, 'target_2', journal, stream, closed.at(-1)?.at)
    for (const { row, from, to } of opened) {
      await sql`
        insert into target_2 (journal, stream, indicator, unit, year, value, comparison, document, differing, known, why)
        values (${journal}, ${stream}, ${row.indicator}, ${row.unit}, ${row.year}, ${row.value}, ${row.comparison},
          ${row.document ?? null}, ${JSON.stringify(row.differing)}::json, int8range(${from}, ${to ?? null}), ${[...row.why]})`.execute(
        db,
      )
    }
  }
}

async function followPlans(
  db: QueryExecutorProvider,
  journal: string,
  events: readonly RecordedEvent[],
): Promise<void> {
  for (const { stream, before, lines } of await touchedStreams(db, journal, events, 'plan-')) {
    const last = before.at(-1)
    const { closed, opened } = versionsOf(
      last ? [{ plan: planEventOf(last).data, why: last.position }] : [],
      lines.map((line) => ({
        position: line.position,
        rows: [{ plan: planDecider.evolve(undefined, planEventOf(line)), why: line.position }],
      })),
    )
    await close(db, 'plan_1', journal, stream, closed.at(-1)?.at)
    for (const { row, from, to } of opened) {
      if (!row.plan) continue
      const { name, indicators, baseYear, endYear, multiple, document, steps } = row.plan
      await sql`
        insert into plan_1 (journal, stream, name, indicators, base_year, end_year, multiple, document, steps, known, why)
        values (${journal}, ${stream}, ${name}, ${[...indicators]}, ${baseYear}, ${endYear}, ${multiple}, ${document ?? null},
          ${JSON.stringify(steps)}::json, int8range(${from}, ${to ?? null}), ${[row.why]})`.execute(db)
    }
  }
}

async function close(
  db: QueryExecutorProvider,
  table: 'target_2' | 'plan_1',
  journal: string,
  stream: string,
  at: number | undefined,
) {
  if (at === undefined) return
  await sql`
    update ${sql.table(table)}
    set known = int8range(lower(known), ${at})
    where journal = ${journal} and stream = ${stream} and upper_inf(known)`.execute(db)
}

/** What one of several lists says that differ, as it is shown for 核对. */
export interface DifferingList extends Pick<Target, 'value' | 'document'> {
  readonly on: string
  readonly import: string
}

interface TargetRow extends Target {
  readonly differing: readonly DifferingList[]
  readonly why: readonly number[]
}

function rowsOf({ standing }: TargetState, positions: ReadonlyMap<number, number>): readonly TargetRow[] {
  const current = standingTarget(standing.values())
  if (!current) return []
  const differing = differingLists(standing.values()).flatMap(({ target: { value, document }, on, import: list }) =>
    list === undefined ? [] : [{ value, ...(document === undefined ? {} : { document }), on, import: list }],
  )
  return [{ ...current.target, differing, why: [positions.get(current.version) ?? 0] }]
}

export function targetFactOf({ type, data, occurredOn, meta, position }: Line): TargetFact {
  const list = listOf(meta)
  const said = { occurredOn, ...(list === undefined ? {} : { import: list.import }) }
  if (type === 'TargetSet' && isTarget(data)) return { ...said, event: { type, data } }
  if (type === 'TargetWithdrawn' && isWithdrawal(data)) return { ...said, event: { type, data } }
  throw new Error(`The event at position ${position} is no ${type} that a target's stream may hold`)
}

function isTarget(data: unknown): data is Target {
  return (
    isRecord(data) &&
    typeof data.indicator === 'string' &&
    typeof data.unit === 'string' &&
    typeof data.year === 'number' &&
    typeof data.value === 'number'
  )
}

function isWithdrawal(data: unknown): data is { concerns: readonly number[]; reason: string } {
  return isRecord(data) && Array.isArray(data.concerns) && typeof data.reason === 'string'
}

export function planEventOf({ type, data, position }: Line): PlanAdopted {
  if (type === 'PlanAdopted' && isPlan(data)) return { type, data }
  throw new Error(`The event at position ${position} is no ${type} that a plan's stream may hold`)
}

function isPlan(data: unknown): data is Plan {
  return (
    isRecord(data) &&
    typeof data.name === 'string' &&
    Array.isArray(data.indicators) &&
    typeof data.baseYear === 'number' &&
    typeof data.endYear === 'number' &&
    typeof data.multiple === 'number' &&
    Array.isArray(data.steps)
  )
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null
}
