import {
  cityCode,
  earlier,
  factsOf,
  findFigure,
  firstDayOf,
  lastDayOf,
  planningUnits,
  standingOf,
  unknownUnit,
  yearOf,
  type Standing,
} from '@titian/domain'
import type { EventStore } from '@titian/event-store'
import { countByUnit, type Effect, type ImportRecord } from '@titian/read-models'
import type { ImportsDb } from './import-record.ts'
import { findFirms } from './known-firms.ts'

const firmsAtOnce = 500
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
  { journal, import: id }: ImportRecord,
  today: string,
): Promise<Effect[]> {
  const years = await yearsOf(db, journal, id, today)
  if (years.length === 0) return []
  const moved = new Moved(years, today)
  for (let after = ''; ;) {
    const codes = await nextCodes(db, journal, id, after)
    const last = codes.at(-1)
    if (last === undefined) break
    const added = await addedStatements(db, journal, id, codes)
    const firms = await findFirms(store, journal, codes)
    for (const code of codes) {
      const standing = firms.get(code)?.standing ?? []
      moved.count(standing, -1)
      moved.count(together(standing, added.get(code) ?? []), 1)
    }
    after = last
  }
  return beside(db, journal, moved, today)
}

class Moved {
  readonly #years: readonly number[]
  readonly #today: string
  readonly by = new Map<string, Map<string, number>>()

  constructor(years: readonly number[], today: string) {
    this.#years = years
    this.#today = today
  }

  count(standing: readonly Standing[], sign: 1 | -1): void {
    for (const { code, unit, from, to } of factsOf(standing)) {
      for (const year of this.#years) {
        const end = earlier(lastDayOf(year), this.#today)
        const counts =
          findFigure(code)?.kind === 'stock'
            ? from <= end && (to === undefined || end < to)
            : firstDayOf(year) <= from && from <= end
        if (counts) this.#add(`${code} ${year}`, unit, sign)
      }
    }
  }

  #add(figure: string, unit: string, sign: number): void {
    const units = this.by.get(figure) ?? new Map<string, number>()
    units.set(unit, (units.get(unit) ?? 0) + sign)
    this.by.set(figure, units)
  }
}

async function beside(db: ImportsDb, journal: string, moved: Moved, today: string): Promise<Effect[]> {
  const effects: Effect[] = []
  for (const [figure, units] of moved.by) {
    const changed = [...units].filter(([, by]) => by !== 0)
    const [code = '', period = ''] = figure.split(' ')
    const definition = findFigure(code)
    if (changed.length === 0 || !definition) continue
    const year = Number(period)
    const span = { from: firstDayOf(year), through: lastDayOf(year) }
    const before = await countByUnit(db, definition, span, { journal, asOf: today })
    const parts = changed.map(([unit, by]) => {
      const count = before.get(unit) ?? 0
      return { code, unit, period, before: count, after: count + by }
    })
    const whole = [...before.values()].reduce((sum, count) => sum + count, 0)
    const by = changed.reduce((sum, [, by]) => sum + by, 0)
    effects.push({ code, unit: cityCode, period, before: whole, after: whole + by }, ...parts)
  }
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
    .where('statement', 'is not', null)
    .where('outcome', 'in', ['new', 'changed'])
    .execute()
  const years = rows.flatMap(({ occurred_on: day }) => (day === null ? [] : [Math.min(yearOf(day), yearOf(today))]))
  return [...new Set(years)].toSorted((a, b) => b - a).slice(0, 5)
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
    .select(['row', 'uscc', 'statement', 'occurred_on'])
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('outcome', 'in', ['new', 'changed'])
    .where('uscc', 'in', [...codes])
    .execute()
  const added = new Map<string, Standing[]>()
  for (const { row, uscc, statement, occurred_on: occurredOn } of rows) {
    if (uscc === null || statement === null || occurredOn === null) continue
    // Beyond every version that there is: it only has to differ.
    const version = 1_000_000 + row
    const standing = { version, versions: [version], occurredOn, statement, byPerson: false }
    added.set(uscc, [...(added.get(uscc) ?? []), standing])
  }
  return added
}

function together(standing: readonly Standing[], added: readonly Standing[]): readonly Standing[] {
  return standingOf(new Map([...standing, ...added].map((each) => [each.version, each])))
}
