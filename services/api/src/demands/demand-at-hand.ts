import type { EdgeRefusal } from '@titian/contract'
import {
  demandDecider,
  demandOf,
  demandStream,
  unknownUnit,
  type Demand,
  type DemandMover,
  type DemandState,
  type WorkingCalendar,
} from '@titian/domain'
import { accountableOf, demandFactOf, visitedFirms, workingCalendarAt } from '@titian/read-models'
import { businessDay } from '../calendar/business-day.ts'
import { notThere } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import type { Who } from '../who.ts'

/** A demand that somebody is about to change, as the log has it this moment: read models may be a little behind. */
export interface DemandAtHand {
  readonly stream: string
  readonly version: number
  readonly state: DemandState
  readonly demand: Demand
  readonly by: DemandMover
  readonly calendar: WorkingCalendar
  readonly today: string
}

/** What one may not see is not there. Units that hold it say what they did, and do nothing else to it. */
export async function demandAtHand(
  shell: Shell,
  who: Who,
  id: string,
  { byHolders = false }: { readonly byHolders?: boolean } = {},
): Promise<DemandAtHand | EdgeRefusal> {
  const { db, store, journal } = shell
  const stream = demandStream(id)
  const [events, calendar, { day: today }] = await Promise.all([
    store.readStream(journal, stream),
    workingCalendarAt(db, journal),
    businessDay(db, journal),
  ])
  const state = events.map(demandFactOf).reduce(demandDecider.evolve, demandDecider.initialState)
  const demand = demandOf(state.facts)
  const by = demand && ((await moverOf(shell, who, demand, today)) ?? (byHolders ? holderOf(who, demand) : undefined))
  return by ? { stream, version: events.at(-1)?.version ?? 0, state, demand, by, calendar, today } : notThere
}

/**
 * In their units on the day on which it was raised, or now while it is open: then they lead it. Else it is in sight where the firm is
 * theirs on the day on which they do it, or they are accountable. Grants do not widen each other.
 */
async function moverOf(
  { db, journal }: Shell,
  who: Who,
  demand: Demand,
  today: string,
): Promise<DemandMover | undefined> {
  const { officers, units, doneOn } = who
  const accountable = await accountableOf(db, journal, demand)
  const isAccountable = accountable !== undefined && officers.includes(accountable)
  const by = { officers, isAccountable }
  if (units === undefined) return { ...by, leads: true, oversees: true }
  const {
    content: { uscc },
    raisedOn,
    closing,
  } = demand
  const codes = uscc === undefined ? [] : [uscc]
  const asked = { journal, codes, on: raisedOn, today: closing?.on ?? today, ownOn: doneOn ?? today, units, officers }
  const firm = uscc === undefined ? undefined : (await visitedFirms(db, asked)).get(uscc)
  const leads = firm ? firm.inUnits : units.includes(unknownUnit)
  return leads || firm?.isOwn === true || isAccountable ? { ...by, leads } : undefined
}

/** 承办单位 and 协办单位. */
function holderOf({ officers, units = [] }: Who, { holder }: Demand): DemandMover | undefined {
  const holders = holder ? [holder.to, ...holder.with] : []
  return holders.some(({ unit }) => unit !== undefined && units.includes(unit))
    ? { officers, leads: false, holds: true }
    : undefined
}
