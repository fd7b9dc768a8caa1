import { isDay, type Day } from '../day.ts'
import type { Decider } from '../decider.ts'

/** The journal's "today" stands still on this day, until it is moved; with null it is the real one again. */
export type CalendarEvent = { readonly type: 'BusinessDayFixed'; readonly data: { readonly day: Day | null } }

export type CalendarCommand = { readonly type: 'FixBusinessDay'; readonly day: Day | null }

export type CalendarRefusal = { readonly refused: 'NotADay'; readonly day: string }

type Calendar = { readonly day: Day | null }

export const calendarDecider: Decider<CalendarCommand, CalendarEvent, Calendar, CalendarRefusal> = {
  initialState: { day: null },
  decide: ({ day }, calendar) => {
    if (day !== null && !isDay(day)) return { refused: 'NotADay', day }
    return day === calendar.day ? [] : [{ type: 'BusinessDayFixed', data: { day } }]
  },
  evolve: (_, event) => event.data,
}
