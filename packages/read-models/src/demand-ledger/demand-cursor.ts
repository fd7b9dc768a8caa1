const demandSorts = ['raised', 'number', 'name', 'state', 'due'] as const
export type DemandSort = (typeof demandSorts)[number]

/** Where a line stands in an order: what the next page comes after. */
export interface DemandPlace {
  readonly key: string
  readonly demand: string
}

export function writeDemandCursor(sort: DemandSort, { key, demand }: DemandPlace): string {
  return Buffer.from(JSON.stringify([sort, key, demand])).toString('base64url')
}

/** Undefined where it is none of ours for this order. */
export function readDemandCursor(cursor: string, sort: DemandSort): DemandPlace | undefined {
  const parts = partsOf(Buffer.from(cursor, 'base64url').toString())
  if (!Array.isArray(parts) || parts.length !== 3) return undefined
  const [of, key, demand]: readonly unknown[] = parts
  return of === sort && typeof key === 'string' && typeof demand === 'string' ? { key, demand } : undefined
}

function partsOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
