import { SettleKept, Written, type ProblemRefusal } from '@titian/contract'
import type { Command } from '@titian/event-store'
import { sql } from 'kysely'
import { keepDecided } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { itemInReview, settleItem, type HeldItem, type Owner } from '../sync/kept-items.ts'
import { contentOf } from '../sync/read-item.ts'
import { uuidOf } from '../uuid-of.ts'
import { whoAsks, type Who } from '../who.ts'
import { decideKept } from './decide-kept.ts'

const schema = {
  tags: ['核对'],
  summary: '手机上传后暂存的一条记录：采用（本人），或不采用（本人、市级）',
  body: SettleKept,
  response: { 200: Written, ...problems },
}

/** It stands until it is taken or dropped. Taken, it is carried out today, as if it had just been said. */
export function settleKept(app: App, shell: Shell): void {
  app.post('/api/review/kept', { schema }, async (request, reply) => {
    const who = await whoAsks(shell, request)
    const done = await settle(shell, who, request.body)
    return 'refused' in done ? refuse(reply, done) : done
  })
}

async function settle(
  shell: Shell,
  who: Who,
  { account, record, content, decision }: SettleKept,
): Promise<Written | ProblemRefusal> {
  const { db, journal, store, clock } = shell
  const owner = { journal, account }
  const key = { id: record, content }
  const isOwn = account === who.account
  if (!isOwn && (decision === 'accept' || who.units !== undefined)) return { refused: 'NothingKept' }
  const kept = await itemInReview(db, owner, key)
  if (!kept) {
    // Asked again after an answer that was lost.
    return (await isSettledBy(shell, owner, key, who.account))
      ? { position: await store.head(journal) }
      : { refused: 'NothingKept' }
  }
  const taken = decision === 'accept' ? await take(shell, who, kept) : { position: await store.head(journal) }
  if ('refused' in taken) return taken
  await settleItem(db, owner, { ...key, by: who.account, at: clock() })
  return { position: taken.position }
}

/**
 * Carried out under its own id where that is still free, so that its phone gets its receipt and what depends on it can
 * follow; else under one that is made of both contents: taken twice, it happens once.
 */
async function take(shell: Shell, who: Who, { item }: HeldItem): Promise<Written | ProblemRefusal> {
  const { store, journal } = shell
  const actor = who.account
  const own = { id: item.id, content: contentOf(item) }
  const known = await store.findCommand(journal, actor, own)
  if (known?.outcome === 'repeated') return { position: known.last }
  const command: Command = known
    ? { id: uuidOf(`${item.id} ${item.payloadHash}`), content: { instead: item.id, ...own.content } }
    : own
  const done = await keepDecided(shell, { actor, command }, () => decideKept(shell, who, item))
  return 'refused' in done ? done : { position: done.position }
}

async function isSettledBy(
  { db }: Shell,
  { journal, account }: Owner,
  { id, content }: { readonly id: string; readonly content: string },
  by: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from sync_item
    where journal = ${journal} and account = ${account} and id = ${id}::uuid and content = decode(${content}, 'hex')
      and state = 'settled' and settled_by = ${by}`.execute(db)
  return rows.length > 0
}
