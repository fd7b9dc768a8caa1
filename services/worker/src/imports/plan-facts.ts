import { judgeFact, personsIn, type KnownFact } from '@titian/domain'
import { unitsOfImport, type ImportRecord, type ImportRowRecord } from '@titian/read-models'
import type { Plan } from './append-rows.ts'
import type { Came } from './coming-back.ts'
import type { ImportsDb } from './import-record.ts'
import { addPersons, inRecord } from './judge-facts.ts'
import type { Judging } from './judging.ts'
import { matchRecords } from './match-records.ts'
import { readRecords } from './known-facts.ts'
import { eventOf } from './listed-by.ts'
import { readPersons, samePerson } from './persons.ts'

type GrowingRecord = { version: number; facts: KnownFact[] }

/** Adds to a plan what rows of the officers' lists say of their records, or what they find said there already. */
export async function planFacts(
  { db, store, record }: Judging,
  rows: readonly ImportRowRecord[],
  plan: Plan,
): Promise<void> {
  const facts = rows.filter(({ fact }) => fact !== null)
  if (facts.length === 0) return
  const records = await readRecords(
    store,
    record.journal,
    facts.flatMap(({ stream }) => stream ?? []),
  )
  const keys = [...records.values()].flatMap((known) => known.facts.flatMap(({ event }) => personsIn(event)))
  const persons = await readPersons(db, record.journal, keys)
  for (const { fact, people } of facts) addPersons(persons, fact ?? undefined, people)
  const matches = await matchRecords(
    db,
    { journal: record.journal, units: unitsOfImport(record) },
    facts.flatMap(cameBack),
  )
  const growing = new Map<string, GrowingRecord>()
  for (const { row, fact, stream, occurred_on: occurredOn, dated } of facts) {
    if (!fact || stream === null || occurredOn === null)
      throw new Error(`Row ${row} of ${record.import} states nothing`)
    const begun = growing.get(stream)
    const known = records.get(stream)
    const grown = begun ?? { version: known?.version ?? 0, facts: [...(known?.facts ?? [])] }
    if (!begun) {
      growing.set(stream, grown)
      plan.expect.push({ stream, version: grown.version })
    }
    const match = matches.get(row)
    const judged = match?.same
      ? ({ outcome: 'same', version: grown.version } as const)
      : inRecord(judgeFact({ event: fact, occurredOn }, grown.facts, samePerson(persons)), match)
    plan.outcomes.set(row, judged.outcome)
    if (judged.outcome === 'same') {
      plan.entries.push({ row, stream, version: judged.version, made: false })
      continue
    }
    grown.version += 1
    grown.facts.push({ version: grown.version, event: fact, occurredOn })
    plan.entries.push({ row, stream, version: grown.version, made: true })
    plan.events.push({ ...eventOf(record.import, row, stream, dated), ...fact, occurredOn })
  }
}

/** Rows that were found to be records here are compared again with what those say by now. */
function cameBack({ row, record, fact, occurred_on: occurredOn }: ImportRowRecord): Came[] {
  if (record === null || !fact || occurredOn === null) return []
  return [{ row, fact, occurredOn, people: [], record: record.replace(/^\w+-/, '') }]
}

/** Before the events that name them: a key without a person would be a loss, a person without a key is taken away again. */
export async function keepPersons(
  db: ImportsDb,
  { journal, import: id }: Pick<ImportRecord, 'journal' | 'import'>,
  rows: readonly ImportRowRecord[],
  made: ReadonlySet<number>,
): Promise<void> {
  const persons = rows.flatMap(({ row, fact, people }) => {
    const keys = made.has(row) && fact ? personsIn(fact) : []
    return keys.flatMap((person, index) => {
      const found = people?.[index]
      return found ? [{ journal, person, import: id, row, name: found.name, phone: found.phone ?? null }] : []
    })
  })
  if (persons.length === 0) return
  await db
    .insertInto('person')
    .values(persons)
    .onConflict((known) => known.doNothing())
    .execute()
}
