import { isDay, yearOf, type Day } from '../day.ts'
import type { Decider } from '../decider.ts'
import type { FirmPlanContent, FirmPlanEvent } from './firm-plan-event.ts'

export type FirmPlanCommand =
  /** Drafts it, or revises it where it is. */
  | {
      readonly type: 'WriteFirmPlan'
      readonly firm: { readonly uscc: string; readonly name: string }
      readonly year: number
      readonly content: FirmPlanContent
      readonly reason?: string
      readonly today: Day
    }
  | { readonly type: 'DoPlanAction'; readonly action: string; readonly evidence?: string }
  | { readonly type: 'ReviewFirmPlan'; readonly quarter: number; readonly note: string }
  /** `granted` is what titles say, not whoever closes it. */
  | { readonly type: 'CloseFirmPlan'; readonly granted: boolean; readonly note?: string }

export type FirmPlanRefusal =
  | { readonly refused: 'FirmPlanUnknown' }
  | { readonly refused: 'FirmPlanClosedAlready' }
  /** Plans are made for the year that runs and the next, and written up for the last. */
  | { readonly refused: 'FirmPlanYearOff'; readonly year: number; readonly today: Day }
  | { readonly refused: 'PlanActionUnknown' }
  /** What was done stays in the plan. */
  | { readonly refused: 'DoneActionDropped'; readonly what: string }
  | { readonly refused: 'NotADay'; readonly day: string }
  | { readonly refused: 'NothingChanges' }

export type FirmPlan =
  | { readonly status: 'absent' }
  | {
      readonly status: 'open' | 'closed'
      readonly uscc: string
      readonly name: string
      readonly year: number
      readonly content: FirmPlanContent
      /** Keys of actions that are done, with what shows it. */
      readonly done: ReadonlyMap<string, { readonly evidence?: string }>
    }

export const firmPlanDecider: Decider<FirmPlanCommand, FirmPlanEvent, FirmPlan, FirmPlanRefusal> = {
  initialState: { status: 'absent' },
  decide,
  evolve,
}

function decide(command: FirmPlanCommand, plan: FirmPlan): readonly FirmPlanEvent[] | FirmPlanRefusal {
  if (command.type === 'WriteFirmPlan') return write(command, plan)
  if (plan.status === 'absent') return { refused: 'FirmPlanUnknown' }
  if (plan.status === 'closed') return { refused: 'FirmPlanClosedAlready' }
  const { title, forecast, actions } = plan.content
  switch (command.type) {
    case 'DoPlanAction': {
      const { action, evidence } = command
      const found = actions.find((each) => each.action === action)
      if (!found) return { refused: 'PlanActionUnknown' }
      if (plan.done.has(action)) return { refused: 'NothingChanges' }
      const data = { action, what: found.what, ...(evidence === undefined ? {} : { evidence }) }
      return [{ type: 'PlanActionDone', data }]
    }
    case 'ReviewFirmPlan': {
      const { quarter, note } = command
      return [{ type: 'FirmPlanReviewed', data: { quarter, note } }]
    }
    case 'CloseFirmPlan': {
      const { granted, note } = command
      return [{ type: 'FirmPlanClosed', data: { title, forecast, granted, ...(note === undefined ? {} : { note }) } }]
    }
  }
}

function write(
  { firm, year, content, reason, today }: Extract<FirmPlanCommand, { type: 'WriteFirmPlan' }>,
  plan: FirmPlan,
): readonly FirmPlanEvent[] | FirmPlanRefusal {
  const wrong = content.actions.find(({ due }) => !isDay(due))
  if (wrong) return { refused: 'NotADay', day: wrong.due }
  if (plan.status === 'absent') {
    if (Math.abs(year - yearOf(today)) > 1) return { refused: 'FirmPlanYearOff', year, today }
    return [{ type: 'FirmPlanDrafted', data: { uscc: firm.uscc, name: firm.name, year, ...content } }]
  }
  if (plan.status === 'closed') return { refused: 'FirmPlanClosedAlready' }
  const dropped = plan.content.actions.find(
    ({ action }) => plan.done.has(action) && !content.actions.some((each) => each.action === action),
  )
  if (dropped) return { refused: 'DoneActionDropped', what: dropped.what }
  if (isSame(plan.content, content)) return { refused: 'NothingChanges' }
  return [{ type: 'FirmPlanRevised', data: { ...content, ...(reason === undefined ? {} : { reason }) } }]
}

/** Field by field, in whatever order they were written. */
function isSame(one: FirmPlanContent, other: FirmPlanContent): boolean {
  const said = (content: FirmPlanContent) =>
    JSON.stringify(contentOf(content), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    )
  return said(one) === said(other)
}

function contentOf({ title, forecast, gaps, actions, supports, risks }: FirmPlanContent): FirmPlanContent {
  return { title, forecast, gaps, actions, supports, risks }
}

function evolve(plan: FirmPlan, event: FirmPlanEvent): FirmPlan {
  if (event.type === 'FirmPlanDrafted') {
    const { uscc, name, year } = event.data
    return { status: 'open', uscc, name, year, content: contentOf(event.data), done: new Map() }
  }
  if (plan.status === 'absent') return plan
  switch (event.type) {
    case 'FirmPlanRevised':
      return { ...plan, content: contentOf(event.data) }
    case 'PlanActionDone': {
      const { action, evidence } = event.data
      return { ...plan, done: new Map([...plan.done, [action, evidence === undefined ? {} : { evidence }]]) }
    }
    case 'FirmPlanReviewed':
      return plan
    case 'FirmPlanClosed':
      return { ...plan, status: 'closed' }
  }
}
