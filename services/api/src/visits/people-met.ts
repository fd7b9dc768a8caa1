import { createHash } from 'node:crypto'
import type { LogVisit } from '@titian/contract'
import { sql } from 'kysely'
import type { Shell } from '../shell.ts'

type Met = NonNullable<LogVisit['met']>

export interface PersonMet {
  readonly person: string
  readonly name: string
  readonly phone: string | null
}

/** Keys for those whom somebody met: the same when the same is decided again, and nothing of the person is in them. */
export function peopleMet(visit: string, version: number, met: Met): readonly PersonMet[] {
  return met.map(({ name, phone }, index) => ({
    person: keyOf(`${visit} ${version} ${index}`),
    name,
    phone: phone ?? null,
  }))
}

/** Kept beside the log before the log names their keys, or nobody would find them. */
export async function keepPeople({ db, journal }: Shell, people: readonly PersonMet[]): Promise<void> {
  if (people.length === 0) return
  await sql`
    insert into person (journal, person, name, phone)
    select ${journal}, p.person, p.name, p.phone
    from json_to_recordset(${JSON.stringify(people)}::json) as p (person uuid, name text, phone text)
    on conflict (journal, person) do nothing`.execute(db)
}

function keyOf(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex')
  // A version 8 UUID: its bits are the application's own.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
