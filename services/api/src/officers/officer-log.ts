import {
  currentOfficer,
  officerDecider,
  officerStream,
  servesOn,
  type Day,
  type OfficerFact,
  type OfficerRefusal,
  type OfficerState,
} from '@titian/domain'
import { officerFactOf } from '@titian/read-models'
import type { Decision } from '../command.ts'
import type { Shell } from '../shell.ts'

type Log = Pick<Shell, 'store' | 'journal'>

/** An officer as the log says now. */
export async function loadOfficer({ store, journal }: Log, officer: string): Promise<OfficerState> {
  const events = await store.readStream(journal, officerStream(officer))
  return events.map(officerFactOf).reduce(officerDecider.evolve, officerDecider.initialState)
}

/** Why firms cannot be given to an officer from a day on; undefined where they can. */
export async function judgeServing(
  log: Log,
  officer: string,
  on: Day,
  field: string,
): Promise<OfficerRefusal | undefined> {
  const state = await loadOfficer(log, officer)
  if (!currentOfficer(state)) return { refused: 'OfficerUnknown', officer, field }
  return servesOn(state, on) ? undefined : { refused: 'OfficerNotServing', officer, on, field }
}

/** What was decided of an officer, to be kept if nobody was first. */
export function onOfficer(officer: string, { version }: OfficerState, facts: readonly OfficerFact[]): Decision {
  const stream = officerStream(officer)
  return {
    events: facts.map(({ on, event: { type, data } }) => ({ stream, type, schema: 1, data, occurredOn: on })),
    expect: [{ stream, version }],
  }
}
