import {
  plusWorkingDays,
  workingDaysBetween,
  yearsWithoutNotice,
  type WorkingCalendar,
} from '../calendar/working-days.ts'
import type { Day } from '../day.ts'
import type { DemandCategory } from './demand-event.ts'
import table from './demand-limits.json' with { type: 'json' }
import { courseOf, isOpen, type Demand, type DemandStep, type NumberedFact } from './demand.ts'

export type ClockKind = 'respond' | 'solve'

/** Working days, of which the first is the one after `from`. */
export interface DemandClock {
  readonly kind: ClockKind
  readonly from: Day
  readonly limit: number
  readonly used: number
  /** Less than none: overdue by so many. `used + left` is `limit`, always. */
  readonly left: number
  readonly pauses: readonly ClockPause[]
  /** By extensions, of which the last says until when and why. */
  readonly extended: number
  readonly extension?: { readonly until: Day; readonly reason: string }
  /** The last day; absent while the clock stands still within its limit. */
  readonly due?: Day
  readonly isOverdue: boolean
  /** Responded, answered or closed. */
  readonly ended?: Day
  /** Years for which no notice of the State Council is known, so that the week alone decides. */
  readonly withoutNotice: readonly number[]
}

export interface ClockPause {
  readonly from: Day
  /** Absent while it lasts. */
  readonly through?: Day
  readonly days: number
  /** 挂起 waits for the firm and says for what; after 答复 it waits for the firm's word. */
  readonly why: 'suspended' | 'answered'
  readonly reason?: string
}

/** Research, cooperation, talent and platform run by milestones and 长期跟踪, without a day to be solved. */
export function runsByMilestones(category: DemandCategory, raisedOn: Day): boolean {
  return limitsOn(raisedOn)?.byMilestones.includes(category) ?? false
}

/** The first step of a demand for which whoever raises it names none. */
export function dayToRespond(calendar: WorkingCalendar, raisedOn: Day, today: Day): Day {
  return plusWorkingDays(calendar, raisedOn > today ? raisedOn : today, limitsOn(raisedOn)?.respond ?? 0)
}

/**
 * The clocks of a demand on a day, out of nothing but its events and the calendar: a corrected calendar corrects them.
 * A demand of a list has none until it is reopened here: 清单未载明.
 */
export function clocksOf(
  facts: readonly NumberedFact[],
  calendar: WorkingCalendar,
  today: Day,
): Readonly<Partial<Record<ClockKind, DemandClock>>> {
  const course = courseOf(facts.filter(({ occurredOn }) => occurredOn <= today))
  const demand = course.at(-1)?.demand
  const limits = demand && limitsOn(demand.raisedOn)
  if (!demand || !limits) return {}
  const respond = demand.ours && run('respond', limits.respond, demand.raisedOn, course, calendar, today)
  const from = demand.reopenedOn ?? (demand.ours ? demand.raisedOn : undefined)
  const timed = from !== undefined && !limits.byMilestones.includes(demand.content.category)
  const solve = timed && run('solve', limits.solve, from, sinceReopened(course), calendar, today)
  return { ...(respond ? { respond } : {}), ...(solve ? { solve } : {}) }
}

function limitsOn(day: Day): (typeof table.limits)[number] | undefined {
  return table.limits.findLast(({ from }) => from <= day)
}

/** Reopening begins a new time to solve. */
function sinceReopened(course: readonly DemandStep[]): readonly DemandStep[] {
  const begun = course.findLastIndex(({ event }) => event?.type === 'DemandReopened')
  return begun === -1 ? course : course.slice(begun)
}

type Standing = 'runs' | 'answered' | 'suspended' | 'ended'

function standing(kind: ClockKind, demand: Demand): Standing {
  if (kind === 'respond') return demand.acceptedOn === undefined && isOpen(demand) ? 'runs' : 'ended'
  if (!isOpen(demand)) return 'ended'
  if (demand.status === 'suspended') return 'suspended'
  return demand.status === 'answered' || demand.status === 'confirmed' ? 'answered' : 'runs'
}

function run(
  kind: ClockKind,
  given: number,
  from: Day,
  course: readonly DemandStep[],
  calendar: WorkingCalendar,
  today: Day,
): DemandClock {
  const count = (start: Day, end: Day) => (end > start ? workingDaysBetween(calendar, start, end) : 0)
  let limit = given
  let used = 0
  let reached: Day | undefined
  let day = from
  let state: Standing = 'runs'
  let ended: Day | undefined
  let extension: DemandClock['extension']
  const pauses: ClockPause[] = []

  const passTo = (end: Day) => {
    if (end <= day) return
    const days = count(day, end)
    if (state === 'runs') {
      if (used < limit && used + days >= limit) reached = plusWorkingDays(calendar, day, limit - used)
      used += days
    } else if (state !== 'ended') {
      const pause = pauses.at(-1)
      if (pause) pauses[pauses.length - 1] = { ...pause, days: pause.days + days }
    }
    day = end
  }

  for (const { on, demand, event } of course) {
    passTo(on)
    if (event?.type === 'DemandExtended' && event.data.clock === kind) {
      const { until, reason } = event.data
      limit = used + count(day, until)
      reached = undefined
      extension = { until, reason }
    }
    const next = standing(kind, demand)
    if (next === state) continue
    const pause = pauses.at(-1)
    if (pause && pause.through === undefined) pauses[pauses.length - 1] = { ...pause, through: on }
    if (next === 'suspended' || next === 'answered') {
      const reason = next === 'suspended' ? demand.waitingFor : undefined
      pauses.push({ from: on, days: 0, why: next, ...(reason === undefined ? {} : { reason }) })
    }
    ended = next === 'ended' ? on : undefined
    state = next
  }
  const lastDay = day
  const left = limit - used
  const due = reached ?? (state === 'runs' || state === 'ended' ? plusWorkingDays(calendar, lastDay, left) : undefined)
  if (state !== 'ended') passTo(today)
  return {
    kind,
    from,
    limit,
    used,
    left: limit - used,
    pauses,
    extended: limit - given,
    ...(extension ? { extension } : {}),
    ...(due === undefined ? {} : { due }),
    isOverdue: due !== undefined && due < (ended ?? today),
    ...(ended === undefined ? {} : { ended }),
    withoutNotice: yearsWithoutNotice(calendar, from, due ?? today),
  }
}
