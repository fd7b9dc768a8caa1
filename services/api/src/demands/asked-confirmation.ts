import { createHmac } from 'node:crypto'
import type { ProblemRefusal } from '@titian/contract'
import { demandDecider, demandOf, demandStream, type Demand, type DemandState } from '@titian/domain'
import { demandFactOf } from '@titian/read-models'
import { sql } from 'kysely'
import { businessDay } from '../calendar/business-day.ts'
import { countFailure } from '../sessions/sign-in-failures.ts'
import type { Shell } from '../shell.ts'
import { findConfirmation } from './confirmation-secret.ts'

/** Wrong links from one address, until it waits. */
const ofAddress = 20

export interface AskedConfirmation {
  readonly confirmation: string
  readonly stream: string
  readonly version: number
  readonly state: DemandState
  readonly demand: Demand
  readonly standing: 'open' | 'answered' | 'expired'
  /** The last day on which it may be answered. */
  readonly until: string | null
  readonly today: string
}

/** What a link asks. Links that there are not are counted against the address; those that there are always open. */
export async function askedConfirmation(
  shell: Shell,
  request: { readonly ip: string },
  secret: string,
): Promise<AskedConfirmation | ProblemRefusal> {
  const { db, store, journal } = shell
  const found = await findConfirmation(shell, secret)
  if (!found) return judgeTries(shell, request.ip)
  const stream = demandStream(found.demand)
  const events = await store.readStream(journal, stream)
  const state = events.map(demandFactOf).reduce(demandDecider.evolve, demandDecider.initialState)
  const demand = demandOf(state.facts)
  if (!demand) return { refused: 'ConfirmationUnknown' }
  const { day: today } = await businessDay(db, journal)
  const isAsked = demand.asked?.confirmation === found.confirmation
  const until = isAsked ? (demand.asked?.until ?? null) : null
  return {
    confirmation: found.confirmation,
    stream,
    version: events.at(-1)?.version ?? 0,
    state,
    demand,
    standing: isAsked ? (until !== null && until < today ? 'expired' : 'open') : 'answered',
    until,
    today,
  }
}

async function judgeTries({ db, journal, clock }: Shell, address: string): Promise<ProblemRefusal> {
  const { rows } = await sql<{ key: Buffer }>`select key from journal_key where journal = ${journal}`.execute(db)
  const key = rows[0]?.key
  if (!key) throw new Error(`There is no journal ${journal}`)
  const counted = createHmac('sha256', key).update(`confirmation\u0000${address}`).digest()
  const { pausedFor } = await countFailure(db, counted, ofAddress, clock())
  return pausedFor === undefined
    ? { refused: 'ConfirmationUnknown' }
    : { refused: 'ConfirmationPaused', retryAfter: pausedFor }
}
