import { createHash } from 'node:crypto'
import { SyncItem, type SyncReceipt } from '@titian/contract'
import { canonicalJson } from '@titian/event-store'
import { fieldsJudge } from '../http/validation.ts'
import { aside, syncReasons } from './receipts.ts'

const wrongFields = fieldsJudge(SyncItem)

/** One item as it came, or the answer to what is none: it keeps nobody out. */
export function readItem(value: unknown): SyncItem | SyncReceipt {
  if (!isItem(value)) {
    const [wrong] = wrongFields(value)
    const reason = syncReasons.malformed(wrong?.field || '内容', wrong?.message ?? '无法识别')
    return aside(idIn(value), { result: 'rejected', code: 'item-malformed', reason })
  }
  const item = { ...value, id: value.id.toLowerCase(), dependsOn: value.dependsOn?.map((id) => id.toLowerCase()) ?? [] }
  return hashOf(item.payload) === item.payloadHash
    ? item
    : aside(item.id, { result: 'rejected', code: 'hash-differs', reason: syncReasons.hashDiffers })
}

/**
 * What tells a command from another: what was said, by its hash alone, for whom one met is personal. It says nothing of
 * when it was sent or by which device.
 */
export function contentOf({ type, subject, payloadHash }: Pick<SyncItem, 'type' | 'subject' | 'payloadHash'>): object {
  return { type, subject: subject ?? null, payloadHash }
}

function hashOf(payload: unknown): string | undefined {
  const text = canonicalJson(payload, 'payload')
  return typeof text === 'string' ? createHash('sha256').update(text).digest('hex') : undefined
}

function isItem(value: unknown): value is SyncItem {
  return wrongFields(value).length === 0
}

function idIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id.slice(0, 60)
    : ''
}
