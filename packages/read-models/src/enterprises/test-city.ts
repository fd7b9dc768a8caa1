import type { Day, EnterpriseEvent, Revision, Statement } from '@titian/domain'
import { createEventStore, follow, openDatabase, type EventStore, type NewEvent } from '@titian/event-store'
import { sql, type Kysely } from 'kysely'
import { createDatabase } from '../../../../test/database.ts'
import { readModels } from '../followers.ts'

export const journal = '4104'
const importId = '00000000-0000-4000-8000-00000000aaaa'

/** A city of which nothing is known yet, on a database of its own. */
export interface City {
  readonly db: Kysely<unknown>
  readonly store: EventStore
  /** A list says this of a firm; answers its position. */
  readonly lists: (firm: string, on: Day, statement: Statement) => Promise<number>
  /** A person says or revises it. */
  readonly says: (firm: string, on: Day, event: EnterpriseEvent) => Promise<number>
  readonly append: (events: readonly NewEvent[], claims?: readonly { key: string; stream: string }[]) => Promise<number>
  /** Lets every read model take what was said. */
  readonly caughtUp: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function openCity(): Promise<City> {
  const database = await createDatabase()
  const { db, pool } = openDatabase<unknown>(database.appUrl, { poolSize: 4 })
  const store = createEventStore(pool)
  let commands = 0
  let rows = 0
  const append: City['append'] = async (events, claims = []) => {
    commands += 1
    const id = `00000000-0000-4000-8000-${String(commands).padStart(12, '0')}`
    const command = { id, content: commands }
    const outcome = await store.append({ journal, actor: 'planner', command, events, claims })
    if (outcome.outcome !== 'appended') throw new Error(`The events were ${outcome.outcome}`)
    return outcome.last
  }
  const claimed = (stream: string, { data }: Statement) => [{ key: `uscc:${data.uscc}`, stream }]
  return {
    db,
    store,
    append,
    lists: async (firm, on, statement) => {
      rows += 1
      const stream = streamOf(firm)
      const meta = { list: { import: importId, row: rows } }
      return append([eventOf(stream, on, statement, meta)], claimed(stream, statement))
    },
    says: (firm, on, event) => {
      const stream = streamOf(firm)
      return append([eventOf(stream, on, event)], isStatement(event) ? claimed(stream, event) : [])
    },
    caughtUp: async () => {
      for (const model of readModels) {
        while ((await follow(db, { ...model, journal })) !== 0) continue
      }
    },
    close: async () => {
      await db.destroy()
      await database.drop()
    },
  }
}

export function streamOf(firm: string): string {
  return `enterprise-${firm}`
}

export function eventOf(stream: string, occurredOn: Day, { type, data }: EnterpriseEvent, meta?: object): NewEvent {
  return { stream, type, schema: 1, data, occurredOn, ...(meta ? { meta } : {}) }
}

/** Puts a list among the imports, as the importer does when it comes. */
export async function receiveList({ db }: City, title: string): Promise<string> {
  await sql`
    insert into import (journal, import, status, file_name, sha256, size, unit, received_by, list)
    values (${journal}, ${importId}, 'committed', 'list.xlsx', 'x', 1, '410400', 'planner', ${JSON.stringify({ title })})`.execute(
    db,
  )
  return importId
}

function isStatement(event: EnterpriseEvent): event is Exclude<EnterpriseEvent, Revision> {
  return event.type !== 'StatementWithdrawn' && event.type !== 'StatementCorrected'
}
