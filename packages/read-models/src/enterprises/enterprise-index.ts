import { codeOf, codesOf, matchKey, portraitOf, type Standing } from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import type { QueryExecutorProvider } from 'kysely'
import { versionsOf, type Versions } from '../versioned-rows.ts'
import { listedDetailsOf } from './details.ts'
import { spellsOf } from './enterprise-spells.ts'
import { touchedEnterprises } from './touched-enterprises.ts'
import {
  writeCodes,
  writeFirms,
  writeNames,
  writeSpells,
  type CodeRow,
  type FirmRow,
  type NameRow,
  type SpellRow,
  type Streamed,
} from './enterprise-tables.ts'

/** What one firm is in each table. */
interface Rows {
  readonly firm: readonly FirmRow[]
  readonly codes: readonly CodeRow[]
  readonly names: readonly NameRow[]
  readonly spells: readonly SpellRow[]
}

/** Who each firm is and what it was on which days: its codes, its names, and the keys by which people look for it. */
export const enterpriseIndex = {
  name: 'enterprise_1',
  tables: ['enterprise_1', 'enterprise_code_1', 'enterprise_spell_1', 'enterprise_name_1'],
  handle: async (db: QueryExecutorProvider, events: readonly RecordedEvent[]): Promise<void> => {
    const journal = events[0]?.journal
    if (journal === undefined) return
    const firms: Streamed<Versions<FirmRow>>[] = []
    const codes: Streamed<Versions<CodeRow>>[] = []
    const names: Streamed<Versions<NameRow>>[] = []
    const spells: Streamed<Versions<SpellRow>>[] = []
    for (const { stream, before, steps } of await touchedEnterprises(db, journal, events)) {
      const first = rowsOf(before)
      const later = steps.map(({ position, standing }) => ({ position, ...rowsOf(standing) }))
      firms.push({
        stream,
        ...versionsOf(
          first.firm,
          later.map(({ position, firm }) => ({ position, rows: firm })),
        ),
      })
      codes.push({
        stream,
        ...versionsOf(
          first.codes,
          later.map(({ position, codes: rows }) => ({ position, rows })),
        ),
      })
      names.push({
        stream,
        ...versionsOf(
          first.names,
          later.map(({ position, names: rows }) => ({ position, rows })),
        ),
      })
      spells.push({
        stream,
        ...versionsOf(
          first.spells,
          later.map(({ position, spells: rows }) => ({ position, rows })),
        ),
      })
    }
    await writeFirms(db, journal, firms)
    await writeCodes(db, journal, codes)
    await writeNames(db, journal, names)
    await writeSpells(db, journal, spells)
  },
}

function rowsOf(standing: readonly Standing[]): Rows {
  const newest = standing.at(-1)
  if (!newest) return { firm: [], codes: [], names: [], spells: [] }
  const uscc = codeOf(standing) ?? newest.statement.data.uscc
  const portrait = portraitOf(standing)
  const { names, inRegister } = portrait.history
  const written = [...new Set(names.map(({ value }) => value))]
  const name = names.at(-1)?.value ?? newest.statement.data.name
  const { employees = null, revenue = null } = listedDetailsOf(standing)
  const keys = new Set(written.map(matchKey))
  const codes = codesOf(standing)
  return {
    firm: [{ uscc, codes, name, names: written, employees, revenue }],
    codes: [...new Set(codes)].map((code) => ({ code })),
    names: [...keys].map((name_key) => ({ name_key, former: name_key !== matchKey(name) })),
    spells: spellsOf(portrait).map((spell) => ({ ...spell, uscc, in_register: inRegister })),
  }
}
