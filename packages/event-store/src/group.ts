import type { Prepared } from './prepare.ts'

const mostEvents = 1000

/**
 * Takes from the front of a queue what can be judged in one call, each by itself: no two with one command, one claimed or
 * released key, or one stream whose version either expects. The rest stays, in order, for the next call; the first of the
 * queue always goes, so nobody waits for ever.
 */
export function takeGroup<Waiting extends { readonly prepared: Prepared }>(
  queue: Waiting[],
  mostAppends: number,
): Waiting[] {
  const group: Waiting[] = []
  const left: Waiting[] = []
  const taken = new Taken()
  let events = 0
  for (const [index, waiting] of queue.entries()) {
    const { prepared } = waiting
    const isFull = group.length === mostAppends || (group.length > 0 && events + prepared.events.length > mostEvents)
    if (isFull) {
      left.push(...queue.slice(index))
      break
    }
    if (!taken.take(prepared)) {
      left.push(waiting)
      continue
    }
    group.push(waiting)
    events += prepared.events.length
  }
  queue.splice(0, queue.length, ...left)
  return group
}

class Taken {
  readonly #commands = new Set<string>()
  readonly #keys = new Set<string>()
  readonly #streams = new Set<string>()
  readonly #expected = new Set<string>()

  /** Answers whether it could be taken beside the others. */
  take({ actor, id, claims, releases, events, expect }: Prepared): boolean {
    const command = `${id} ${actor}`
    const clashes =
      this.#commands.has(command) ||
      claims.some(({ key }) => this.#keys.has(key)) ||
      releases.some((key) => this.#keys.has(key)) ||
      events.some(({ stream }) => this.#expected.has(stream)) ||
      expect.some(({ stream }) => this.#streams.has(stream))
    if (clashes) return false
    this.#commands.add(command)
    for (const { key } of claims) this.#keys.add(key)
    for (const key of releases) this.#keys.add(key)
    for (const { stream } of events) this.#streams.add(stream)
    for (const { stream } of expect) {
      this.#streams.add(stream)
      this.#expected.add(stream)
    }
    return true
  }
}
