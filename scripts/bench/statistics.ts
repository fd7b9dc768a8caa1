/** The smallest of these numbers that at least this share of them does not exceed: always one of them. */
export function percentile(numbers: readonly number[], share: number): number {
  return nth(inOrder(numbers), Math.max(Math.ceil(numbers.length * share), 1))
}

/** The middle one; with two middle ones, halfway between them. */
export function median(numbers: readonly number[]): number {
  const sorted = inOrder(numbers)
  return (nth(sorted, Math.ceil((sorted.length + 1) / 2)) + nth(sorted, Math.floor((sorted.length + 1) / 2))) / 2
}

/** What so many waits of milliseconds look like in a table. */
export function waits(took: readonly number[]): { p50Ms: number; p99Ms: number } {
  return { p50Ms: percentile(took, 0.5), p99Ms: percentile(took, 0.99) }
}

function inOrder(numbers: readonly number[]): number[] {
  return numbers.toSorted((one, other) => one - other)
}

function nth(sorted: readonly number[], rank: number): number {
  const value = sorted[rank - 1]
  if (value === undefined) throw new Error(`There is no number ${rank} among ${sorted.length}`)
  return value
}
