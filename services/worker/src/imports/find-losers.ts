import { codeOf, isAside, type UndoBlocked } from '@titian/domain'
import type { EventStore } from '@titian/event-store'
import type { ImportRecord } from '@titian/read-models'
import { findHeirs } from './find-heirs.ts'
import type { ImportsDb } from './import-record.ts'
import { readFirms, type KnownFirm } from './known-firms.ts'
import { madeEntries, madeStreams } from './made-entries.ts'

const streamsAtOnce = 500
const named = 20

type Undoing = { db: ImportsDb; store: EventStore; record: ImportRecord }

/** The firms that no list would name any more, but about which somebody decided something. */
export async function findLosers(undoing: Undoing): Promise<{ streams: string[]; problem?: UndoBlocked }> {
  const { db, store, record } = undoing
  const losers: KnownFirm[] = []
  for (let after = ''; ;) {
    const streams = await madeStreams(db, record, { after, limit: streamsAtOnce })
    const last = streams.at(-1)
    if (last === undefined) break
    after = last
    const enterprises = streams.filter((stream) => stream.startsWith('enterprise-'))
    const entries = Map.groupBy(await madeEntries(db, record, enterprises), ({ stream }) => stream)
    const heirs = new Set((await findHeirs(db, record, enterprises)).map(({ stream }) => stream))
    for (const [stream, firm] of await readFirms(store, record.journal, enterprises)) {
      const leaving = new Set(entries.get(stream)?.map(({ version }) => version))
      if (!heirs.has(stream) && loses(firm, leaving)) losers.push(firm)
    }
  }
  if (losers.length === 0) return { streams: [] }
  const firms = losers.slice(0, named).map(({ standing, stream }) => ({
    uscc: codeOf(standing) ?? stream,
    name: standing.at(-1)?.statement.data.name ?? '',
  }))
  return {
    streams: losers.map(({ stream }) => stream),
    problem: { kind: 'undo-blocked', params: { count: losers.length, firms } },
  }
}

/**
 * Somebody spoke of the firm, and without these statements no list does. That its codes are one firm's, or what was found
 * there, says nothing that could be lost: it holds for any list that comes again.
 */
function loses({ standing: said, records }: KnownFirm, leaving: ReadonlySet<number>): boolean {
  const standing = said.filter(({ statement }) => !isAside(statement))
  if (!standing.some(({ byPerson }) => byPerson)) return false
  const spoken = new Set(records.filter(({ byPerson }) => byPerson).map(({ version }) => version))
  return !standing.some(({ version }) => !leaving.has(version) && !spoken.has(version))
}
