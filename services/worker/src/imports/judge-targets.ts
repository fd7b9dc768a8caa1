import {
  cityCode,
  firstDayOf,
  targetDecider,
  targetStream,
  type Cell,
  type TargetEvent,
  type TargetRow,
  type TargetState,
} from '@titian/domain'
import type { EventStore } from '@titian/event-store'
import { targetEventOf } from '@titian/read-models'
import type { Judging } from './judging.ts'
import type { RowDraft } from './row-draft.ts'

type Targets = TargetRow['target']
export type TargetSet = Extract<TargetEvent, { type: 'TargetSet' }>

/** What one part of a row sets, and what its stream says already. */
export type TargetPart = {
  stream: string
  event: TargetSet
  version: number
  /** The statement that sets the same, if one stands. */
  same: number | undefined
  stands: boolean
}

/** 目标 are the city's: only it may set them. */
export async function judgeTarget(
  { store, record }: Judging,
  { row, target, notes }: TargetRow,
  cells: readonly Cell[],
): Promise<RowDraft> {
  if (record.unit !== cityCode) {
    const refusal = { kind: 'unit-not-yours', params: {}, row, cell: `A${row}`, header: '', found: '' } as const
    return { row, outcome: 'refused', refusal, cells }
  }
  const parts = await judgeParts(store, record.journal, target)
  return { row, outcome: outcomeOf(parts), target, occurredOn: dayOf(target), notes }
}

export function outcomeOf(parts: readonly TargetPart[]): 'new' | 'changed' | 'same' {
  const others = parts.filter(({ same }) => same === undefined)
  if (others.length === 0) return 'same'
  return others.some(({ stands }) => stands) ? 'changed' : 'new'
}

/** A target holds for its whole year, whenever the paper came out. */
export function dayOf({ year }: Targets): string {
  return firstDayOf(year)
}

export async function judgeParts(store: EventStore, journal: string, target: Targets): Promise<TargetPart[]> {
  const wanted = partsOf(target)
  const read = await store.readStreams(
    journal,
    wanted.map(({ stream }) => stream),
  )
  return wanted.map(({ stream, event }) => {
    const events = read.get(stream) ?? []
    const state = events.map(targetEventOf).reduce(targetDecider.evolve, targetDecider.initialState)
    const same = sameIn(state, event)
    return { stream, event, version: state.version, same, stands: state.standing.size > 0 }
  })
}

/** The units' parts, and the whole as the city's own. */
export function partsOf({ indicator, year, parts, whole, document }: Targets): { stream: string; event: TargetSet }[] {
  return [...parts, { unit: cityCode, value: whole }].map(({ unit, value }) => ({
    stream: targetStream(indicator, unit, year),
    event: {
      type: 'TargetSet',
      data: { indicator, unit, year, value, ...(document === undefined ? {} : { document }) },
    },
  }))
}

function sameIn({ standing }: TargetState, event: TargetSet): number | undefined {
  return [...standing].findLast(([, target]) => isSameTarget({ data: target }, event))?.[0]
}

/** The second says nothing that the first does not. */
export function isSameTarget(
  first: { readonly data: { readonly value: number; readonly document?: string } },
  second: TargetSet,
): boolean {
  const { value, document } = second.data
  return value === first.data.value && (document === undefined || document === first.data.document)
}
