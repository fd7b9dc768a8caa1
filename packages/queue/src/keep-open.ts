import { setTimeout as sleep } from 'node:timers/promises'
import type { Complain } from './complaints.ts'

export type Open = {
  /** Settles when the thing has stopped by itself, and must be opened anew. */
  readonly ended: Promise<unknown>
  readonly close: () => Promise<void>
}

const retryMs = 1000

/** Opens a thing in the background, as often as it takes, so that a process starts and stays up whatever is away. */
export function keepOpen<T extends Open>(
  open: () => Promise<T>,
  complain: Complain,
): { current: () => T | undefined; close: () => Promise<void> } {
  const closing = new AbortController()
  let current: T | undefined

  const keep = async () => {
    while (!closing.signal.aborted) {
      try {
        current = await open()
        await Promise.race([current.ended, aborted(closing.signal)])
      } catch (error) {
        complain('The queue cannot be reached; the sweep does its work until it can', error)
      } finally {
        await current?.close().catch(() => undefined)
        current = undefined
      }
      await sleep(retryMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }
  const kept = keep()

  return {
    current: () => current,
    close: async () => {
      closing.abort()
      await kept
    },
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((settle) => signal.addEventListener('abort', () => settle(), { once: true }))
}
