/** Who gets which firm. */
interface Share<Firm> {
  readonly firm: Firm
  readonly officer: string
}

/**
 * Spreads firms over officers, in their order: each goes to whoever has the fewest by then, of equals to the first by 编号,
 * and nobody gets more than `atMost`. What is left has nobody.
 */
export function spreadFirms<Firm>(
  firms: readonly Firm[],
  loads: ReadonlyMap<string, number>,
  atMost = Number.POSITIVE_INFINITY,
): { readonly shares: readonly Share<Firm>[]; readonly loads: ReadonlyMap<string, number>; readonly left: number } {
  const after = new Map([...loads].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const shares: Share<Firm>[] = []
  for (const firm of firms) {
    const officer = leastLoaded(after)
    if (officer === undefined || (after.get(officer) ?? 0) >= atMost) break
    after.set(officer, (after.get(officer) ?? 0) + 1)
    shares.push({ firm, officer })
  }
  return { shares, loads: after, left: firms.length - shares.length }
}

function leastLoaded(loads: ReadonlyMap<string, number>): string | undefined {
  let least: readonly [string, number] | undefined
  for (const each of loads) if (!least || each[1] < least[1]) least = each
  return least?.[0]
}
