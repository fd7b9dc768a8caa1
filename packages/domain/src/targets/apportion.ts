/**
 * Splits a whole among parts by their weights so that the parts are whole numbers and sum to it: largest remainder,
 * ties to the earlier part. Without any weight the parts are as equal as can be.
 */
export function apportion<Key>(whole: number, weights: ReadonlyMap<Key, number>): ReadonlyMap<Key, number> {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const shares = [...weights].map(([key, weight], order) => {
    const exact = total === 0 ? whole / weights.size : (whole * weight) / total
    return { key, order, floor: Math.floor(exact), remainder: exact - Math.floor(exact) }
  })
  const left = whole - shares.reduce((sum, { floor }) => sum + floor, 0)
  const raised = new Set(
    shares
      .toSorted((a, b) => b.remainder - a.remainder || a.order - b.order)
      .slice(0, left)
      .map(({ key }) => key),
  )
  return new Map(shares.map(({ key, floor }) => [key, floor + (raised.has(key) ? 1 : 0)]))
}
