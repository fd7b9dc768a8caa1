import type { LogVisit, ProblemRefusal } from '@titian/contract'
import {
  demandDecider,
  demandStream,
  isRefused,
  type DemandData,
  type VisitData,
  type WorkingCalendar,
} from '@titian/domain'
import type { NewEvent } from '@titian/event-store'

type Firm = LogVisit['firms'][number]
export type Raised = NonNullable<LogVisit['demands']>[number]

/** The demands of each visit. One that names neither visit nor firm belongs to the only one there is. */
export function raisedBy(
  firms: readonly Firm[],
  demands: readonly Raised[],
):
  | ReadonlyMap<string, readonly Raised[]>
  | Extract<ProblemRefusal, { readonly refused: 'DemandOfNoFirm' | 'DemandKnown' }> {
  const raised = new Map<string, Raised[]>()
  if (new Set(demands.map(({ demand }) => demand)).size < demands.length) return { refused: 'DemandKnown' }
  for (const demand of demands) {
    const [only, ...others] = firms.filter(
      ({ visit, uscc }) =>
        (demand.visit === undefined || demand.visit === visit) && (demand.uscc === undefined || demand.uscc === uscc),
    )
    if (!only || others.length > 0) return { refused: 'DemandOfNoFirm', demand: demand.demand }
    raised.set(only.visit, [...(raised.get(only.visit) ?? []), demand])
  }
  return raised
}

interface Raising {
  readonly visit: string
  readonly data: VisitData
  readonly on: string
  readonly today: string
  readonly calendar: WorkingCalendar
  /** Who is accountable for the firm on the day, and so for its demand; nobody: whoever heard it. */
  readonly accountable: string | undefined
}

/** A demand that was raised in the form of a visit, by the firm that was visited: judged as any other. */
export function raisedDemand(
  { demand, category, text, secrecy, nextStep }: Raised,
  { visit, data: { uscc, name, officers, recordedOn }, on, today, calendar, accountable }: Raising,
): readonly NewEvent[] | ProblemRefusal {
  const officer = accountable ?? officers[0]
  const said: DemandData = {
    ...(uscc === undefined ? {} : { uscc }),
    name,
    category,
    text,
    channel: 'visit',
    ...(secrecy === undefined ? {} : { secrecy }),
    ...(officer === undefined ? {} : { officer }),
    visit,
  }
  const command = { type: 'RaiseDemand', demand: said, nextStep, on, recordedOn, today, calendar } as const
  const facts = demandDecider.decide(command, demandDecider.initialState)
  if (isRefused(facts)) return facts
  return facts.map(({ event, occurredOn }) => ({ stream: demandStream(demand), ...event, schema: 1, occurredOn }))
}
