/** How long to rest after so many failures in a row: twice as long each time, up to a limit. */
export function backoff(failures: number, { leastMs, mostMs }: { leastMs: number; mostMs: number }): number {
  return Math.min(leastMs * 2 ** (failures - 1), mostMs)
}
