import type { SyncItem, SyncReceipt } from '@titian/contract'
import type { Day } from '@titian/domain'
import type { Principal } from '@titian/read-models'
import { sql } from 'kysely'
import { eachOf, wavesOf, type Ordered } from './batch.ts'
import { dayOf, type Captured } from './captured.ts'
import { firmNotes } from './firm-notes.ts'
import { judgeItem, type Judged, type Judging } from './judge-item.ts'
import { heldFor, keptItems } from './kept-items.ts'
import { contentOf } from './read-item.ts'
import type { Sent, SyncTable } from './sync-table.ts'

// As many as a group of appends takes without being shared out.
const atOnce = 64

export interface Batch<Who> extends Pick<Judging<Who>, 'shell' | 'table' | 'owner' | 'now' | 'today'> {
  readonly principal: Principal
}

export function judgedOf(item: SyncItem, captured: Captured, now: Date, today: Day): Judged {
  return { item, captured, day: dayOf(captured, now, today) }
}

/** Judges items with different ids: those at the same time that may be, and then those that had waited for them. */
export async function judgeBatch<Who>(
  batch: Batch<Who>,
  items: readonly Judged[],
): Promise<ReadonlyMap<string, SyncReceipt>> {
  const judging = await prepare(batch, items)
  const receipts = new Map<string, SyncReceipt>()
  for (const wave of wavesOf(items.map((judged) => ordered(batch.table, judged)))) {
    await eachOf(wave, atOnce, async ({ id, judged }) => void receipts.set(id, await judgeItem(judging, judged)))
  }
  // Written first, looked for then: whoever of two devices comes second sees what the first has left.
  const awaited = items.flatMap(({ item }) => (receipts.get(item.id)?.result === 'held' ? (item.dependsOn ?? []) : []))
  const again = await applyHeld(batch, new Set([...judging.arrived, ...(await arrivedOf(batch, awaited))]))
  return new Map([...receipts, ...[...again].filter(([id]) => receipts.has(id))])
}

async function prepare<Who>(batch: Batch<Who>, items: readonly Judged[]): Promise<Judging<Who>> {
  const { shell, table, owner, principal } = batch
  const { store, db, journal } = shell
  const commands = items.map(({ item }) => ({ id: item.id, content: contentOf(item) }))
  const [known, kept, arrived, notesFor] = await Promise.all([
    store.findCommands(journal, owner.account, commands),
    keptItems(
      db,
      owner,
      commands.map(({ id }) => id),
    ),
    arrivedOf(
      batch,
      items.flatMap(({ item }) => item.dependsOn ?? []),
    ),
    firmNotes(
      db,
      journal,
      items.flatMap(({ item }) => table.commands[item.type]?.firms(sentOf(item)) ?? []),
    ),
  ])
  const days = new Map<Day, Promise<Who>>()
  const whoOn = (day: Day) => {
    const who = days.get(day) ?? table.whoOn(shell, principal, day)
    days.set(day, who)
    return who
  }
  return { ...batch, known, kept, arrived, notesFor, whoOn }
}

/** What became possible by what arrived, and by that in turn. */
async function applyHeld<Who>(
  batch: Batch<Who>,
  arrived: ReadonlySet<string>,
): Promise<ReadonlyMap<string, SyncReceipt>> {
  const { shell, owner, now, today } = batch
  const receipts = new Map<string, SyncReceipt>()
  let fresh: readonly string[] = [...arrived]
  while (fresh.length > 0) {
    const held = await heldFor(shell.db, owner, fresh)
    const judging = await prepare(
      batch,
      held.map(({ item, captured }) => judgedOf(item, captured, now, today)),
    )
    const before = new Set(judging.arrived)
    for (const { item, captured } of held) {
      receipts.set(item.id, await judgeItem(judging, judgedOf(item, captured, now, today)))
    }
    fresh = [...judging.arrived].filter((id) => !before.has(id))
  }
  return receipts
}

function ordered<Who>(table: SyncTable<Who>, judged: Judged): Ordered & { readonly judged: Judged } {
  const { item } = judged
  const { id, deviceSeq, subject, dependsOn = [] } = item
  const about = table.commands[item.type]?.subjects(sentOf(item)) ?? []
  return { id, deviceSeq, dependsOn, subjects: subject === undefined ? about : [subject, ...about], judged }
}

function sentOf({ subject, payload }: SyncItem): Sent {
  return { subject, payload }
}

/** Those of these commands that are in the log. */
async function arrivedOf(
  { shell, owner }: Pick<Batch<unknown>, 'shell' | 'owner'>,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id
    from command
    where journal = ${owner.journal} and actor = ${owner.account} and id = any(${[...new Set(ids)]}::uuid[])
  `.execute(shell.db)
  return new Set(rows.map(({ id }) => id))
}
