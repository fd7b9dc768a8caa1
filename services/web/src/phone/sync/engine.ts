import { reopening } from '../store/database.ts'
import type { Store } from '../store/store.ts'
import { ask, Refused } from './api.ts'
import { backoffMs, Stride } from './backoff.ts'
import { pullCampaigns } from './pull-campaigns.ts'
import { pullChanges } from './pull-changes.ts'
import { pullWork } from './pull-work.ts'
import { sendOutbox } from './send-outbox.ts'
import { sendPhotos } from './send-photos.ts'

export interface SyncStatus {
  readonly phase: 'quiet' | 'sending'
  /** Why nothing is sent at the moment. */
  readonly stopped: 'signed-out' | 'locked-session' | 'no-answer' | 'refused' | undefined
  readonly words: string | undefined
  readonly warning: string | undefined
  readonly nextTryAt: number | undefined
}

export interface SyncEngine {
  /** Now, if nothing is under way; else right after it. */
  readonly poke: () => void
  readonly read: () => SyncStatus
  readonly subscribe: (listener: () => void) => () => void
  /** Answers how to stop it. */
  readonly start: () => () => void
}

const everyMs = 120_000
const keptDays = 7

/**
 * The way from this device to the server: text first, then photos, then what changed over there. It stops where someone
 * has to sign in, and goes on by itself after everything else, ever more slowly while nobody answers.
 */
export function createSync(store: Store, isAttended: () => boolean): SyncEngine {
  const listeners = new Set<() => void>()
  const textStride = new Stride({ least: 2_000, first: 16_000, most: 400_000 })
  const photoStride = new Stride({ least: 8_000, first: 24_000, most: 500_000 })
  let status: SyncStatus = {
    phase: 'quiet',
    stopped: undefined,
    words: undefined,
    warning: undefined,
    nextTryAt: undefined,
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let again = false
  let ended = true

  const say = (change: Partial<SyncStatus>) => {
    status = { ...status, ...change }
    for (const listener of listeners) listener()
  }
  const later = (ms: number) => {
    clearTimeout(timer)
    if (!ended) timer = setTimeout(() => poke(), ms)
    return Date.now() + ms
  }

  const run = async () => {
    if (store.vault.isLocked || ended) return
    say({ phase: 'sending', nextTryAt: undefined })
    const unattended = !isAttended()
    try {
      const { warning, serverTime } = await sendOutbox(store, textStride, unattended)
      await reopening(store.db, () => store.db.meta.put({ key: 'synced', value: serverTime }))
      say({ warning, stopped: undefined, words: undefined })
      await sendPhotos(store, photoStride, unattended)
      await sendDialled(store, unattended)
      await pullChanges(store, unattended)
      await pullWork(store, unattended)
      await pullCampaigns(store, unattended)
      await forgetOld(store)
      failures = 0
      say({ phase: 'quiet', nextTryAt: undefined })
      later(again ? 0 : everyMs)
      again = false
    } catch (error) {
      failures += 1
      say({ phase: 'quiet', ...whyStopped(error) })
      // Someone has to sign in; asking again by ourselves would change nothing.
      if (status.stopped === 'signed-out' || status.stopped === 'locked-session') return
      const asked = error instanceof Refused ? error.retryAfterMs : undefined
      say({ nextTryAt: later(backoffMs(failures, asked, Math.random())) })
    }
  }

  const poke = () => {
    if (status.phase === 'sending') {
      again = true
      return
    }
    clearTimeout(timer)
    void alone(run)
  }

  // Only signs that something may have changed; whether there is a network, the request itself finds out.
  const woken = () => poke()
  const shown = () => {
    if (document.visibilityState === 'visible') poke()
  }
  return {
    poke: () => {
      failures = 0
      poke()
    },
    read: () => status,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: () => {
      ended = false
      window.addEventListener('online', woken)
      document.addEventListener('visibilitychange', shown)
      poke()
      return () => {
        ended = true
        clearTimeout(timer)
        window.removeEventListener('online', woken)
        document.removeEventListener('visibilitychange', shown)
      }
    },
  }
}

function whyStopped(error: unknown): Pick<SyncStatus, 'stopped' | 'words'> {
  if (!(error instanceof Refused)) return { stopped: 'no-answer', words: undefined }
  if (error.type === 'session-locked') return { stopped: 'locked-session', words: error.message }
  if (error.status === 401 || error.type === 'password-must-change')
    return { stopped: 'signed-out', words: error.message }
  return { stopped: 'refused', words: error.message }
}

/** One tab at a time, where the browser can tell; two would only send the same twice. */
async function alone(work: () => Promise<void>): Promise<void> {
  await (navigator.locks ? navigator.locks.request('titian-phone-sync', work) : work())
}

async function sendDialled({ db }: Store, unattended: boolean): Promise<void> {
  const rows = await db.dialled.limit(200).toArray()
  if (rows.length === 0) return
  const firms = rows.map(({ uscc, at }) => ({ uscc, at }))
  await ask('/api/sync/dialled', { method: 'POST', body: { firms }, unattended })
  await db.dialled.bulkDelete(rows.flatMap(({ key }) => key ?? []))
}

/** What has its receipt, or was given up, stays a week, to be looked up. Its photos must have arrived. */
async function forgetOld({ db }: Store): Promise<void> {
  const before = new Date(Date.now() - keptDays * 86_400_000).toISOString()
  const old = await db.outbox
    .where('state')
    .anyOf('received', 'void')
    .and(({ receivedAt = '' }) => receivedAt < before)
    .and(({ state, seq, voidSent }) => state === 'received' || voidSent === true || seq === undefined)
    .primaryKeys()
  const waiting = new Set((await db.photos.where('sent').notEqual('yes').toArray()).map(({ item }) => item))
  const gone = old.filter((id) => !waiting.has(id))
  await db.transaction('rw', db.outbox, db.photos, async () => {
    await db.outbox.bulkDelete(gone)
    await db.photos.where('item').anyOf(gone).delete()
  })
}
