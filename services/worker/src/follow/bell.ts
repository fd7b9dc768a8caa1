export type Bell = {
  readonly ring: () => void
  /** Waits for a ring, one since the last wait included; at most so long, and not past the end. */
  readonly wait: (ms: number, end: AbortSignal) => Promise<void>
}

/** A bell for one who waits. A ring is never lost: one that comes while nobody waits ends the next wait at once. */
export function createBell(): Bell {
  let rung = false
  let hear: (() => void) | undefined

  return {
    ring: () => {
      rung = true
      hear?.()
    },
    wait: async (ms, end) => {
      if (!rung && !end.aborted) {
        const { promise: heard, resolve } = Promise.withResolvers<void>()
        hear = resolve
        const wakeUp = () => resolve()
        const timer = setTimeout(wakeUp, ms)
        end.addEventListener('abort', wakeUp)
        await heard
        clearTimeout(timer)
        end.removeEventListener('abort', wakeUp)
      }
      rung = false
    },
  }
}
