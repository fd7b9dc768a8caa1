import {
  daysBetween,
  inWorkOrder,
  priorityOf,
  type Day,
  type Priority,
  type WorkingCalendar,
  type WorkItem,
} from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { lookedAfterBy } from '../assignments/accountable.ts'
import { officerNames } from '../assignments/list-officers.ts'
import { workingCalendarAt } from '../calendar/working-calendar.ts'
import { plansAtWork } from '../firm-plans/firm-plans.ts'
import { keptAsideOf, type KeptAside } from '../review/kept-aside.ts'
import { checksAtWork } from './checks-at-work.ts'
import { demandsAtWork } from './demands-at-work.ts'
import { dutiesAtWork } from './duties-at-work.ts'
import { firmsAtWork, titlesExpiring, type AtWork, type FirmAtWork } from './own-firms-at-work.ts'

/** One line of an officer's list, with what it is about. */
export interface WorkLine extends WorkItem {
  readonly priority: Priority
  readonly firm: {
    readonly uscc: string
    readonly name: string
    readonly unit: string | null
    /** One of the officers looks after it. */
    readonly own: boolean
  } | null
  /** The demand, check, handover or plan that it leads to. */
  readonly subject: { readonly kind: 'demand' | 'check' | 'handover' | 'plan'; readonly id: string } | null
}

/** Nobody was there for so many days. */
const visitEvery = 90

/** Everything that waits for these officers on a day, in the order in which it is to be done. */
export async function myWork(db: QueryExecutorProvider, at: AtWork): Promise<readonly WorkLine[]> {
  const lines = at.officers.length === 0 ? await linesByAccount(db, at) : await linesOf(db, at)
  return inWorkOrder(lines, at.today).map((line) => ({ ...line, priority: priorityOf(line, at.today) }))
}

/** Whoever has no 编号 has no firms; checks name him by his account. */
async function linesByAccount(db: QueryExecutorProvider, at: AtWork): Promise<readonly Line[]> {
  if (at.account === undefined) return []
  return checkLines(db, at, { calendar: await workingCalendarAt(db, at.journal), byCode: new Map() })
}

async function linesOf(db: QueryExecutorProvider, at: AtWork): Promise<readonly Line[]> {
  const looksAfter = { ...at, officers: await lookedAfter(db, at) }
  const firms = await firmsAtWork(db, looksAfter)
  const byStream = new Map(firms.flatMap((firm) => (firm.stream === null ? [] : [[firm.stream, firm] as const])))
  const byCode = new Map(firms.map((firm) => [firm.uscc, firm]))
  const streams = [...byStream.keys()]
  const calendar = await workingCalendarAt(db, at.journal)
  return [
    ...firms.flatMap((firm) => visitLine(firm, at.today)),
    ...(await demandsAtWork(db, looksAfter, calendar)).map(({ demand, uscc, name, reason, due }) => ({
      reason,
      due,
      firm: uscc === null ? null : (firmOf(byCode.get(uscc)) ?? { uscc, name, unit: null, own: false }),
      subject: { kind: 'demand' as const, id: demand },
    })),
    ...(await titlesExpiring(db, at, streams)).map(({ stream, title, lastDay }) => ({
      reason: { kind: 'title-expiring' as const, title },
      due: lastDay,
      firm: firmOf(byStream.get(stream)),
      subject: null,
    })),
    ...(await dutiesAtWork(db, at, streams)).map(({ stream, reason, due }) => ({
      reason,
      due,
      firm: firmOf(byStream.get(stream)),
      subject: null,
    })),
    ...(await plansAtWork(db, at)).map(({ plan, uscc, name, action, what, due }) => ({
      reason: { kind: 'plan-action' as const, what },
      due,
      firm: firmOf(byCode.get(uscc)) ?? { uscc, name, unit: null, own: false },
      subject: { kind: 'plan' as const, id: `${plan} ${action}` },
    })),
    ...(await checkLines(db, at, { calendar, byCode })),
    ...(await handoversAtWork(db, at)),
    ...keptLine(await keptAsideOf(db, at)),
  ]
}

type Line = Omit<WorkLine, 'priority'>

/** Asked for by itself: with a handful of names before it Postgres looks each up, however large the tables are. */
async function lookedAfter(
  db: QueryExecutorProvider,
  { journal, officers, today }: AtWork,
): Promise<readonly string[]> {
  const { rows } = await sql<{ officer: string }>`
    ${lookedAfterBy(officers, today, { journal, known: undefined })}`.execute(db)
  return rows.map(({ officer }) => officer)
}

/** A day that was announced goes before the rule; whoever was there since then has been there. */
function visitLine(at: FirmAtWork, today: Day): Line[] {
  const { assignedOn, lastOn, nextVisitOn } = at
  const firm = firmOf(at)
  if (lastOn !== null && nextVisitOn !== null)
    return [{ reason: { kind: 'visit-planned', lastOn }, due: nextVisitOn, firm, subject: null }]
  const days = daysBetween(lastOn ?? assignedOn, today)
  if (days < visitEvery) return []
  return [{ reason: { kind: 'visit-due', lastOn, days }, due: null, firm, subject: null }]
}

function firmOf(found: FirmAtWork | undefined): WorkLine['firm'] {
  return found ? { uscc: found.uscc, name: found.name, unit: found.unit, own: true } : null
}

interface AmongFirms {
  readonly calendar: WorkingCalendar
  readonly byCode: ReadonlyMap<string, FirmAtWork>
}

async function checkLines(
  db: QueryExecutorProvider,
  at: AtWork,
  { calendar, byCode }: AmongFirms,
): Promise<readonly Line[]> {
  return (await checksAtWork(db, at, calendar)).map(({ check, uscc, name, reason, due }) => ({
    reason,
    due,
    firm: firmOf(byCode.get(uscc)) ?? { uscc, name, unit: null, own: false },
    subject: { kind: 'check', id: check },
  }))
}

async function handoversAtWork(db: QueryExecutorProvider, { journal, officers }: AtWork): Promise<readonly Line[]> {
  const { rows } = await sql<{ handover: string; from: string; firms: number; demands: number; on: Day }>`
    select handover, from_officer as "from", json_array_length(firms) as firms, cardinality(demands) as demands,
      on_day::text as "on"
    from handover_1
    where journal = ${journal} and upper_inf(known) and status = 'pending' and to_officer = any(${[...officers]})
    order by on_day`.execute(db)
  if (rows.length === 0) return []
  const names = await officerNames(
    db,
    rows.map(({ from }) => from),
    { journal, known: undefined },
  )
  return rows.map(({ handover, from, firms, demands, on }) => ({
    reason: { kind: 'handover', firms, demands, from, name: names.get(from) ?? null },
    due: on,
    firm: null,
    subject: { kind: 'handover', id: handover },
  }))
}

function keptLine({ records, missing }: KeptAside): Line[] {
  return records + missing === 0
    ? []
    : [{ reason: { kind: 'kept-aside', records, missing }, due: null, firm: null, subject: null }]
}

/** The unit that an officer answers for: null where none is named, undefined where nobody knows the officer. */
export async function unitOfOfficer(
  db: QueryExecutorProvider,
  journal: string,
  officer: string,
): Promise<string | null | undefined> {
  const { rows } = await sql<{ unit: string | null }>`
    select unit from officer_1
    where journal = ${journal} and officer = ${officer} and upper_inf(known)
    order by lower(days) desc nulls last
    limit 1`.execute(db)
  return rows[0]?.unit
}
