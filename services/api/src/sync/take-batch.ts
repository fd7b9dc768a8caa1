import type { SyncAnswer, SyncCommands, SyncItem, SyncReceipt } from '@titian/contract'
import type { Principal } from '@titian/read-models'
import { businessDay } from '../calendar/business-day.ts'
import type { Shell } from '../shell.ts'
import { captureOf, skewNote } from './captured.ts'
import { noteContact } from './devices.ts'
import { judgeBatch, judgedOf } from './judge-batch.ts'
import type { Judged } from './judge-item.ts'
import { readItem } from './read-item.ts'
import type { SyncTable } from './sync-table.ts'

interface Sender {
  readonly principal: Principal
  /** When the request began to arrive: its body may take long. */
  readonly arrivedAt: Date
}

/**
 * Takes what a device sends, each item by itself: what was there before gets its receipt again, what waits for another
 * is held, what a person must look at is kept, and the rest becomes events, in the order that they need.
 */
export async function takeBatch<Who>(
  shell: Shell,
  table: SyncTable<Who>,
  { principal, arrivedAt }: Sender,
  sent: SyncCommands,
): Promise<SyncAnswer> {
  const owner = { journal: shell.journal, account: principal.account }
  const { day: today } = await businessDay(shell.db, shell.journal)
  // To the second: over a phone's network nobody measures better.
  const skewMs = Math.round((new Date(sent.sentAt).getTime() - arrivedAt.getTime()) / 1000) * 1000
  const now = shell.clock()
  const from = { device: sent.device, skewMs, now }

  const read = sent.items.map(readItem)
  const items = read.flatMap((item) => ('result' in item ? [] : [judgedOf(item, captureOf(item, from), now, today)]))
  const receipts = new Map<SyncItem, SyncReceipt>()
  for (const round of rounds(items)) {
    const answers = await judgeBatch({ shell, table, owner, principal, now, today }, round)
    for (const { item } of round) receipts.set(item, answers.get(item.id) ?? neverJudged(item))
  }

  const { lastSeq, gaps, missing, elsewhere } = await noteContact(shell.db, owner, {
    ...sent,
    received: items.map(({ item }) => item.deviceSeq),
    skewMs,
    now,
  })
  const warning = [
    missing > 0 ? `可能丢失 ${missing} 条：本机编号 ${said(gaps)} 的记录没有收到。请回想并补录，或告诉管理员。` : '',
    elsewhere > 0 ? `您的另一台设备还有 ${elsewhere} 条没有上传，请在那台设备上打开并上传。` : '',
    items.length > 0 ? (skewNote(skewMs) ?? '') : '',
  ].join('')
  return {
    serverTime: now.toISOString(),
    items: read.map((item) => ('result' in item ? item : (receipts.get(item) ?? neverJudged(item)))),
    lastSeq,
    gaps: [...gaps],
    ...(warning === '' ? {} : { warning }),
  }
}

/** The same id twice in one batch is judged one after the other, as if it had come in two. */
function rounds(items: readonly Judged[]): readonly (readonly Judged[])[] {
  const all: Judged[][] = []
  const seen = new Map<string, number>()
  for (const judged of items) {
    const round = seen.get(judged.item.id) ?? 0
    seen.set(judged.item.id, round + 1)
    all[round] = [...(all[round] ?? []), judged]
  }
  return all
}

function neverJudged({ id }: SyncItem): never {
  throw new Error(`The item ${id} of a device was not judged`)
}

/** 3、5-7 … */
function said(gaps: readonly number[]): string {
  const parts: string[] = []
  for (let index = 0; index < gaps.length; index += 1) {
    const first = gaps[index]
    while (gaps[index + 1] === (gaps[index] ?? 0) + 1) index += 1
    parts.push(first === gaps[index] ? `${first}` : `${first}-${gaps[index]}`)
  }
  return parts.length > 5 ? `${parts.slice(0, 5).join('、')} 等` : parts.join('、')
}
