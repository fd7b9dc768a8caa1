import type { KnownStatement, RowContact } from '@titian/domain'
import type { ImportRecord } from '@titian/read-models'
import type { ImportsDb } from './import-record.ts'

type Earlier = {
  statements: Map<string, KnownStatement[]>
  contacts: { key: string; contact: RowContact }[]
}

/** What other rows of the same list, judged before, state of these firms. */
export async function earlierStatements(
  db: ImportsDb,
  { journal, import: id }: ImportRecord,
  codes: readonly string[],
  except: readonly number[],
): Promise<Earlier> {
  const rows = await db
    .selectFrom('import_row')
    .select(['uscc', 'statement', 'occurred_on', 'dated', 'contact'])
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('uscc', 'in', [...new Set(codes)])
    .where('row', 'not in', [...except])
    .where('outcome', 'in', ['new', 'changed'])
    .orderBy('row')
    .execute()
  const earlier: Earlier = { statements: new Map(), contacts: [] }
  for (const { uscc, statement, occurred_on: occurredOn, dated, contact } of rows) {
    if (uscc === null || statement === null || occurredOn === null) continue
    const known = { version: 0, readings: [{ statement, occurredOn, dated }] }
    earlier.statements.set(uscc, [...(earlier.statements.get(uscc) ?? []), known])
    if (contact && statement.type === 'RegisterEntryListed' && statement.data.contact !== undefined) {
      earlier.contacts.push({ key: statement.data.contact, contact })
    }
  }
  return earlier
}
