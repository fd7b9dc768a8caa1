import { problemOf, type ProblemRefusal, type SyncItem, type SyncReceipt } from '@titian/contract'
import type { Day } from '@titian/domain'
import type { KnownCommand } from '@titian/event-store'
import { keepDecided, type Decision } from '../command.ts'
import { isOutage } from '../http/errors.ts'
import type { Shell } from '../shell.ts'
import type { Captured } from './captured.ts'
import { dropHeld, keepAside, type KeptItem, type Owner } from './kept-items.ts'
import { contentOf } from './read-item.ts'
import { aside, received, syncReasons } from './receipts.ts'
import type { SyncedCommand, SyncTable } from './sync-table.ts'

/** All that the items of one batch are judged by. */
export interface Judging<Who> {
  readonly shell: Shell
  readonly table: SyncTable<Who>
  readonly owner: Owner
  readonly now: Date
  readonly today: Day
  /** Who the sender is, with the firms of a day. */
  readonly whoOn: (day: Day) => Promise<Who>
  readonly known: ReadonlyMap<string, KnownCommand>
  readonly kept: readonly KeptItem[]
  /** Commands that have become events, of this batch or before. */
  readonly arrived: Set<string>
  readonly notesFor: (codes: readonly string[]) => readonly string[]
}

export interface Judged {
  readonly item: SyncItem
  readonly captured: Captured
  /** The business day of its capture. */
  readonly day: Day
}

/** Carries one item out, or says why not. It throws only where asking again may help. */
export async function judgeItem<Who>(judging: Judging<Who>, judged: Judged): Promise<SyncReceipt> {
  const { item } = judged
  const { id } = item
  const before = answeredBefore(judging, item)
  if (before === 'differs') {
    return keep(judging, judged, 'review', { code: 'content-differs', reason: syncReasons.differs })
  }
  if (before) return before
  const command = judging.table.commands[item.type]
  if (!command) return aside(id, { result: 'rejected', code: 'type-unknown', reason: syncReasons.typeUnknown })
  const [wrong] = command.wrongFields(item.payload)
  if (wrong) {
    const reason = syncReasons.fields(wrong.field || '内容', wrong.message)
    return aside(id, { result: 'rejected', code: 'fields-wrong', reason })
  }
  if (item.dependsOn?.some((other) => !judging.arrived.has(other))) {
    return keep(judging, judged, 'held', { code: 'waits', reason: syncReasons.waits })
  }
  try {
    return await carryOutItem(judging, judged, command)
  } catch (error) {
    if (isOutage(error)) throw error
    // One that nobody can take must not keep out those behind it.
    judging.shell.log.error({ err: error, type: item.type }, 'An item of a device could not be taken')
    return aside(id, { result: 'rejected', code: 'fault', reason: syncReasons.fault })
  }
}

function answeredBefore<Who>(
  { known, kept, owner, arrived }: Judging<Who>,
  { id, payloadHash }: SyncItem,
): SyncReceipt | 'differs' | undefined {
  const command = known.get(id)
  if (command?.outcome === 'repeated') {
    arrived.add(id)
    return received(owner.journal, id, { result: 'duplicate', position: command.last })
  }
  const mine = kept.find((row) => row.id === id && row.content === payloadHash)
  if (mine?.state === 'settled') {
    return { id, result: 'duplicate', receipt: null, position: null, reason: syncReasons.settled(mine.settledBy ?? '') }
  }
  if (command) return 'differs'
  if (!mine) return kept.some((row) => row.id === id) ? 'differs' : undefined
  if (mine.state === 'held') return undefined
  return aside(id, { result: 'needs-review', code: mine.code, reason: mine.reason })
}

async function carryOutItem<Who>(
  judging: Judging<Who>,
  judged: Judged,
  command: SyncedCommand<Who>,
): Promise<SyncReceipt> {
  const { shell, owner, today, whoOn, notesFor, table } = judging
  const { item, day } = judged
  const { id, subject, payload } = item
  const sent = { subject, payload }
  const firms = command.firms(sent)
  const who = await whoOn(day)
  // They went to someone else after it was captured; before, the command itself refuses it.
  const isHandedOver =
    day < today &&
    firms.length > 0 &&
    isLost(await table.own(shell, who, firms), await table.own(shell, await whoOn(today), firms))
  const kept = await keepDecided(shell, { actor: owner.account, command: { id, content: contentOf(item) } }, async () =>
    withMeta(await command.decide(shell, who, sent), judged, isHandedOver),
  )
  if ('refused' in kept) return refused(judging, judged, command, kept)
  judging.arrived.add(id)
  await dropHeld(shell.db, owner, judging.kept.some((row) => row.id === id) ? [id] : [])
  const notes = [...notesFor(firms), ...(isHandedOver ? [syncReasons.handedOver] : [])]
  return received(owner.journal, id, { result: kept.isNew ? 'accepted' : 'duplicate', position: kept.position, notes })
}

function isLost(then: readonly string[], now: readonly string[]): boolean {
  return then.some((code) => !now.includes(code))
}

/** Where and when each of its events was captured. */
function withMeta(
  decision: Decision | ProblemRefusal,
  { captured }: Judged,
  isHandedOver: boolean,
): Decision | ProblemRefusal {
  if ('refused' in decision) return decision
  const added = isHandedOver ? { ...captured, handedOver: true } : captured
  return {
    ...decision,
    events: decision.events.map((event) => ({ ...event, meta: { ...Object(event.meta), ...added } })),
  }
}

async function refused<Who>(
  judging: Judging<Who>,
  judged: Judged,
  command: SyncedCommand<Who>,
  refusal: ProblemRefusal,
): Promise<SyncReceipt> {
  if (refusal.refused === 'CommandDiffers') {
    return keep(judging, judged, 'review', { code: 'content-differs', reason: syncReasons.differs })
  }
  // Many at once on one demand: the device asks again, and is not told that something were wrong with it.
  if (refusal.refused === 'Contended') throw new Error('Contended', { cause: { code: '40001' } })
  const { type, title } = problemOf(refusal)
  const allowed = command.review(refusal)
  const wasHeld = judging.kept.some((row) => row.id === judged.item.id && row.state === 'held')
  // Its device was told that it would be done without asking again: it is not handed back, a person looks at it.
  if (wasHeld && !allowed) return keep(judging, judged, 'review', { code: type, reason: title })
  if (allowed) return keep(judging, judged, 'review', { code: type, reason: title, allowed })
  return aside(judged.item.id, { result: 'rejected', code: type, reason: command.reason(refusal) ?? title })
}

async function keep<Who>(
  { shell, owner, now }: Judging<Who>,
  { item, captured }: Judged,
  state: 'held' | 'review',
  why: { readonly code: string; readonly reason: string; readonly allowed?: readonly string[] },
): Promise<SyncReceipt> {
  await keepAside(shell.db, owner, { item, captured, state, now, ...why })
  return aside(item.id, { result: state === 'held' ? 'held' : 'needs-review', ...why })
}
