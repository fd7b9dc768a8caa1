import { isLate, type Day, type WorkKind } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { myWork, type WorkLine } from './my-work.ts'
import type { AtWork } from './own-firms-at-work.ts'

/** What is told of a day: counts, what changed since the last that was told, and the first few lines. */
export interface WorkDigest {
  readonly total: number
  readonly late: number
  readonly fresh: number
  readonly gone: number
  /** The day of the one before. */
  readonly since: Day | null
  readonly lines: readonly { readonly kind: WorkKind; readonly firm: string | null; readonly due: Day | null }[]
  /** What stands on the list, to compare the next with. */
  readonly keys: readonly string[]
}

const shownLines = 5

export async function workDigest(
  db: QueryExecutorProvider,
  at: AtWork & { readonly account: string },
): Promise<WorkDigest> {
  const lines = await myWork(db, at)
  const { rows } = await sql<{ day: Day; keys: string[] }>`
    select day::text, keys
    from digest
    where journal = ${at.journal} and account = ${at.account} and day < ${at.today}::date and (dismissed_at is not null or state = 'sent')
    order by day desc
    limit 1`.execute(db)
  const [before] = rows
  const keys = [...new Set(lines.map(keyOf))]
  const then = new Set(before?.keys)
  const now = new Set(keys)
  return {
    total: lines.length,
    late: lines.filter(({ reason: { kind }, due }) => isLate({ kind, due }, at.today)).length,
    fresh: before ? keys.filter((key) => !then.has(key)).length : 0,
    gone: before ? before.keys.filter((key) => !now.has(key)).length : 0,
    since: before?.day ?? null,
    lines: lines.slice(0, shownLines).map(({ reason, due, firm }) => ({
      kind: reason.kind,
      // An officer is told the names of his own firms.
      firm: firm && (firm.own ? firm.name : null),
      due: reason.kind === 'handover' ? null : due,
    })),
    keys,
  }
}

/** A demand stays the same thing while it goes from its clock to its next step. */
function keyOf({ reason, firm, subject }: WorkLine): string {
  if (subject) return `${subject.kind} ${subject.id}`
  const what = reason.kind === 'title-expiring' ? ` ${reason.title}` : reason.kind === 'duty' ? ` ${reason.duty}` : ''
  const kind = reason.kind === 'visit-due' || reason.kind === 'visit-planned' ? 'visit' : reason.kind
  return `${kind} ${firm?.uscc ?? ''}${what}`
}
