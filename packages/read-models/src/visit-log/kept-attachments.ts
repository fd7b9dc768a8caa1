import type { Attachment } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'

interface Named {
  readonly journal: string
  readonly attachments: readonly Attachment[] | undefined
  /** Who named them: a hash that somebody else's file has is not theirs. */
  readonly accounts: readonly string[]
}

/** Of a record's attachments, those whose bytes are here (SHA-256 in hex). A photo may come long after what names it. */
export async function keptAttachments(
  db: QueryExecutorProvider,
  { journal, attachments = [], accounts }: Named,
): Promise<readonly string[]> {
  if (attachments.length === 0) return []
  const { rows } = await sql<{ sha256: string }>`
    select distinct encode(sha256, 'hex') as sha256
    from blob
    where journal = ${journal} and complete_at is not null and account = any(${[...accounts]})
      and sha256 in (
        select decode(hex, 'hex')
        from unnest(${attachments.map(({ sha256 }) => sha256)}::text[]) as asked (hex))`.execute(db)
  return rows.map(({ sha256 }) => sha256)
}
