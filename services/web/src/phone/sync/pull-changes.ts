import type { FieldChanges, FieldFirm } from '@titian/contract'
import { reopening } from '../store/database.ts'
import type { Store } from '../store/store.ts'
import { isBoxed } from '../store/vault.ts'
import { ask } from './api.ts'

/** How far what this device carries along has come. */
export interface Freshness {
  readonly cursor: string
  readonly countedAt: string
  readonly today: string
  readonly officers: readonly string[]
}

/** Fetches what changed of the firms that are carried along, page by page; each page is kept as it comes. */
export async function pullChanges(store: Store, unattended: boolean): Promise<void> {
  const { db, vault } = store
  for (;;) {
    const since = (await readFreshness(store))?.cursor
    const query = since === undefined ? '' : `?since=${encodeURIComponent(since)}`
    const page = await ask<FieldChanges>(`/api/sync/changes${query}`, { unattended, patienceMs: 60_000 })
    const rows = await Promise.all(page.firms.map(async (firm) => ({ uscc: firm.uscc, box: await vault.seal(firm) })))
    const beside = await vault.seal(page.demands)
    const { cursor, countedAt, today, officers, more, reset, removed } = page
    await reopening(db, () =>
      db.transaction('rw', db.firms, db.meta, async () => {
        if (reset) await db.firms.clear()
        await db.firms.bulkDelete(removed)
        await db.firms.bulkPut(rows)
        await db.meta.put({ key: 'demands', value: beside })
        await db.meta.put({ key: 'freshness', value: { cursor, countedAt, today, officers } })
      }),
    )
    if (!more) return
  }
}

export async function readFreshness({ db }: Store): Promise<Freshness | undefined> {
  const value = (await db.meta.get('freshness'))?.value
  return isFreshness(value) ? value : undefined
}

function isFreshness(value: unknown): value is Freshness {
  return typeof value === 'object' && value !== null && 'cursor' in value && 'today' in value
}

/** All firms that are carried along, opened. */
export async function readFirms({ db, vault }: Store): Promise<readonly FieldFirm[]> {
  const rows = await db.firms.toArray()
  if (vault.isLocked) return []
  const firms = await Promise.all(rows.map(({ box }) => vault.open(box)))
  return firms.filter(isFirm)
}

/** One's own demands that come with no firm, as those of 线索. */
export async function readDemandsBeside({ db, vault }: Store): Promise<FieldChanges['demands']> {
  const box = (await db.meta.get('demands'))?.value
  if (!isBoxed(box) || vault.isLocked) return []
  const demands = await vault.open(box)
  return Array.isArray(demands) ? demands.filter(isBeside) : []
}

function isBeside(value: unknown): value is FieldChanges['demands'][number] {
  return typeof value === 'object' && value !== null && 'name' in value && 'demand' in value
}

function isFirm(value: unknown): value is FieldFirm {
  return typeof value === 'object' && value !== null && 'uscc' in value && 'search' in value
}
