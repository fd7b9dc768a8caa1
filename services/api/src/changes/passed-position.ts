import { setTimeout as sleep } from 'node:timers/promises'
import { readModels } from '@titian/read-models'
import { sql, type Kysely } from 'kysely'

/**
 * How far the read models of a journal have come, the slowest and the fastest. What is asked counts everything up to
 * the lowest; where they differ, a question that joins models must be asked as of there.
 */
export async function passedPositions(
  db: Kysely<unknown>,
  journal: string,
): Promise<{ readonly lowest: number; readonly highest: number }> {
  const { rows } = await sql<{ lowest: number; highest: number }>`
    select coalesce(min(coalesce(c.position, 0)), 0) as lowest, coalesce(max(coalesce(c.position, 0)), 0) as highest
    from unnest(${readModels.map(({ name }) => name)}::text[]) as m (name)
    left join checkpoint c on c.follower = m.name and c.journal = ${journal}`.execute(db)
  return rows[0] ?? { lowest: 0, highest: 0 }
}

const lookEveryMs = 15

/** How far all read models have come. Looks for all who wait at once, so that a hundred readers after one import are one question. */
export class PassedPosition {
  readonly #db: Kysely<unknown>
  readonly #journal: string
  #looking: Promise<number> | undefined

  constructor(db: Kysely<unknown>, journal: string) {
    this.#db = db
    this.#journal = journal
  }

  look(): Promise<number> {
    this.#looking ??= passedPositions(this.#db, this.#journal)
      .then(({ lowest }) => lowest)
      .finally(() => (this.#looking = undefined))
    return this.#looking
  }

  /** Whether the read models have passed a position within the time. */
  async reaches(position: number, withinMs: number): Promise<boolean> {
    const deadline = performance.now() + withinMs
    for (;;) {
      if ((await this.look()) >= position) return true
      if (performance.now() > deadline) return false
      await sleep(lookEveryMs)
    }
  }
}
