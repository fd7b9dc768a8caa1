import type { Day } from '../day.ts'

export const dutyStates = ['done', 'due', 'missed', 'untold', 'ahead'] as const
/**
 * How a duty of a year stands with a firm that it binds: done; its time has come; its day is over; its day is over and nobody
 * has told of anybody who did it, so that nobody is said to have missed it; its time has not come.
 */
export type DutyState = (typeof dutyStates)[number]

export function dutyStateOn(
  today: Day,
  {
    from,
    through,
    doneOn,
    told,
  }: {
    readonly from: Day
    readonly through: Day
    readonly doneOn: Day | null
    /** Somebody told who did it that year, or the log shows it by itself. */
    readonly told: boolean
  },
): DutyState {
  if (doneOn !== null && doneOn <= today) return 'done'
  if (today < from) return 'ahead'
  if (today <= through) return 'due'
  return told ? 'missed' : 'untold'
}
