import { cityCode, targetDecider, type Cell, type TargetRow } from '@titian/domain'
import type { EventStore, RecordedEvent } from '@titian/event-store'
import { targetFactOf } from '@titian/read-models'
import type { Judging } from './judge-rows.ts'
import type { RowDraft } from './row-draft.ts'
import { partsOf, stateTarget, type GrowingTarget } from './state-target.ts'

/** 目标 are the city's: only it may set them. */
export async function judgeTarget(
  { store, record }: Judging,
  { row, target, occurredOn, notes }: TargetRow,
  cells: readonly Cell[],
): Promise<RowDraft> {
  if (record.unit !== cityCode) {
    const refusal = { kind: 'unit-not-yours', params: {}, row, cell: `A${row}`, header: '', found: '' } as const
    return { row, outcome: 'refused', refusal, cells }
  }
  const parts = partsOf(target)
  const growing = await readTargets(
    store,
    record.journal,
    parts.map(({ stream }) => stream),
  )
  const outcomes = parts.map((part) => {
    const found = growing.get(part.stream) ?? targetOf(part.stream, [])
    return stateTarget(found, { import: record.import, row, part, occurredOn }).outcome
  })
  return { row, outcome: outcomeOf(outcomes), target, occurredOn, notes }
}

/** A row is new where all that it adds is of targets that nobody had set. */
export function outcomeOf(parts: readonly ('new' | 'changed' | 'same')[]): 'new' | 'changed' | 'same' {
  if (parts.includes('changed')) return 'changed'
  return parts.includes('new') ? 'new' : 'same'
}

export async function readTargets(
  store: EventStore,
  journal: string,
  streams: readonly string[],
): Promise<Map<string, GrowingTarget>> {
  if (streams.length === 0) return new Map()
  const read = await store.readStreams(journal, streams)
  return new Map(streams.map((stream) => [stream, targetOf(stream, read.get(stream) ?? [])]))
}

export function targetOf(stream: string, events: readonly RecordedEvent[]): GrowingTarget {
  const { version, standing } = events.map(targetFactOf).reduce(targetDecider.evolve, targetDecider.initialState)
  return { stream, version, standing: [...standing.values()] }
}
