import { sql } from 'kysely'
import { dropParts } from './erase-uploads.ts'
import { changeImport, type ImportsDb } from './import-record.ts'

/** Who is to be forgotten, as lists write it; without a phone, everybody of that name. */
export interface Person {
  readonly name: string
  readonly phone?: string | undefined
}

/**
 * Forgets a person wherever people are kept: as a contact, as whom records name, in the images of rows, and in whole
 * uploads that name him. The log never knew him. Answers how many contacts (people beside the log) and uploads were emptied.
 */
export async function erasePerson(
  db: ImportsDb,
  journal: string,
  { name, phone }: Person,
): Promise<{ contacts: number; uploads: number }> {
  const uploads = await db.transaction().execute(async (tx) => {
    // A file is packed: whether it names him is known from the rows that were read out of it. One that was never read
    // might.
    const { rows } = await sql<{ import: string }>`
      select distinct import from import_row
      where journal = ${journal} and ${names('contact::text', name, phone)}
      union
      select distinct import from import_row
      where journal = ${journal} and ${names('people::text', name, phone)}
      union
      select distinct import from import_row
      where journal = ${journal} and ${names('cells::text', name, phone)}
      union
      select import from contact
      where journal = ${journal} and ${isPerson(name, phone)}
      union
      select import from person
      where journal = ${journal} and import is not null and ${isPerson(name, phone)}
      union
      select import from import
      where journal = ${journal} and status in ('checking', 'failed')`.execute(tx)
    for (const column of ['contact', 'people', 'cells'] as const) {
      await sql`
        update import_row set ${sql.ref(column)} = null
        where journal = ${journal} and ${names(`${column}::text`, name, phone)}`.execute(tx)
    }
    // What a device brought and a person has not looked at yet.
    await sql`
      update sync_item set payload = null
      where journal = ${journal} and ${names('payload::text', name, phone)}`.execute(tx)
    for (const { import: id } of rows) {
      await dropParts(tx, { journal, import: id })
      await changeImport(tx, { journal, import: id }, { erased_at: new Date() })
    }
    return rows.length
  })
  const emptied = { contact: 0, person: 0 }
  for (const table of ['contact', 'person'] as const) {
    const { numAffectedRows } = await sql`
      update ${sql.table(table)}
      set name = null, phone = null, erased_at = now()
      where journal = ${journal} and ${isPerson(name, phone)}`.execute(db)
    emptied[table] = Number(numAffectedRows ?? 0)
  }
  return { contacts: emptied.contact + emptied.person, uploads }
}

function isPerson(name: string, phone: string | undefined) {
  return phone === undefined ? sql`name = ${name}` : sql`(name = ${name} and phone = ${phone})`
}

function names(
  column: 'contact::text' | 'people::text' | 'cells::text' | 'payload::text',
  name: string,
  phone: string | undefined,
) {
  const text = sql.raw(column)
  return phone === undefined
    ? sql`position(${name} in ${text}) > 0`
    : sql`(position(${name} in ${text}) > 0 and position(${phone} in ${text}) > 0)`
}
