import {
  cityCode,
  codesOf,
  earlier,
  effectOn,
  findFigure,
  firstDayOf,
  lastDayOf,
  ordered,
  planningUnits,
  unknownUnit,
  yearOf,
  type Effect,
  type Standing,
} from '@titian/domain'
import type { EventStore } from '@titian/event-store'
import { countByUnit, type ImportRecord } from '@titian/read-models'
import type { ImportsDb } from './import-record.ts'
import { countsFacts, effectOfFacts } from './effect-of-facts.ts'
import { findFirms } from './known-firms.ts'

const firmsAtOnce = 500
const yearsAtMost = 5
const order = new Map(
  [cityCode, ...planningUnits.map(({ code }) => code), unknownUnit].map((unit, place) => [unit, place]),
)

/**
 * How the figures of each unit would move if the rows were in: the touched firms are counted with and without them, in the
 * years that the list speaks of. What moves nothing is left out.
 */
export async function effectOf(
  db: ImportsDb,
  store: EventStore,
  record: ImportRecord,
  today: string,
): Promise<Effect[]> {
  const { journal, import: id } = record
  const years = await yearsOf(db, journal, id, today)
  if (countsFacts(record)) return inOrder(await effectOfFacts(db, record, years, today))
  const moved = new Map<string, Effect>()
  const counted = new Set<string>()
  for (let after = ''; years.length > 0;) {
    const codes = await nextCodes(db, journal, id, after)
    const last = codes.at(-1)
    if (last === undefined) break
    after = last
    const firms = await findFirms(store, journal, codes)
    // A list may write two codes of one firm, which is counted with all of them at the first.
    const sharing = (code: string) => [...new Set([code, ...codesOf(firms.get(code)?.standing ?? [])])]
    const added = await addedStatements(db, journal, id, codes.flatMap(sharing))
    for (const code of codes) {
      const firm = firms.get(code)
      if (firm && counted.has(firm.stream)) continue
      if (firm) counted.add(firm.stream)
      const before = firm?.standing ?? []
      const then = ordered([...before, ...sharing(code).flatMap((each) => added.get(each) ?? [])])
      for (const year of years) {
        for (const effect of effectOn(before, then, earlier(lastDayOf(year), today))) add(moved, effect)
      }
    }
  }
  return besideOthers(db, journal, [...moved.values()], today)
}

function add(moved: Map<string, Effect>, effect: Effect): void {
  const place = `${effect.code} ${effect.key ?? ''} ${effect.unit} ${effect.period}`
  const sum = moved.get(place) ?? { ...effect, before: 0, after: 0 }
  moved.set(place, { ...sum, before: sum.before + effect.before, after: sum.after + effect.after })
}

/** The touched firms' part set beside all others: what the figure says now, and what it would say. */
async function besideOthers(
  db: ImportsDb,
  journal: string,
  moved: readonly Effect[],
  today: string,
): Promise<Effect[]> {
  const effects: Effect[] = []
  for (const parts of Map.groupBy(moved, ({ code, key, period }) => `${code} ${key ?? ''} ${period}`).values()) {
    const [first] = parts
    const figure = first && findFigure(first.code)
    if (!first || !figure) continue
    const year = Number(first.period)
    const span = { from: firstDayOf(year), through: lastDayOf(year) }
    const counts = await countByUnit(db, figure, span, { journal, asOf: today, key: first.key })
    const whole = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const by = parts.reduce((sum, part) => sum + part.after - part.before, 0)
    if (by !== 0) effects.push({ ...first, unit: cityCode, before: whole, after: whole + by })
    for (const part of parts) {
      const count = counts.get(part.unit) ?? 0
      const after = count + part.after - part.before
      if (after !== count) effects.push({ ...part, before: count, after })
    }
  }
  return inOrder(effects)
}

function inOrder(effects: readonly Effect[]): Effect[] {
  return effects.toSorted((a, b) => (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0))
}

/** The newest years of the list's rows, none in the future; older ones would only repeat what lists said then. */
async function yearsOf(db: ImportsDb, journal: string, id: string, today: string): Promise<number[]> {
  const rows = await db
    .selectFrom('import_row')
    .select('occurred_on')
    .distinct()
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where((row) => row.or([row('statement', 'is not', null), row('fact', 'is not', null)]))
    .where('outcome', 'in', ['new', 'changed'])
    .execute()
  const years = rows.flatMap(({ occurred_on: day }) => (day === null ? [] : [Math.min(yearOf(day), yearOf(today))]))
  return [...new Set(years)].toSorted((a, b) => b - a).slice(0, yearsAtMost)
}

async function nextCodes(db: ImportsDb, journal: string, id: string, after: string): Promise<string[]> {
  const rows = await db
    .selectFrom('import_row')
    .select('uscc')
    .distinct()
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('outcome', 'in', ['new', 'changed'])
    .where('uscc', '>', after)
    .orderBy('uscc')
    .limit(firmsAtOnce)
    .execute()
  return rows.flatMap(({ uscc }) => uscc ?? [])
}

async function addedStatements(
  db: ImportsDb,
  journal: string,
  id: string,
  codes: readonly string[],
): Promise<Map<string, Standing[]>> {
  const rows = await db
    .selectFrom('import_row')
    .select(['row', 'uscc', 'statement', 'occurred_on', 'dated'])
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('outcome', 'in', ['new', 'changed'])
    .where('uscc', 'in', [...codes])
    .execute()
  const added = new Map<string, Standing[]>()
  for (const { row, uscc, statement, occurred_on: occurredOn, dated } of rows) {
    if (uscc === null || statement === null || occurredOn === null) continue
    // Beyond every version that there is: it only has to differ.
    const version = 1_000_000 + row
    const standing = { version, versions: [version], occurredOn, statement, byPerson: false, dated }
    added.set(uscc, [...(added.get(uscc) ?? []), standing])
  }
  return added
}
