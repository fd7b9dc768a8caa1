import { Dexie, type Table } from 'dexie'
import type { SyncType } from '@titian/contract'
import type { Boxed } from './vault.ts'

/**
 * 草稿, 待上传, 上传中, 已接收, 等待前一条, 待核对, 需处理, 作废. What was sent and not answered is `waiting` again: nobody
 * knows whether it arrived, and sending it again does no harm.
 */
export type OutboxState = 'draft' | 'waiting' | 'sending' | 'received' | 'held' | 'review' | 'rejected' | 'void'

/** One thing that was done on this device: from its first keystroke until a week after its receipt. */
export interface OutboxRow {
  readonly id: string
  /** Drawn when it is saved: a draft that is lost was never a record, and the server does not miss it. */
  readonly seq?: number
  readonly type: SyncType
  readonly subject?: string
  readonly state: OutboxState
  readonly capturedAt: string
  readonly dependsOn: readonly string[]
  /** What it says, sealed where a PIN is set. */
  readonly box: Boxed
  /** Of the payload; absent while it is a draft. */
  readonly hash?: string
  /** It was sent at least once since it was last changed: it may have arrived. */
  readonly tried?: boolean
  readonly receipt?: string
  readonly receivedAt?: string
  readonly code?: string
  readonly reason?: string
  readonly notes?: readonly string[]
  /** Nothing was typed into it since it was opened. */
  readonly blank?: true
  /** From opening the form until saving it. */
  readonly seconds?: number
  readonly exportedAt?: string
  /** The number was reported as given up. */
  readonly voidSent?: boolean
}

export interface PhotoRow {
  readonly sha256: string
  readonly item: string
  readonly mime: string
  readonly size: number
  readonly box: Boxed
  /** What was refused for good is not sent again by itself. */
  readonly sent: 'no' | 'yes' | 'refused'
  readonly reason?: string
}

interface FirmRow {
  readonly uscc: string
  readonly box: Boxed
}

interface DialledRow {
  readonly key?: number
  readonly uscc: string
  readonly at: string
}

/** The tables of one account on this device. Code comes and goes by its own cache; nothing of it touches these. */
export class PhoneDatabase extends Dexie {
  readonly outbox!: Table<OutboxRow, string>
  readonly photos!: Table<PhotoRow, [string, string]>
  readonly firms!: Table<FirmRow, string>
  readonly dialled!: Table<DialledRow, number>
  readonly meta!: Table<{ readonly key: string; readonly value: unknown }, string>

  constructor(account: string) {
    super(`titian-phone-${account}`)
    this.version(1).stores({
      outbox: 'id, seq, state, subject',
      photos: '[sha256+item], item, sent',
      firms: 'uscc',
      dialled: '++key',
      meta: 'key',
    })
  }
}

const lost = new Set(['DatabaseClosedError', 'InvalidStateError', 'UnknownError'])

/** Does it once more on a fresh connection, where a browser has taken the old one away in the background. */
export async function reopening<Answer>(db: PhoneDatabase, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error) || !lost.has(error.name)) throw error
    db.close({ disableAutoOpen: false })
    await db.open()
    return work()
  }
}
