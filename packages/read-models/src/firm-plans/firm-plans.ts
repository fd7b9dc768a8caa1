import {
  firmPlanDecider,
  type Day,
  type FirmPlan,
  type FirmPlanContent,
  type PlanAction,
  type TitleCode,
} from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { accountableOn, lookedAfterBy } from '../assignments/accountable.ts'
import { knownThen, type Asked } from '../figures/asked.ts'
import type { Line } from '../log/touched-streams.ts'
import { firmPlanEventOf } from './firm-plan-events.ts'
import { firmPlanPrefix } from './firm-plan-rows.ts'

/** A firm's plan of a year as it was on a day, with what came of it. */
export interface FirmPlanAnswer extends Omit<FirmPlanContent, 'actions'> {
  readonly year: number
  readonly draftedOn: Day
  readonly actions: readonly (PlanAction & { readonly doneOn: Day | null; readonly shown: string | null })[]
  readonly reviews: readonly { readonly quarter: number; readonly note: string; readonly on: Day }[]
  readonly outcome: { readonly on: Day; readonly granted: boolean; readonly note: string | null } | null
}

type Known = Pick<Asked, 'journal' | 'known'>

/** The plans of one firm by any of its codes, newest year first, as they were on the day. */
export async function plansOfFirm(
  db: QueryExecutorProvider,
  codes: readonly string[],
  { journal, known, asOf }: Known & Pick<Asked, 'asOf'>,
): Promise<readonly FirmPlanAnswer[]> {
  const { rows } = await sql<Line>`
    select e.position, e.stream, e.version, e.type, e.data, e.occurred_on::text as "occurredOn", e.meta
    from (
      select distinct plan from firm_plan_1
      where journal = ${journal} and uscc = any(${[...codes]})) p
    join event e on e.journal = ${journal} and e.stream = ${firmPlanPrefix} || p.plan
    where e.occurred_on <= ${asOf}::date and ${known === undefined ? sql`true` : sql`e.position <= ${known}::bigint`}
    order by e.stream, e.version`.execute(db)
  const plans = [...Map.groupBy(rows, ({ stream }) => stream).values()].flatMap((lines) => answerOf(lines) ?? [])
  return plans.toSorted((a, b) => b.year - a.year)
}

function answerOf(lines: readonly Line[]): FirmPlanAnswer | undefined {
  const events = lines.map((line) => ({ on: line.occurredOn, event: firmPlanEventOf(line) }))
  const plan = events.reduce<FirmPlan>(
    (state, { event }) => firmPlanDecider.evolve(state, event),
    firmPlanDecider.initialState,
  )
  const [first] = events
  if (plan.status === 'absent' || !first) return undefined
  const doneOn = new Map(
    events.flatMap(({ on, event }) => (event.type === 'PlanActionDone' ? [[event.data.action, on] as const] : [])),
  )
  const closing = events.flatMap(({ on, event }) =>
    event.type === 'FirmPlanClosed' ? [{ on, granted: event.data.granted, note: event.data.note ?? null }] : [],
  )
  return {
    ...plan.content,
    year: plan.year,
    draftedOn: first.on,
    actions: plan.content.actions.map((action) => ({
      ...action,
      doneOn: doneOn.get(action.action) ?? null,
      shown: plan.done.get(action.action)?.evidence ?? null,
    })),
    reviews: events.flatMap(({ on, event }) => (event.type === 'FirmPlanReviewed' ? [{ ...event.data, on }] : [])),
    outcome: closing.at(-1) ?? null,
  }
}

/** Whether a firm holds a title on a day, as figures have it: what a plan came to. */
export async function holdsTitle(
  db: QueryExecutorProvider,
  stream: string,
  title: TitleCode,
  day: Day,
  { journal, known }: Known,
): Promise<boolean> {
  const { rows } = await sql`
    select from figure_fact_1
    where journal = ${journal} and code = 'titles' and key = ${title} and stream = ${stream}
      and days @> ${day}::date and ${knownThen(known)}
    limit 1`.execute(db)
  return rows.length > 0
}

/** An action that waits for the officer of the firm. */
export interface PlanAtWork {
  readonly plan: string
  readonly uscc: string
  readonly name: string
  readonly action: string
  readonly what: string
  readonly due: Day
}

/** What officers have to do themselves in the open plans of the firms that they look after, the earliest due first. */
export async function plansAtWork(
  db: QueryExecutorProvider,
  { journal, officers, today }: { readonly journal: string; readonly officers: readonly string[]; readonly today: Day },
): Promise<readonly PlanAtWork[]> {
  const now = { journal, known: undefined }
  const { rows } = await sql<PlanAtWork>`
    select p.plan, p.uscc, p.name, a.action, a.what, a.due
    from (${accountableOn(today, now)} and a.officer in (${lookedAfterBy(officers, today, now)})) own
    left join enterprise_code_1 c on c.journal = ${journal} and c.stream = own.firm and upper_inf(c.known)
    join firm_plan_1 p on p.journal = ${journal} and p.uscc = coalesce(c.code, own.uscc) and upper_inf(p.known)
    cross join lateral json_to_recordset(p.data -> 'actions') as a (action text, what text, owner text, due text)
    where p.status = 'open' and a.owner = 'officer'
      and not exists (select from json_array_elements_text(p.data -> 'done') as done where done = a.action)
    order by a.due, p.plan, a.action`.execute(db)
  return rows
}
