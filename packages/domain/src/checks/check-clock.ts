import {
  plusWorkingDays,
  workingDaysBetween,
  yearsWithoutNotice,
  type WorkingCalendar,
} from '../calendar/working-days.ts'
import { plusDays, type Day } from '../day.ts'
import type { CheckRulePackage } from './check-rules.ts'

/** The formal review (形式审查) of one check, in working days from the day on which it was raised. */
export interface CheckClock {
  readonly reviewDays: number
  readonly due: Day
  /** Working days to the due day, from today or from the day on which it ended; less than none: late. */
  readonly left: number
  readonly ended?: Day
  /** Years without a notice of working days: there the week alone decides. */
  readonly withoutNotice: readonly number[]
}

export function checkClockOf(
  calendar: WorkingCalendar,
  { reviewDays }: Pick<CheckRulePackage, 'reviewDays'>,
  { raisedOn, endedOn, today }: { readonly raisedOn: Day; readonly endedOn?: Day; readonly today: Day },
): CheckClock {
  const due = plusWorkingDays(calendar, raisedOn, reviewDays)
  return {
    reviewDays,
    due,
    left: workingDaysBetween(calendar, endedOn ?? today, due),
    ...(endedOn === undefined ? {} : { ended: endedOn }),
    withoutNotice: yearsWithoutNotice(calendar, raisedOn, due),
  }
}

/** The last day of raising whose review is over today: what was raised up to it and is still open, is late. */
export function lastLateDay(
  calendar: WorkingCalendar,
  { reviewDays }: Pick<CheckRulePackage, 'reviewDays'>,
  today: Day,
): Day {
  let day = plusDays(today, -1)
  while (plusWorkingDays(calendar, day, reviewDays) >= today) day = plusDays(day, -1)
  return day
}
