import { opened, type Said } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'

/** What of this device must have arrived before a step of a demand: the step before, or what raised it. */
export async function whatItWaitsFor({ db, vault }: Store, demand: string): Promise<readonly string[]> {
  const rows = await db.outbox.where('state').anyOf('waiting', 'sending', 'held').sortBy('seq')
  const ids: string[] = []
  for (const row of rows) {
    if (row.subject === demand || raises((await opened(vault, row)).said, demand)) ids.push(row.id)
  }
  return ids.slice(-1)
}

function raises({ payload }: Said, demand: string): boolean {
  if (!payload) return false
  if (payload['demand'] === demand) return true
  const { demands } = payload
  return Array.isArray(demands) && demands.some((raised: unknown) => isOf(raised, demand))
}

function isOf(raised: unknown, demand: string): boolean {
  return typeof raised === 'object' && raised !== null && 'demand' in raised && raised.demand === demand
}
