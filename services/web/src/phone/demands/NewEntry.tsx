import { Begin } from '../entry/Begin.tsx'
import { readOpenDemands } from '../firms/use-firms.ts'
import type { Begun } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { readFirms } from '../sync/pull-changes.ts'
import { readSession } from '../sync/read-session.ts'
import { todayOf } from '../today.ts'
import { phone as words } from '../../words/phone.ts'
import { isPhoneMove } from './moves.ts'
import { beginRaising } from './raising.ts'
import { beginStep, stepTitle } from './step.ts'

/** 提出需求 for a firm that the device carries along. */
export function NewDemand({ uscc }: { uscc: string }) {
  return <Begin begin={(store) => raisingFor(store, uscc)} />
}

export function NewStep({ demand, move }: { demand: string; move: string }) {
  return <Begin begin={(store) => stepOf(store, demand, move)} />
}

async function raisingFor(store: Store, uscc: string): Promise<Begun | undefined> {
  const firm = (await readFirms(store)).find((each) => each.uscc === uscc)
  if (!firm) return undefined
  const form = beginRaising(firm, todayOf(await readSession(store)))
  return { type: 'raise-demand', said: { title: words.demands.raiseTitle(firm.name), form } }
}

async function stepOf(store: Store, demand: string, move: string): Promise<Begun | undefined> {
  const found = (await readOpenDemands(store)).find((open) => open.demand.demand === demand)
  if (!found || !isPhoneMove(move)) return undefined
  const form = beginStep(found, move, todayOf(await readSession(store)))
  return { type: 'move-demand', subject: demand, said: { title: stepTitle(form), form } }
}
