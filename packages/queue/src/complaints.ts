/** What pino offers and this package uses of it. */
export type Log = { warn: (facts: object, sentence: string) => void }

export type Complain = (sentence: string, error?: unknown) => void

const onceIn = 60_000

/** Logs a complaint once a minute, with how many more there were: a Redis that is away fails thousands of times. */
export function complaints(log: Log, now: () => number = Date.now): Complain {
  const said = new Map<string, { at: number; more: number }>()
  return (sentence, error) => {
    const last = said.get(sentence)
    if (last !== undefined && now() - last.at < onceIn) {
      last.more += 1
      return
    }
    said.set(sentence, { at: now(), more: 0 })
    log.warn({ ...reason(error), ...(last === undefined ? {} : { alsoBefore: last.more }) }, sentence)
  }
}

// Only the message: a driver's error carries the whole command, and with it addresses and passwords.
function reason(error: unknown): object {
  if (error === undefined) return {}
  return { reason: error instanceof Error ? error.message : typeof error }
}
