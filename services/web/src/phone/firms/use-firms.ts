import type { FieldDemand, FieldFirm } from '@titian/contract'
import { useLive } from '../store/live.ts'
import { useStore } from '../store/store.ts'
import { readFirms, readFreshness, type Freshness } from '../sync/pull-changes.ts'
import type { Store } from '../store/store.ts'

/** What this device carries along; undefined until it is read. */
export function useFirms(): readonly FieldFirm[] | undefined {
  const store = useStore()
  return useLive(readFirms, store)
}

/** Null where nothing was fetched yet. */
export function useFreshness(): Freshness | null | undefined {
  const store = useStore()
  return useLive(freshnessOf, store)
}

async function freshnessOf(store: Store): Promise<Freshness | null> {
  return (await readFreshness(store)) ?? null
}

export interface OpenDemand {
  readonly demand: FieldDemand
  readonly name: string
  readonly uscc: string
}

export function openDemands(firms: readonly FieldFirm[]): readonly OpenDemand[] {
  return firms.flatMap((firm) => (firm.demands ?? []).map((demand) => ({ demand, name: firm.name, uscc: firm.uscc })))
}
