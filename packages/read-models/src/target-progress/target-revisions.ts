import {
  cityCode,
  currentTarget,
  planningUnits,
  standingTarget,
  sumOfParts,
  targetDecider,
  targetStream,
  type Target,
  type TargetState,
} from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import type { Asked } from '../figures/figure-counts.ts'
import { listOf } from '../log/list-of.ts'
import type { Line } from '../log/touched-streams.ts'
import { targetFactOf } from './target-rows.ts'

export interface TargetRevision {
  readonly position: number
  readonly occurredOn: string
  readonly recordedAt: string
  /** By name where the account has one. */
  readonly actor: string
  /** What was set; null where something was withdrawn. */
  readonly set: Omit<Target, 'indicator' | 'unit' | 'year'> | null
  readonly list: { readonly importId: string; readonly title: string } | null
  /** What counted before and after it. */
  readonly before: number | null
  readonly after: number | null
}

export interface TargetRevisions {
  readonly current: (Omit<Target, 'indicator' | 'unit' | 'year'> & { readonly on: string }) | null
  /** The city's own target, and what the units' come to; null where there is none. */
  readonly whole: number | null
  readonly sum: number | null
  /** The newest first. */
  readonly revisions: readonly TargetRevision[]
}

interface Told extends Line {
  readonly recordedAt: Date
  readonly actor: string
  readonly title: string | null
}

/** How one target came to be what it is, every word of it, and how it stands to the whole. */
export async function targetRevisions(
  db: QueryExecutorProvider,
  { journal, known }: Pick<Asked, 'journal' | 'known'>,
  { indicator, unit, year }: Pick<Target, 'indicator' | 'unit' | 'year'>,
): Promise<TargetRevisions> {
  const streamOf = (each: string) => targetStream(indicator, each, year)
  const streams = [cityCode, ...planningUnits.map(({ code }) => code)].map(streamOf)
  const lines = Map.groupBy(await readLines(db, journal, streams, known), ({ stream }) => stream)
  const states = new Map([...lines].map(([stream, own]) => [stream, stateAfter(own)]))
  const targetOf = (each: string) => {
    const state = states.get(streamOf(each))
    return state && currentTarget(state)
  }
  const saying = standingTarget(states.get(streamOf(unit))?.standing.values() ?? [])
  return {
    current: saying ? { ...without(saying.target), on: saying.on } : null,
    whole: targetOf(cityCode)?.value ?? null,
    sum: planningUnits.some(({ code }) => targetOf(code)) ? sumOfParts(targetOf) : null,
    revisions: told(lines.get(streamOf(unit)) ?? []).toReversed(),
  }
}

function stateAfter(lines: readonly Line[]): TargetState {
  return lines.map(targetFactOf).reduce(targetDecider.evolve, targetDecider.initialState)
}

function told(lines: readonly Told[]): TargetRevision[] {
  let state = targetDecider.initialState
  return lines.map((line) => {
    const { event } = targetFactOf(line)
    const before = currentTarget(state)?.value ?? null
    state = targetDecider.evolve(state, targetFactOf(line))
    const { position, occurredOn, recordedAt, actor, title } = line
    const importId = listOf(line.meta)?.import ?? (event.type === 'TargetWithdrawn' ? event.data.import : undefined)
    return {
      position,
      occurredOn,
      recordedAt: recordedAt.toISOString(),
      actor,
      set: event.type === 'TargetSet' ? without({ comparison: 'at-least', ...event.data }) : null,
      list: importId === undefined ? null : { importId, title: title ?? '' },
      before,
      after: currentTarget(state)?.value ?? null,
    }
  })
}

function without({ value, comparison, document, reason }: Target): Omit<Target, 'indicator' | 'unit' | 'year'> {
  return {
    value,
    comparison,
    ...(document === undefined ? {} : { document }),
    ...(reason === undefined ? {} : { reason }),
  }
}

async function readLines(
  db: QueryExecutorProvider,
  journal: string,
  streams: readonly string[],
  known: number | undefined,
): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select e.position, e.stream, e.version, e.type, e.data, e.occurred_on::text as "occurredOn", e.meta,
      e.recorded_at as "recordedAt", coalesce(h.name, e.actor) as actor, coalesce(i.list ->> 'title', i.file_name) as title
    from event e
    left join account_holder h on h.journal = e.journal and h.account = e.actor
    left join import i
      on i.journal = e.journal and i.import::text = coalesce(e.meta -> 'list' ->> 'import', e.data ->> 'import')
    where e.journal = ${journal}
      and e.stream = any(${[...streams]})
      and ${known === undefined ? sql`true` : sql`e.position <= ${known}`}
    order by e.stream, e.version`.execute(db)
  return rows
}
