import { sql } from 'kysely'
import { dropParts } from './erase-uploads.ts'
import { changeImport, type ImportsDb } from './import-record.ts'

/** Who is to be forgotten, as lists write it; without a phone, everybody of that name. */
export interface Person {
  readonly name: string
  readonly phone?: string | undefined
}

/** How many contacts (people beside the log), uploads and addresses for digests were emptied, and how many commands dropped. */
export interface Erased {
  readonly contacts: number
  readonly uploads: number
  readonly addresses: number
  readonly commands: number
}

/**
 * Forgets a person wherever people are kept: as a contact, as whom records name, in the images of rows, in whole uploads
 * that name him, in commands that were put aside, as the holder of an account, and as the address to which his digests go.
 * The log never knew him.
 */
export async function erasePerson(db: ImportsDb, journal: string, { name, phone }: Person): Promise<Erased> {
  // While his name still says which account is his.
  const addresses = await eraseAddresses(db, journal, { name, phone })
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
  // A contested command may name him by half. Of a doubt that is gone nothing is lost: the first command stands.
  const commands = await sql`
    delete from command_contested
    where journal = ${journal}
      and (${names('content::text', name, undefined)} or ${names('content::text', phone ?? name, undefined)})`.execute(
    db,
  )
  // No phone is known of an account's holder. The account goes on by its own name until it is closed or renamed.
  const holders = await sql`
    update account_holder set name = account
    where journal = ${journal} and name = ${name}`.execute(db)
  return {
    contacts: emptied.contact + emptied.person + Number(holders.numAffectedRows ?? 0),
    uploads,
    addresses,
    commands: Number(commands.numAffectedRows ?? 0),
  }
}

/**
 * Of the accounts of officers who are the person, and of those that are held in that name, unless their officer is known to
 * be another one. Without an address a digest stays in the app.
 */
async function eraseAddresses(db: ImportsDb, journal: string, { name, phone }: Person): Promise<number> {
  const officers = sql`
    select o.account, p.name, p.phone
    from officer_1 o
    join person p on p.journal = o.journal and p.person = o.person
    where o.journal = ${journal} and o.account is not null`
  const { numAffectedRows } = await sql`
    with officer as (${officers})
    update digest_setting
    set email = null, channel = case when channel = 'email' then 'app' else channel end
    where journal = ${journal} and email is not null and (
      account in (select account from officer where ${isPerson(name, phone)})
      or (account in (select account from account_holder where journal = ${journal} and name = ${name})
        and ${phone === undefined ? sql`true` : sql`account not in (select account from officer where phone <> ${phone})`}))`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}

function isPerson(name: string, phone: string | undefined) {
  return phone === undefined ? sql`name = ${name}` : sql`(name = ${name} and phone = ${phone})`
}

function names(
  column: 'contact::text' | 'people::text' | 'cells::text' | 'payload::text' | 'content::text',
  name: string,
  phone: string | undefined,
) {
  const text = sql.raw(column)
  return phone === undefined
    ? sql`position(${name} in ${text}) > 0`
    : sql`(position(${name} in ${text}) > 0 and position(${phone} in ${text}) > 0)`
}
