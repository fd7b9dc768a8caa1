import { randomUUID } from 'node:crypto'
import { assignmentStream, demandStream, officerStream, planningUnits, plusDays, visitStream } from '@titian/domain'
import { createEventStore, follow, openDatabase, type NewEvent } from '@titian/event-store'
import { readModels } from '@titian/read-models'
import { sql } from 'kysely'
import { keepCredential } from '../../services/api/src/accounts/credential.ts'
import { beginSession } from '../../services/api/src/sessions/session-rows.ts'
import { codeOf, wordOf } from './made-register.ts'

const journal = '4104'
const today = '2021-11-30'
// As the sample city has it: 153 officers, 1,100 firms, some 2,200 visits and 3,900 demands a year, of which few are open.
const firmsEach = 7
const signedIn = 150
const eventsAtOnce = 2_000

export interface WorkCity {
  /** What the cookies of some of its officers say. */
  readonly sessions: readonly string[]
}

/** So many officers with their firms' year behind them, by way of the log and its followers; some of them are signed in. */
export async function openWorkCity(databaseUrl: string, officers: number): Promise<WorkCity> {
  const { db, pool } = openDatabase<unknown>(databaseUrl, {
    poolSize: readModels.length + 2,
    statementTimeoutMs: 600_000,
  })
  try {
    const store = createEventStore(pool)
    const append = async (events: readonly NewEvent[]) => {
      const command = { id: randomUUID(), content: {} }
      const outcome = await store.append({ journal, actor: 'bench', command, events })
      if (outcome.outcome !== 'appended') throw new Error(`The city was not opened: ${outcome.outcome}`)
    }
    await append([said('calendar-4104', 'BusinessDayFixed', { day: today }, today)])
    const kept = await keepCredential(db, 'Tianye-Zoufang-26')
    if ('refused' in kept) throw new Error(kept.refused)
    const sessions: string[] = []
    const every = Math.max(1, Math.floor(officers / signedIn))
    let waiting: NewEvent[] = []
    for (let nth = 0; nth < officers; nth += 1) {
      waiting.push(...yearOf(nth))
      if (nth % every === 0) {
        const { account, unit } = officerOf(nth)
        const grants = [{ role: 'service-officer', unit }]
        const opened = { account, grants, credential: kept.credential, mustChangePassword: false }
        waiting.push(said(`account-${account}`, 'AccountOpened', opened, today))
        sessions.push(await beginSession(db, { journal, account, credential: kept.credential, now: new Date() }))
      }
      if (waiting.length < eventsAtOnce && nth < officers - 1) continue
      await append(waiting)
      waiting = []
    }
    // As the worker does, which follows with all of them at the same time.
    await Promise.all(
      readModels.map(async (model) => {
        while ((await follow(db, { ...model, journal })) !== 0) continue
      }),
    )
    return { sessions }
  } finally {
    await db.destroy()
  }
}

// What tells the rows of these tables from each other: another name in each makes another city of them.
const namesIn: Readonly<Record<string, readonly string[]>> = {
  officer_1: ['officer', 'account'],
  assignment_1: ['stream', 'uscc', 'officer'],
  enterprise_code_1: ['code', 'stream'],
  enterprise_spell_1: ['stream', 'uscc'],
  figure_fact_1: ['stream'],
  visit_1: ['visit', 'uscc', 'officers'],
  duty_done_1: ['stream', 'uscc'],
  demand_1: ['demand', 'number', 'uscc', 'officer'],
}

/**
 * Makes the tables that 我的工作 is asked of so many times as large, with other officers, firms and records: a million events
 * would take the followers longer than the question is worth. Then Postgres looks at them, as it does by itself some
 * minutes after they were filled.
 */
