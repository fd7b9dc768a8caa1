import {
  cityCode,
  identityOf,
  isWithin,
  judgeFact,
  listedEvent,
  matchKey,
  personsIn,
  type FactRow,
  type KnownFact,
  type RowPerson,
} from '@titian/domain'
import { sql } from 'kysely'
import { commandId, type ImportsDb } from './import-record.ts'
import { isDated, placeOf, type Judging } from './judging.ts'
import { readRecords } from './known-facts.ts'
import { personKey, readPersons, samePerson, type Persons } from './persons.ts'
import type { ListRow } from './read-list.ts'
import type { RowDraft } from './row-draft.ts'

export type SaidFact = Omit<ListRow, 'reading'> & Pick<RowDraft, 'decided'> & { reading: FactRow }

type Stating = SaidFact & Required<Pick<RowDraft, 'fact' | 'stream'>>

/** What each row of the officers' lists adds to the record of which it speaks. The same record twice in one list is new once. */
export async function judgeFacts(judging: Judging, said: readonly SaidFact[]): Promise<RowDraft[]> {
  if (said.length === 0) return []
  const { db, store, record } = judging
  const rows = said.map((row) => stating(record.import, row)).toSorted((a, b) => a.reading.row - b.reading.row)
  const streams = rows.map(({ stream }) => stream)
  const records = await readRecords(store, record.journal, streams)
  const earlier = await earlierFacts(judging, rows)
  const keys = [...records.values()].flatMap(({ facts }) => facts.flatMap(({ event }) => personsIn(event)))
  const persons = await readPersons(db, record.journal, keys)
  for (const { fact, people } of [...rows.map(({ fact, reading }) => ({ fact, people: reading.people })), ...earlier]) {
    addPersons(persons, fact, people)
  }
  const known = new Map<string, KnownFact[]>()
  for (const stream of streams) known.set(stream, [...(records.get(stream)?.facts ?? [])])
  for (const { stream, fact, occurredOn } of earlier) {
    known.get(stream)?.push({ version: 0, event: fact, occurredOn })
  }
  const units = await unitsOf(db, record.journal, rows)
  return rows.map((row) => judgeOne(judging, row, units, known.get(row.stream) ?? [], persons))
}

function judgeOne(
  { record, list }: Judging,
  { reading, cells, decided, fact, stream }: Stating,
  units: ReadonlyMap<string, string>,
  known: KnownFact[],
  persons: Persons,
): RowDraft {
  const { row, occurredOn, people, notes } = reading
  const firm = 'uscc' in fact.data && fact.data.uscc !== undefined ? { uscc: fact.data.uscc, name: fact.data.name } : {}
  const unit = fact.type === 'OfficerListed' ? fact.data.unit : units.get(firm.uscc ?? '')
  const draft = {
    row,
    ...(decided === undefined ? {} : { decided, cells }),
    ...firm,
    ...(firm.name === undefined ? {} : { nameKey: matchKey(firm.name) }),
    notes,
  }
  // A firm that no register has named yet may be anybody's.
  if (record.unit !== cityCode && unit !== undefined && !isWithin(unit, record.unit)) {
    const refusal = {
      kind: 'unit-not-yours',
      params: {},
      row,
      ...(firm.name === undefined ? {} : { name: firm.name }),
      ...placeOf(list, row, cells),
    } as const
    return { ...draft, outcome: 'refused', refusal, cells }
  }
  const candidate = { event: fact, occurredOn }
  const judged = judgeFact(candidate, known, samePerson(persons))
  if (judged.outcome !== 'same') known.push({ ...candidate, version: 0 })
  return {
    ...draft,
    ...(unit === undefined ? {} : { unit }),
    fact,
    stream,
    occurredOn,
    dated: isDated(list, cells),
    outcome: judged.outcome,
    ...(judged.outcome === 'changed' ? { before: judged.before } : {}),
    ...(people.length === 0 ? {} : { people }),
  }
}

/** The event names persons by keys; who they are stays beside the log. */
function stating(importId: string, row: SaidFact): Stating {
  const { fact, people, occurredOn, row: number } = row.reading
  const identity = identityOf(fact, occurredOn, people)
  const id = 'stream' in identity ? '' : commandId(identity.kind, identity.wholeRow)
  const keys = people.map((_, index) => personKey(importId, number, index))
  return {
    ...row,
    fact: listedEvent(fact, id, keys),
    stream: 'stream' in identity ? identity.stream : `${identity.kind}-${id}`,
  }
}

export function addPersons(persons: Persons, fact: RowDraft['fact'], people: readonly RowPerson[] | null): void {
  const keys = fact ? personsIn(fact) : []
  for (const [index, person] of (people ?? []).entries()) {
    const key = keys[index]
    if (key !== undefined) persons.set(key, person)
  }
}

/** What other rows of the same list, judged before, say of these records. */
async function earlierFacts({ db, record }: Judging, rows: readonly Stating[]) {
  const found = await db
    .selectFrom('import_row')
    .select(['stream', 'fact', 'occurred_on', 'people'])
    .where('journal', '=', record.journal)
    .where('import', '=', record.import)
    .where('stream', 'in', [...new Set(rows.map(({ stream }) => stream))])
    .where(
      'row',
      'not in',
      rows.map(({ reading }) => reading.row),
    )
    .where('outcome', 'in', ['new', 'changed'])
    .orderBy('row')
    .execute()
  return found.flatMap(({ stream, fact, occurred_on: occurredOn, people }) =>
    stream === null || fact === null || occurredOn === null ? [] : [{ stream, fact, occurredOn, people }],
  )
}

/** Which units answer now for the firms, by every code that they have or had. */
async function unitsOf(db: ImportsDb, journal: string, rows: readonly Stating[]): Promise<ReadonlyMap<string, string>> {
  const codes = rows.flatMap(({ fact }) => ('uscc' in fact.data ? (fact.data.uscc ?? []) : []))
  const { rows: found } = await sql<{ code: string; unit: string }>`
    select distinct on (c.code) c.code, s.unit
    from enterprise_code_1 c
    join enterprise_spell_1 s on s.journal = c.journal and s.stream = c.stream and upper_inf(s.known) and upper_inf(s.days)
    where c.journal = ${journal} and upper_inf(c.known) and c.code = any(${[...new Set(codes)]}) and s.unit <> 'unknown'
    order by c.code, s.stream`.execute(db)
  return new Map(found.map(({ code, unit }) => [code, unit]))
}
