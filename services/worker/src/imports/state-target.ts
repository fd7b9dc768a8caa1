import {
  cityCode,
  saidAlready,
  targetStream,
  type TargetEvent,
  type TargetRow,
  type TargetSaying,
} from '@titian/domain'
import type { NewEvent } from '@titian/event-store'
import { eventOf } from './listed-by.ts'
import type { Entry } from './state-row.ts'

type TargetSet = Extract<TargetEvent, { type: 'TargetSet' }>

/** What one part of a row sets, for one unit or the whole city. */
export type TargetPart = { stream: string; event: TargetSet }

/** A target's stream while lists are being added to it. */
export type GrowingTarget = { stream: string; version: number; standing: TargetSaying[] }

/** The units' parts, and the whole as the city's own. */
export function partsOf({ indicator, year, parts, whole, document }: TargetRow['target']): TargetPart[] {
  return [...parts, { unit: cityCode, value: whole }].map(({ unit, value }) => ({
    stream: targetStream(indicator, unit, year),
    event: {
      type: 'TargetSet',
      data: { indicator, unit, year, value, ...(document === undefined ? {} : { document }) },
    },
  }))
}

export function sayingOf({ event }: TargetPart, occurredOn: string, importId: string): Omit<TargetSaying, 'version'> {
  return { target: { comparison: 'at-least', ...event.data }, on: occurredOn, import: importId }
}

/** What a part of a row adds to its target: an event, or nothing where a list of that day says it already. */
export function stateTarget(
  target: GrowingTarget,
  row: { import: string; row: number; part: TargetPart; occurredOn: string },
): { outcome: 'new' | 'changed' | 'same'; entry: Entry; event?: NewEvent } {
  const { stream } = target
  const saying = sayingOf(row.part, row.occurredOn, row.import)
  const same = saidAlready(target.standing, saying)
  if (same !== undefined) return { outcome: 'same', entry: { row: row.row, stream, version: same, made: false } }
  const outcome = target.standing.length > 0 ? 'changed' : 'new'
  target.version += 1
  target.standing.push({ ...saying, version: target.version })
  return {
    outcome,
    entry: { row: row.row, stream, version: target.version, made: true },
    event: { ...eventOf(row.import, row.row, stream), ...row.part.event, occurredOn: row.occurredOn },
  }
}
