import { DatabaseError, type Pool } from 'pg'
import type { AppendOutcome } from './append.ts'
import { type Hashed, callAppend } from './call.ts'
import { takeGroup } from './group.ts'

type Waiting = Hashed & {
  readonly settle: (outcome: AppendOutcome) => void
  readonly fail: (error: unknown) => void
}

// While one call commits, the next is on its way and waits for the journal's row.
const mostCalls = 2
const mostAppends = 256
// As many as this cost little more than one, so that it would not pay to share them out.
const fewAppends = 64

/**
 * Sends the appends that wait for one journal as one call in one short transaction. Nobody waits for a timer: whoever
 * finds a free connection leaves at once, and whoever comes meanwhile leaves together with the others who came.
 */
export class GroupCommit {
  readonly #pool: Pool
  readonly #journal: string
  readonly #onCommit: (journal: string, head: number) => void
  readonly #queue: Waiting[] = []
  #calls = 0
  #isLeaving = false

  constructor(pool: Pool, journal: string, onCommit: (journal: string, head: number) => void) {
    this.#pool = pool
    this.#journal = journal
    this.#onCommit = onCommit
  }

  append(hashed: Hashed): Promise<AppendOutcome> {
    return new Promise((settle, fail) => {
      this.#queue.push({ ...hashed, settle, fail })
      this.#leaveSoon()
    })
  }

  /** After the callers who come in this very turn of the loop: an answered group often comes back as one. */
  #leaveSoon(): void {
    if (this.#isLeaving || this.#calls === mostCalls) return
    this.#isLeaving = true
    setImmediate(() => {
      this.#isLeaving = false
      while (this.#queue.length > 0 && this.#calls < mostCalls) void this.#leave(takeGroup(this.#queue, this.#share()))
    })
  }

  /** Of many, each free connection takes its part, so that one is prepared here while another is judged there. */
  #share(): number {
    const part = Math.ceil(this.#queue.length / (mostCalls - this.#calls))
    return Math.min(mostAppends, Math.max(fewAppends, part))
  }

  async #leave(group: Waiting[]): Promise<void> {
    this.#calls += 1
    await this.#send(group)
    this.#calls -= 1
    if (this.#queue.length > 0) this.#leaveSoon()
  }

  async #send(group: Waiting[]): Promise<void> {
    try {
      const outcomes = await callAppend(this.#pool, this.#journal, group)
      let head = 0
      for (const [index, waiting] of group.entries()) {
        const outcome = outcomes[index]
        if (outcome === undefined) throw new Error(`The function append said nothing of command ${waiting.prepared.id}`)
        if (outcome.outcome === 'appended') head = Math.max(head, outcome.last)
        waiting.settle(outcome)
      }
      if (head > 0) this.#onCommit(this.#journal, head)
    } catch (error) {
      await this.#isolate(group, error)
    }
  }

  /** What one of a group did wrong is no fault of the others: each half is sent again by itself. */
  async #isolate(group: Waiting[], error: unknown): Promise<void> {
    if (group.length === 1 || !isOfTheContent(error)) {
      for (const { prepared, fail } of group) {
        fail(new Error(`Could not append command ${prepared.id} to journal ${this.#journal}`, { cause: error }))
      }
      return
    }
    const middle = Math.ceil(group.length / 2)
    await this.#send(group.slice(0, middle))
    await this.#send(group.slice(middle))
  }
}

/** Data exceptions, broken constraints and exceeded limits, as against a connection or a server in trouble. */
function isOfTheContent(error: unknown): boolean {
  return error instanceof DatabaseError && /^(22|23|54)/.test(error.code ?? '')
}
