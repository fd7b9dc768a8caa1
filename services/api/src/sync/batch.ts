/** What one item of a batch waits for within it. */
export interface Ordered {
  readonly id: string
  readonly deviceSeq: number
  readonly dependsOn: readonly string[]
  /** Visits and demands that it is about: two items of one keep the device's order. */
  readonly subjects: readonly string[]
}

/**
 * The items of a batch in waves: all of a wave can be done at the same time, once all before it are. What depends on
 * itself in a circle comes last, one by one, and will find that what it waits for has not come.
 */
export function wavesOf<Item extends Ordered>(items: readonly Item[]): readonly (readonly Item[])[] {
  const ids = new Set(items.map(({ id }) => id))
  const before = new Map(
    items.map((item) => [item.id, new Set(item.dependsOn.filter((id) => ids.has(id) && id !== item.id))]),
  )
  const lastOf = new Map<string, string>()
  for (const item of items.toSorted((a, b) => a.deviceSeq - b.deviceSeq)) {
    for (const subject of item.subjects) {
      const last = lastOf.get(subject)
      // What the other waits for anyway, be it for a dependency or for another subject, has its order from there.
      if (last !== undefined && last !== item.id && !waitsFor(before, last, item.id)) before.get(item.id)?.add(last)
      lastOf.set(subject, item.id)
    }
  }
  const waves: Item[][] = []
  const done = new Set<string>()
  let left: readonly Item[] = items
  while (left.length > 0) {
    const free = left.filter((item) => [...(before.get(item.id) ?? [])].every((id) => done.has(id)))
    const wave = free.length > 0 ? free : left.slice(0, 1)
    waves.push([...wave])
    for (const { id } of wave) done.add(id)
    left = left.filter((item) => !wave.includes(item))
  }
  return waves
}

/** Whether an item waits for another, directly or by way of others. */
function waitsFor(before: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set<string>()
  const waiting = [from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const next = before.get(id) ?? new Set()
    if (next.has(to)) return true
    waiting.push(...next)
  }
  return false
}

/** Does the same for each, so many at a time. */
export async function eachOf<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values()
  const worker = async () => {
    for (const item of queue) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
}