export async function multiply(ownerUrl: string, times: number): Promise<void> {
  const { db } = openDatabase<unknown>(ownerUrl, { poolSize: 1, statementTimeoutMs: 600_000 })
  try {
    for (const [table, names] of Object.entries(namesIn)) {
      const { rows } = await sql<{ column: string; isArray: boolean }>`
        select attname as column, attndims > 0 as "isArray"
        from pg_attribute
        where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
        order by attnum`.execute(db)
      const values = rows.map(({ column, isArray }) => {
        if (!names.includes(column)) return sql.ref(`t.${column}`)
        return isArray
          ? sql`array(select each || '-' || n from unnest(${sql.ref(`t.${column}`)}) as each)`
          : sql`${sql.ref(`t.${column}`)} || '-' || n`
      })
      await sql`
        insert into ${sql.table(table)} (${sql.join(rows.map(({ column }) => sql.ref(column)))})
        select ${sql.join(values)}
        from ${sql.table(table)} t
        cross join generate_series(2, ${times}::int) as n`.execute(db)
    }
    await sql`vacuum analyze`.execute(db)
  } finally {
    await db.destroy()
  }
}

function officerOf(nth: number) {
  const { code: unit } = planningUnits[nth % planningUnits.length] ?? { code: '410422' }
  const number = String(nth + 1).padStart(5, '0')
  return { unit, officer: `KJ${number}`, account: `kj${number}` }
}

/** An officer, his firms, and what happened with them: each firm is another case. */
function yearOf(nth: number): readonly NewEvent[] {
  const { unit, officer, account } = officerOf(nth)
  const stream = officerStream(officer)
  const firms = Array.from({ length: firmsEach }, (_, index) => firmYear(nth * firmsEach + index, unit, officer))
  return [
    said(stream, 'OfficerListed', { officer, person: randomUUID(), unit, from: '2021-01-01' }, '2021-01-01'),
    said(stream, 'OfficerAccountLinked', { account }, '2021-01-01'),
    ...firms.flat(),
  ]
}

function firmYear(number: number, unit: string, officer: string): readonly NewEvent[] {
  const firm = { uscc: codeOf(unit, number), name: `平顶山市${wordOf(number)}机械有限公司` }
  const stream = `enterprise-${randomUUID()}`
  const listed = { list: { import: randomUUID(), row: 1 } }
  const events = [
    said(stream, 'RegisterEntryListed', { ...firm, unit, foundedOn: '2010-05-01' }, '2020-12-31', listed),
    said(assignmentStream(firm.uscc), 'OfficerAssigned', { ...firm, officer }, '2021-01-15'),
  ]
  const kind = number % firmsEach
  if (kind < 2) {
    const certificate = `GR2019${unit.slice(0, 2)}${String(number % 1_000_000).padStart(6, '0')}`
    const issuedOn = plusDays('2019-01-01', number % 300)
    events.push(
      said(stream, 'HighTechRecognised', { ...firm, unit, certificate, issuedOn, years: 3 }, issuedOn, listed),
    )
  }
  if (kind === 1) {
    for (const [duty, on] of [
      ['statistics-flash', '2021-01-20'],
      ['torch-annual', '2021-03-20'],
    ] as const) {
      events.push(said(`duties-${firm.uscc}`, 'DutyDone', { ...firm, duty, year: 2021 }, on))
    }
  }
  if (kind >= 1 && kind < 4) {
    const named = `2020${unit}${String(number).padStart(8, '0')}`
    events.push(said(stream, 'TechSmeRegistered', { ...firm, unit, number: named }, '2020-06-30', listed))
  }
  for (let visit = 0; visit < 2; visit += 1) {
    const data = { ...firm, mode: 'on-site', officers: [officer], results: ['no-demand'] }
    events.push(
      said(visitStream(randomUUID()), 'VisitLogged', data, plusDays('2021-02-01', (number * 37 + visit * 90) % 290)),
    )
  }
  const raised = { ...firm, category: 'N9', text: '希望参加银企对接会', channel: 'visit', officer }
  for (let demand = 0; demand < 3; demand += 1) {
    const of = demandStream(randomUUID())
    const on = plusDays('2021-02-01', (number * 53 + demand * 80) % 290)
    events.push(said(of, 'DemandRaised', { ...raised, nextStep: { action: '联系银行', due: plusDays(on, 20) } }, on))
    // One firm in seven has one that is open.
    if (demand > 0 || kind !== 0)
      events.push(said(of, 'DemandClosed', { code: 'C7', note: '企业撤回' }, plusDays(on, 5)))
  }
  return events
}

function said(stream: string, type: string, data: object, occurredOn: string, meta?: object): NewEvent {
  return { stream, type, schema: 1, data, occurredOn, ...(meta ? { meta } : {}) }
}
