import { saidAlready, type TargetSaying } from '@titian/domain'
import type { NewEvent } from '@titian/event-store'
import { eventOf } from './listed-by.ts'
import { sayingOf, type GrowingTarget, type TargetPart } from './state-target.ts'
import { reason, type TakenBack } from './take-back.ts'

/** A part of another list's row that found a target set, which is now taken back. */
export type TargetHeir = { version: number; import: string; row: number; occurredOn: string; part: TargetPart }

/**
 * Takes back what an import said of one target, and states anew what rows of other lists had found there, each in its own
 * name and on its own day, unless what still stands says all that too.
 */
export function takeBackTarget(
  importId: string,
  { stream, version, standing }: GrowingTarget,
  { versions, heirs, today }: { versions: readonly number[]; heirs: readonly TargetHeir[]; today: string },
): TakenBack {
  const concerns = versions.filter((made) => standing.some((each) => each.version === made))
  if (concerns.length === 0) return { version, events: [], withdrawn: 0 }
  const data = { concerns, reason, import: importId }
  const events: NewEvent[] = [{ stream, schema: 1, type: 'TargetWithdrawn', data, occurredOn: today }]
  const left: TargetSaying[] = standing.filter((each) => !concerns.includes(each.version))
  const found = heirs.filter((heir) => concerns.includes(heir.version)).toSorted(documentedFirst)
  for (const heir of found) {
    const saying = sayingOf(heir.part, heir.occurredOn, heir.import)
    if (saidAlready(left, saying) !== undefined) continue
    events.push({ ...eventOf(heir.import, heir.row, stream), ...heir.part.event, occurredOn: heir.occurredOn })
    left.push({ ...saying, version: version + events.length })
  }
  return { version, events, withdrawn: concerns.length }
}

/** Which saying that stands says what an heir says. */
export function targetHeldBy({ standing }: GrowingTarget, heir: TargetHeir): number | undefined {
  return saidAlready(standing, sayingOf(heir.part, heir.occurredOn, heir.import))
}

/** One that names its document may say what others do. */
function documentedFirst({ part: one }: TargetHeir, { part: other }: TargetHeir): number {
  return Number(other.event.data.document !== undefined) - Number(one.event.data.document !== undefined)
}
