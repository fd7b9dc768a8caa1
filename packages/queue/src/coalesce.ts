import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Sends what is asked for at once, then each key once an interval at most and never twice at a time; whatever is asked
 * meanwhile goes together, afterwards. So a slow receiver has one message under way for a key, however many ask.
 */
export function coalesce(
  send: (key: string) => Promise<void>,
  intervalMs: number,
): { ask: (key: string) => void; close: () => void } {
  const underWay = new Map<string, { again: boolean }>()
  const closing = new AbortController()

  const run = async (key: string, state: { again: boolean }) => {
    do {
      state.again = false
      await Promise.all([send(key), sleep(intervalMs, undefined, { signal: closing.signal }).catch(() => undefined)])
    } while (state.again && !closing.signal.aborted)
    underWay.delete(key)
  }

  return {
    ask: (key) => {
      if (closing.signal.aborted) return
      const state = underWay.get(key)
      if (state !== undefined) {
        state.again = true
        return
      }
      const fresh = { again: false }
      underWay.set(key, fresh)
      void run(key, fresh)
    },
    close: () => closing.abort(),
  }
}
