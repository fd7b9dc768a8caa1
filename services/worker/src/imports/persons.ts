import { matchKey, type RowPerson, type SamePerson } from '@titian/domain'
import { commandId, type ImportsDb } from './import-record.ts'

/** Who is behind the keys of persons. */
export type Persons = Map<string, RowPerson>

/** The same whenever the row is read again. */
export function personKey(importId: string, row: number, index: number): string {
  return commandId(importId, `person ${row} ${index}`)
}

/** The persons that are still known; one who was erased is nobody. */
export async function readPersons(db: ImportsDb, journal: string, keys: readonly string[]): Promise<Persons> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['person', 'name', 'phone'])
    .where('journal', '=', journal)
    .where('person', 'in', [...new Set(keys)])
    .execute()
  return new Map(
    rows.flatMap(({ person, name, phone }): [string, RowPerson][] =>
      name === null ? [] : [[person, { name, ...(phone === null ? {} : { phone }) }]],
    ),
  )
}

/** Two keys stand for one person, as lists write them, or one of them for somebody who was erased: no news either. */
export function samePerson(persons: Persons): SamePerson {
  return (one, other) => {
    const [a, b] = [persons.get(one), persons.get(other)]
    if (one === other || !a || !b) return true
    // A list without phones says nothing of them.
    return matchKey(a.name) === matchKey(b.name) && (a.phone === undefined || a.phone === b.phone)
  }
}
