import type { EdgeRefusal } from '@titian/contract'

/**
 * Lets so many in at a time, and so many wait. Whoever comes on top is told to come again soon: after a week without a
 * network a whole city's phones may sync in one minute.
 */
export function createLane(atOnce: number, waitingLimit: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <Answer>(work: () => Promise<Answer>): Promise<Answer | EdgeRefusal> => {
    if (running < atOnce) running += 1
    else if (waiting.length < waitingLimit) await new Promise<void>((turn) => waiting.push(turn))
    else return { refused: 'Busy', retryAfter: 2 }
    try {
      return await work()
    } finally {
      // Whoever waits takes over the place, or a newcomer would take it from under them.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
