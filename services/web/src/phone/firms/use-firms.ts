import type { FieldDemand, FieldFirm } from '@titian/contract'
import { useLive } from '../store/live.ts'
import { useStore } from '../store/store.ts'
import { readDemandsBeside, readFirms, readFreshness, type Freshness } from '../sync/pull-changes.ts'
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
  /** Absent where the device carries no such firm, as of a 线索. */
  readonly uscc: string | undefined
}

/** All open demands that this device carries along; undefined until they are read. */
export function useOpenDemands(): readonly OpenDemand[] | undefined {
  return useLive(readOpenDemands, useStore())
}

export async function readOpenDemands(store: Store): Promise<readonly OpenDemand[]> {
  const [firms, beside] = [await readFirms(store), await readDemandsBeside(store)]
  return [
    ...firms.flatMap(({ name, uscc, demands = [] }) => demands.map((demand) => ({ demand, name, uscc }))),
    ...beside.map(({ name, demand }) => ({ demand, name, uscc: undefined })),
  ]
}
