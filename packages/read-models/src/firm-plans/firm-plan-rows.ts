import { firmPlanDecider, type Day, type FirmPlan } from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { sql, type QueryExecutorProvider } from 'kysely'
import { touchedStreams, type Line } from '../log/touched-streams.ts'
import { versionsOfStream } from '../versioned-rows.ts'
import { firmPlanEventOf } from './firm-plan-events.ts'

export const firmPlanPrefix = 'firm-plan-'

interface Folded {
  readonly plan: FirmPlan
  readonly draftedOn?: Day
  readonly why: readonly number[]
}

/** 一企一策, each as it stands. */
export const firmPlanRows = {
  name: 'firm_plan_1',
  tables: ['firm_plan_1'],
  handle: async (db: QueryExecutorProvider, events: readonly RecordedEvent[]): Promise<void> => {
    const journal = events[0]?.journal
    if (journal === undefined) return
    const closed: object[] = []
    const opened: object[] = []
    for (const touched of await touchedStreams(db, journal, events, firmPlanPrefix)) {
      const plan = touched.stream.slice(firmPlanPrefix.length)
      const initial: Folded = { plan: firmPlanDecider.initialState, why: [] }
      const versions = versionsOfStream(touched, { initial, fold, rowsOf })
      for (const { at } of versions.closed) closed.push({ plan, at })
      for (const { row, from, to } of versions.opened)
        opened.push({ plan, ...row, why: `{${row.why.join()}}`, known_from: from, known_to: to ?? null })
    }
    await write(db, journal, closed, opened)
  },
}

function fold({ plan, draftedOn, why }: Folded, line: Line): Folded {
  const event = firmPlanEventOf(line)
  const on = event.type === 'FirmPlanDrafted' ? line.occurredOn : draftedOn
  return {
    plan: firmPlanDecider.evolve(plan, event),
    ...(on === undefined ? {} : { draftedOn: on }),
    why: [...why, line.position],
  }
}

function rowsOf({ plan, draftedOn, why }: Folded) {
  if (plan.status === 'absent' || draftedOn === undefined) return []
  const { status, uscc, name, year, content, done } = plan
  return [
    {
      uscc,
      name,
      year,
      title: content.title,
      status,
      drafted_on: draftedOn,
      data: { ...content, done: [...done.keys()] },
      why,
    },
  ]
}

async function write(
  db: QueryExecutorProvider,
  journal: string,
  closed: readonly object[],
  opened: readonly object[],
): Promise<void> {
  if (closed.length > 0) {
    await sql`
      update firm_plan_1 p
      set known = int8range(lower(p.known), r.at)
      from json_to_recordset(${JSON.stringify(closed)}::json) as r (plan text, at bigint)
      where p.journal = ${journal} and p.plan = r.plan and upper_inf(p.known)`.execute(db)
  }
  if (opened.length > 0) {
    await sql`
      insert into firm_plan_1 (journal, plan, uscc, name, year, title, status, drafted_on, data, known, why)
      select ${journal}, r.plan, r.uscc, r.name, r.year, r.title, r.status, r.drafted_on, r.data,
        int8range(r.known_from, r.known_to), r.why
      from json_to_recordset(${JSON.stringify(opened)}::json)
        as r (plan text, uscc text, name text, year int, title text, status text, drafted_on date, data json,
          known_from bigint, known_to bigint, why bigint[])`.execute(db)
  }
}
