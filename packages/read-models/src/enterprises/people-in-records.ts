import { sql, type QueryExecutorProvider } from 'kysely'

/**
 * An officer by 编号, or somebody of whom only the name is known, as a list or his account gives it; null once the person
 * was erased.
 */
export interface PersonNamed {
  readonly officer: string | null
  readonly name: string | null
}

interface Naming {
  readonly event: { readonly data: object }
}

/** Each record with the people whom its event names. */
export async function peopleIn<Item extends Naming>(
  db: QueryExecutorProvider,
  journal: string,
  items: readonly Item[],
): Promise<readonly (Item & { readonly people: readonly PersonNamed[] })[]> {
  const either = [...new Set(items.flatMap(({ event }) => eitherIn(event.data)))]
  const officers = [...new Set([...items.flatMap(({ event }) => officersIn(event.data)), ...either])]
  const keys = [...new Set(items.flatMap(({ event }) => keysIn(event.data)))]
  if (officers.length + keys.length === 0) return items.map((item) => ({ ...item, people: [] }))
  const { rows } = await sql<{ key: string; officer: boolean; name: string | null }>`
    (select distinct on (o.officer) o.officer as key, true as officer, p.name
      from officer_1 o
      left join person p on p.journal = o.journal and p.person = o.person
      where o.journal = ${journal} and o.officer = any(${officers}) and upper_inf(o.known)
      order by o.officer, lower(o.days) desc nulls last)
    union all
    select p.person::text, false, p.name
    from person p
    where p.journal = ${journal} and p.person = any(${keys}::uuid[])
    union all
    select h.account, false, h.name
    from account_holder h
    where h.journal = ${journal} and h.account = any(${either})
      and not exists (select from officer_1 o where o.journal = h.journal and o.officer = h.account)`.execute(db)
  const names = new Map(rows.map(({ key, name }) => [key, name]))
  const known = new Set(rows.filter(({ officer }) => officer).map(({ key }) => key))
  return items.map((item) => ({
    ...item,
    people: [
      ...officersIn(item.event.data).map((officer) => ({ officer, name: names.get(officer) ?? null })),
      ...keysIn(item.event.data).map((key) => ({ officer: null, name: names.get(key) ?? null })),
      ...eitherIn(item.event.data).map((who) => ({
        officer: known.has(who) ? who : null,
        name: names.get(who) ?? null,
      })),
    ],
  }))
}

function officersIn(data: object): readonly string[] {
  return [...textsIn(data, 'officers'), ...textsIn(data, 'officer')]
}

function keysIn(data: object): readonly string[] {
  // Whoever is identified by now is an officer.
  return 'officer' in data ? [] : textsIn(data, 'named')
}

/** Those of a check: by 编号, or by account where they have none. */
function eitherIn(data: object): readonly string[] {
  return [...textsIn(data, 'who'), ...textsIn(data, 'by')]
}

function textsIn(data: object, field: string): readonly string[] {
  const value: unknown = Object.entries(data).find(([name]) => name === field)?.[1]
  return [value].flat().filter((text) => typeof text === 'string')
}
