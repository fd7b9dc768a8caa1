import type { Day } from '../day.ts'
import { withoutConcerned, type ListedFact } from '../lists/listed-fact.ts'
import type { ListedDemand } from './demand-event.ts'
import type { Demand, DemandStep, NumberedFact } from './demand.ts'
import { resolveListedDemand } from './listed-demand.ts'

/** A row's 已办结, which lies on its own day among what people did. */
export type ListedClosing = {
  readonly event: { readonly type: 'ClosedByList' }
  readonly occurredOn: Day
  readonly version: number
}

/** Rows of ledgers that no undoing has taken back. */
export function standingRows(facts: readonly NumberedFact[]): readonly ListedFact<ListedDemand>[] {
  const rows: ListedFact<ListedDemand>[] = []
  for (const { event, occurredOn, version } of facts) {
    if (event.type === 'DemandListed') rows.push({ version, on: occurredOn, data: event.data })
    else if (event.type === 'StatementWithdrawn') rows.splice(0, Infinity, ...withoutConcerned(rows, event))
  }
  return rows
}

/** Where a demand of a list begins: 清单未载明 what it does not say. */
export function begunOnList(rows: readonly ListedFact<ListedDemand>[]): DemandStep | undefined {
  const listed = resolveListedDemand(rows)
  const on = raisedOnList(rows)
  if (!listed || on === undefined) return undefined
  const { officer, named, status, closedOn: _, ...content } = listed
  const somebody = officer !== undefined || named !== undefined
  const demand: Demand = {
    content: { ...content, channel: 'list' },
    ours: false,
    raisedOn: on,
    status: status === 'closed' ? 'in-progress' : status === 'registered' && somebody ? 'assigned' : status,
    since: on,
    ...(officer === undefined ? {} : { officer }),
    ...(named === undefined ? {} : { named }),
    tier: 'county',
    milestones: [],
    reopened: 0,
  }
  return { on, demand, versions: rows.map(({ version }) => version) }
}

/** `done` is what people did, where the demand was raised here: a row that came back closed is the later word than that. */
export function closedByList(
  rows: readonly ListedFact<ListedDemand>[],
  done: readonly NumberedFact[] = [],
): ListedClosing | undefined {
  const listed = resolveListedDemand(rows)
  const on = raisedOnList(rows)
  if (listed?.status !== 'closed' || on === undefined) return undefined
  if (listed.closedOn === undefined && done.length > 0) {
    const version = rows.find(({ data }) => data.status === 'closed')?.version ?? 0
    const days = done.filter((fact) => fact.version < version).map(({ occurredOn }) => occurredOn)
    return { event: { type: 'ClosedByList' }, occurredOn: [on, ...days].toSorted().at(-1) ?? on, version }
  }
  const closedOn = listed.closedOn !== undefined && listed.closedOn > on ? listed.closedOn : on
  // Of one day, a row that says closed is the later word than what was done; without a day it is the first word.
  const version = listed.closedOn === undefined ? 0 : Infinity
  return { event: { type: 'ClosedByList' }, occurredOn: closedOn, version }
}

function raisedOnList(rows: readonly ListedFact<ListedDemand>[]): Day | undefined {
  return rows
    .map(({ on }) => on)
    .toSorted()
    .at(-1)
}
