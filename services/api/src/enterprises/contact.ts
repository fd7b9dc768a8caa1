import { sql, type Kysely } from 'kysely'

export interface Contact {
  readonly name: string
  readonly phone: string
}

/** Whom to ask for at a firm: personal data beside the log, under the key that the log holds. Null once erased. */
export async function readContact(db: Kysely<unknown>, journal: string, key: string | null): Promise<Contact | null> {
  if (key === null) return null
  const { rows } = await sql<{ name: string | null; phone: string | null }>`
    select name, phone from contact where journal = ${journal} and contact::text = ${key}`.execute(db)
  const found = rows[0]
  return !found || (found.name === null && found.phone === null)
    ? null
    : { name: found.name ?? '', phone: found.phone ?? '' }
}

/** 张先生 → 张**, 13712345678 → 137****5678: enough to recognise, too little to call. */
export function masked({ name, phone }: Contact): Contact {
  const [first = '', ...rest] = [...name]
  return { name: first + '*'.repeat(rest.length), phone: maskedPhone(phone) }
}

function maskedPhone(phone: string): string {
  const shown = phone.length >= 11 ? [3, 4] : phone.length >= 7 ? [2, 2] : [0, 0]
  const [head = 0, tail = 0] = shown
  return phone.slice(0, head) + '*'.repeat(phone.length - head - tail) + phone.slice(phone.length - tail)
}
