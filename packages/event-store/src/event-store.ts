import type { Pool } from 'pg'
import type { Append, AppendOutcome, Command } from './append.ts'
import { ContentHash, type KnownCommand, findCommand, findCommands, keepContested } from './command.ts'
import type { RecordedEvent } from './event.ts'
import { GroupCommit } from './group-commit.ts'
import { prepare } from './prepare.ts'
import { findClaims, head, positionAt, readJournal, readPositions, readStream, readStreams } from './read.ts'

export type EventStore = {
  /** Keeps what a command decided, all or nothing. Callers at the same time share a transaction, never a refusal. */
  append: (append: Append) => Promise<AppendOutcome>
  /** What a command was answered when it came first; asked before deciding, so that a repetition is not decided twice. */
  findCommand: (journal: string, actor: string, command: Command) => Promise<KnownCommand | undefined>
  /** The same for many of one actor, by id, in one look. */
  findCommands: (journal: string, actor: string, commands: readonly Command[]) => Promise<Map<string, KnownCommand>>
  readStream: (journal: string, stream: string, range?: { from?: number; to?: number }) => Promise<RecordedEvent[]>
  readStreams: (journal: string, streams: readonly string[]) => Promise<Map<string, RecordedEvent[]>>
  readJournal: (journal: string, after: number, limit: number) => Promise<RecordedEvent[]>
  readPositions: (journal: string, positions: readonly number[]) => Promise<RecordedEvent[]>
  head: (journal: string) => Promise<number>
  positionAt: (journal: string, instant: Date | string) => Promise<number>
  findClaims: (journal: string, keys: readonly string[]) => Promise<Map<string, string>>
}

type Options = {
  /** Told after each commit how far the journal now reaches. It must return at once and not throw: callers wait behind it. */
  onCommit?: (journal: string, head: number) => void
}

/** The log behind a pool of `openDatabase`. One per process: callers of two stores are not grouped. */
export function createEventStore(pool: Pool, { onCommit = () => undefined }: Options = {}): EventStore {
  const hashes = new ContentHash(pool)
  const journals = new Map<string, GroupCommit>()
  const journalOf = (journal: string) => {
    const known = journals.get(journal) ?? new GroupCommit(pool, journal, onCommit)
    journals.set(journal, known)
    return known
  }
  return {
    append: (append) => appendTo(pool, hashes, journalOf(append.journal), append),
    findCommand: (journal, actor, command) => findCommand(pool, hashes, journal, actor, command),
    findCommands: (journal, actor, commands) => findCommands(pool, hashes, journal, actor, commands),
    readStream: (journal, stream, range) => readStream(pool, journal, stream, range),
    readStreams: (journal, streams) => readStreams(pool, journal, streams),
    readJournal: (journal, after, limit) => readJournal(pool, journal, after, limit),
    readPositions: (journal, positions) => readPositions(pool, journal, positions),
    head: (journal) => head(pool, journal),
    positionAt: (journal, instant) => positionAt(pool, journal, instant),
    findClaims: (journal, keys) => findClaims(pool, journal, keys),
  }
}

async function appendTo(pool: Pool, hashes: ContentHash, group: GroupCommit, append: Append): Promise<AppendOutcome> {
  const prepared = prepare(append)
  if ('outcome' in prepared) return prepared
  const twice = claimedTwice(append)
  if (twice !== undefined) return twice
  const { actor, id, content, kept } = prepared
  const hashed = hashes.of(append.journal, content)
  const hash = typeof hashed === 'string' ? hashed : await hashed
  const outcome = await group.append({ prepared, hash })
  if (outcome.outcome === 'command-differs') {
    await keepContested(pool, { journal: append.journal, actor, id, hash, kept })
  }
  return outcome
}

/** Two streams of one append cannot hold one key either. */
function claimedTwice({ claims = [] }: Append): AppendOutcome | undefined {
  if (claims.length < 2) return undefined
  const holders = new Map<string, string>()
  for (const { key, stream } of claims) {
    const holder = holders.get(key) ?? stream
    if (holder !== stream) return { outcome: 'claimed', key, stream: holder }
    holders.set(key, holder)
  }
  return undefined
}
