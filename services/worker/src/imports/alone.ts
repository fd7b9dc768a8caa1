import type { JobContext } from '../jobs/job.ts'
import { withLease } from '../jobs/lease.ts'

/**
 * Commits and undoings of one city go one after the other: a row that is found to say what stands already must not lose
 * what it found to an undoing at the same time. Whoever finds another at it leaves, and comes again in a moment.
 */
export async function aloneIn(
  { pool, signal }: JobContext,
  journal: string,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  await withLease(pool, `imports of ${journal}`, (lost) => work(AbortSignal.any([signal, lost])))
}
