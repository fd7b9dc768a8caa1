import {
  cityCode,
  identityOf,
  judgeFact,
  listedEvent,
  matchKey,
  personsIn,
  unknownUnit,
  type FactJudgement,
  type FactRow,
  type KnownFact,
  type RowPerson,
} from '@titian/domain'
import { isOfImport, unitsOfImport } from '@titian/read-models'
import { sql } from 'kysely'
import type { Match } from './coming-back.ts'
import { commandId, type ImportsDb } from './import-record.ts'
import { numbersOfOthers } from './match-demands.ts'
import { matchRecords } from './match-records.ts'
import { isDated, placeOf, type Judging } from './judging.ts'
import { readRecords } from './known-facts.ts'
import { personKey, readPersons, samePerson, type Persons } from './persons.ts'
import type { ListRow } from './read-list.ts'
import { refusedDraft, type RowDraft } from './row-draft.ts'

export type SaidFact = Omit<ListRow, 'reading'> & Pick<RowDraft, 'decided' | 'vouched'> & { reading: FactRow }

type Stating = SaidFact & Required<Pick<RowDraft, 'fact' | 'stream' | 'occurredOn'>> & { match?: Match }

/** What each row of the officers' lists adds to the record of which it speaks. The same record twice in one list is new once. */
export async function judgeFacts(judging: Judging, said: readonly SaidFact[]): Promise<RowDraft[]> {
  if (said.length === 0) return []
  const { db, record, list } = judging
  const coming = { journal: record.journal, units: unitsOfImport(record), list }
  const readings = said.map(({ reading }) => reading)
  const matches = await matchRecords(db, coming, readings)
  const lost: RowDraft[] = []
  const kept: Stating[] = []
  for (const row of said) {
    const match = matches.get(row.reading.row)
    const { codeless } = row.reading
    if (codeless && !match) lost.push(refusedDraft(codeless, row.cells))
    else kept.push(stating(record.import, row, match))
  }
  return [...lost, ...(await judgeStating(judging, kept, await numbersOfOthers(db, coming, readings)))]
}

async function judgeStating(
  judging: Judging,
  stated: readonly Stating[],
  ofOthers: ReadonlySet<number>,
): Promise<RowDraft[]> {
  if (stated.length === 0) return []
  const { db, store, record } = judging
  const rows = stated.toSorted((a, b) => a.reading.row - b.reading.row)
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
  const firms = await holdersOf(db, record.journal, rows)
  return rows.map((row) => {
    const isOthers = !row.match && ofOthers.has(row.reading.row)
    return judgeOne(judging, row, { firms, persons, isOthers, known: known.get(row.stream) ?? [] })
  })
}

type Known = {
  firms: ReadonlyMap<string, Holder>
  persons: Persons
  /** What is said of the record already. */
  known: KnownFact[]
  /** The row writes the number of another county's demand. */
  isOthers: boolean
}

function judgeOne(
  { record, list }: Judging,
  { reading, cells, decided, vouched = false, fact, stream, occurredOn, match }: Stating,
  { firms, persons, known, isOthers }: Known,
): RowDraft {
  const { row, people, notes } = reading
  const firm = firmIn(fact)
  const holder = firm && firms.get(firm.uscc)
  const name = fact.type === 'OfficerListed' ? undefined : fact.data.name
  const unit = fact.type === 'OfficerListed' ? fact.data.unit : holder?.unit
  const draft = {
    row,
    ...(decided === undefined ? {} : { decided, vouched, cells }),
    ...(name === undefined ? {} : { ...firm, name, nameKey: matchKey(name) }),
    notes,
  }
  // Of a 线索 that is here a row may say what is known.
  const isKnownLead = match?.same === true && !firm
  const isOwn = isKnownLead || (!isOthers && isOfImport(record, unit ?? unknownUnit))
  // A county may speak of its own firms and officers; of a code that nobody has and of another's it is told the same.
  if (record.unit !== cityCode && !vouched && !isOwn) {
    const place = placeOf(list, row, cells, name === undefined ? 'unit' : 'code')
    const found = { params: {}, row, ...place, ...(name === undefined ? {} : { name }) }
    return name === undefined
      ? { ...draft, outcome: 'refused', refusal: { kind: 'unit-not-yours', ...found }, cells }
      : {
          ...draft,
          outcome: 'refused',
          refusal: { kind: 'firm-for-city', ...found, ...(holder ? { holder } : {}) },
          ...(firm ? { proposal: firm } : {}),
          cells,
        }
  }
  const candidate = { event: fact, occurredOn }
  const judged = match?.same
    ? ({ outcome: 'same' } as const)
    : inRecord(judgeFact(candidate, known, samePerson(persons)), match)
  if (judged.outcome !== 'same') known.push({ ...candidate, version: 0 })
  return {
    ...draft,
    ...(unit === undefined ? {} : { unit }),
    fact,
    stream,
    occurredOn,
    dated: isDated(list, cells),
    ...(match ? { record: match.stream } : {}),
    outcome: judged.outcome,
    ...('before' in judged ? { before: judged.before } : {}),
    ...(people.length === 0 || match ? {} : { people }),
  }
}

/** A record of our own that a row adds to is changed by it, also where no list has said anything of it before. */
export function inRecord(judged: FactJudgement, match: Match | undefined): FactJudgement | { outcome: 'changed' } {
  return match && judged.outcome === 'new' ? { outcome: 'changed' } : judged
}

/** The event names persons by keys; who they are stays beside the log. */
function stating(importId: string, row: SaidFact, match: Match | undefined): Stating {
  const { fact, people, occurredOn, row: number } = row.reading
  if (match) {
    // Who was there, and who is accountable, the record knows better than the names in a sheet.
    const { stream, fact: comesTo, occurredOn: on } = match
    return { ...row, fact: listedEvent(comesTo, '', []), stream, occurredOn: on, match }
  }
  const identity = identityOf(fact, occurredOn, people)
  const id = 'stream' in identity ? '' : commandId(identity.kind, identity.wholeRow)
  const keys = people.map((_, index) => personKey(importId, number, index))
  return {
    ...row,
    occurredOn,
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

type Holder = { name: string; unit: string }

function firmIn({ type, data }: Stating['fact']): { uscc: string; name: string } | undefined {
  if (type === 'OfficerListed' || data.uscc === undefined) return undefined
  return { uscc: data.uscc, name: data.name }
}

/** The firms as they are now, by every code that they have or had. */
async function holdersOf(
  db: ImportsDb,
  journal: string,
  rows: readonly Stating[],
): Promise<ReadonlyMap<string, Holder>> {
  const codes = rows.flatMap(({ fact }) => firmIn(fact)?.uscc ?? [])
  const { rows: found } = await sql<Holder & { code: string }>`
    select distinct on (c.code) c.code, s.name, s.unit
    from enterprise_code_1 c
    join enterprise_spell_1 s on s.journal = c.journal and s.stream = c.stream and upper_inf(s.known) and upper_inf(s.days)
    where c.journal = ${journal} and upper_inf(c.known) and c.code = any(${[...new Set(codes)]})
      and s.unit <> ${unknownUnit}
    order by c.code, s.stream`.execute(db)
  return new Map(found.map(({ code, ...holder }) => [code, holder]))
}
