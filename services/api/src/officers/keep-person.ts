import { sql, type Kysely } from 'kysely'

export interface Person {
  readonly name: string | null
  readonly phone: string | null
}

/** Who somebody is stands beside the log, under the key that an event will name; until then it means nothing. */
export async function keepPerson(
  db: Kysely<unknown>,
  journal: string,
  person: string,
  { name, phone }: Person,
): Promise<void> {
  await sql`
    insert into person (journal, person, name, phone)
    values (${journal}, ${person}, ${name}, ${phone})
    on conflict (journal, person) do nothing`.execute(db)
}

/** Nobody, once erased. */
export async function readPerson(db: Kysely<unknown>, journal: string, person: string): Promise<Person> {
  const { rows } = await sql<Person>`
    select name, phone from person where journal = ${journal} and person::text = ${person}`.execute(db)
  return rows[0] ?? { name: null, phone: null }
}
