import type { RowContact } from '@titian/domain'
import type { ImportRecord } from '@titian/read-models'
import { commandId, type ImportsDb } from './import-record.ts'
import type { KnownFirm } from './known-firms.ts'

/** Who is behind a contact's key. */
export type Contacts = Map<string, RowContact>

export function contactKey(importId: string, row: number): string {
  return commandId(importId, `contact ${row}`)
}

/** The contacts that these firms' statements name. One that was erased is nobody. */
export async function readContacts(
  db: ImportsDb,
  { journal }: ImportRecord,
  firms: readonly KnownFirm[],
): Promise<Contacts> {
  const keys = firms.flatMap(({ standing }) =>
    standing.flatMap(({ statement }) =>
      statement.type === 'RegisterEntryListed' && statement.data.contact !== undefined ? [statement.data.contact] : [],
    ),
  )
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('contact')
    .select(['contact', 'name', 'phone'])
    .where('journal', '=', journal)
    .where('contact', 'in', keys)
    .execute()
  return new Map(rows.map(({ contact, name, phone }) => [contact, contactOf(name, phone)]))
}

function contactOf(name: string | null, phone: string | null): RowContact {
  return { ...(name === null ? {} : { name }), ...(phone === null ? {} : { phone }) }
}

/** Two keys stand for the same person, or one of them for somebody who was erased: that is no news either. */
export function sameContact(contacts: Contacts): (one: string | undefined, other: string | undefined) => boolean {
  return (one, other) => {
    if (one === other) return true
    if (one === undefined || other === undefined) return false
    const [a, b] = [contacts.get(one), contacts.get(other)]
    if (!a || !b || isNobody(a) || isNobody(b)) return true
    return a.name === b.name && a.phone === b.phone
  }
}

function isNobody({ name, phone }: RowContact): boolean {
  return name === undefined && phone === undefined
}
