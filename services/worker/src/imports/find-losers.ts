import { codeOf, isAside, type RecordsInHand, type UndoBlocked } from '@titian/domain'
import type { EventStore } from '@titian/event-store'
import type { ImportRecord } from '@titian/read-models'
import { findHeirs } from './find-heirs.ts'
import type { ImportsDb } from './import-record.ts'
import { isRecord, losesRecord, readRecords, type KnownRecord } from './known-facts.ts'
import { readFirms, type KnownFirm } from './known-firms.ts'
import { madeEntries, madeStreams } from './made-entries.ts'

const streamsAtOnce = 500
const named = 20

type Undoing = { db: ImportsDb; store: EventStore; record: ImportRecord }

/**
 * The firms that no list would name any more, but about which somebody decided something; and the visits and demands that
 * no list would hold any more, but which somebody amended or works on.
 */
export async function findLosers(
  undoing: Undoing,
): Promise<{ streams: string[]; problem?: UndoBlocked | RecordsInHand }> {
  const { db, store, record } = undoing
  const losers: KnownFirm[] = []
  const inHand: KnownRecord[] = []
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
    inHand.push(...(await losingRecords(undoing, streams.filter(isRecord))))
  }
  if (inHand.length > 0) return recordsInHand(inHand)
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

async function losingRecords({ db, store, record }: Undoing, streams: readonly string[]): Promise<KnownRecord[]> {
  const entries = Map.groupBy(await madeEntries(db, record, streams), ({ stream }) => stream)
  const heirs = new Set((await findHeirs(db, record, streams)).map(({ stream }) => stream))
  const records = await readRecords(store, record.journal, streams)
  return [...records.values()].filter((known) => {
    const leaving = new Set(entries.get(known.stream)?.map(({ version }) => version))
    return !heirs.has(known.stream) && losesRecord(known, leaving)
  })
}

function recordsInHand(losers: readonly KnownRecord[]): { streams: string[]; problem: RecordsInHand } {
  const records = losers.slice(0, named).map(({ facts, stream }) => {
    const said = facts.at(-1)
    const data = said?.event.data
    return {
      kind: stream.startsWith('demand-') ? ('demand' as const) : ('visit' as const),
      // A demand goes by its number, a visit by its day.
      called: data && 'number' in data ? data.number : (said?.occurredOn ?? ''),
      name: data && 'name' in data ? data.name : '',
    }
  })
  return {
    streams: losers.map(({ stream }) => stream),
    problem: { kind: 'records-in-hand', params: { count: losers.length, records } },
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
