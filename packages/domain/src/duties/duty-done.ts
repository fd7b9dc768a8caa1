import type { Day } from '../day.ts'
import type { Duty, DutyEvent } from './duty.ts'

/** What stands of one firm's duties: by a row of a list, or by a person. */
export interface SaidDone {
  readonly version: number
  readonly on: Day
  readonly duty: string
  readonly year: number
  readonly byPerson: boolean
}

export type DutyCommand =
  | {
      readonly type: 'MarkDutyDone'
      readonly firm: { readonly uscc: string; readonly name: string }
      readonly duty: Duty
      readonly year: number
      readonly on: Day
      readonly today: Day
    }
  | { readonly type: 'TakeBackDuty'; readonly duty: string; readonly year: number; readonly reason: string }

export type DutyDoneRefusal =
  | { readonly refused: 'DutyDoneInTheFuture'; readonly on: Day; readonly today: Day }
  | { readonly refused: 'DutyDoneAlready'; readonly on: Day }
  /** 再次入库 is done by being entered, not by a tick. */
  | { readonly refused: 'DutyDoneByEntering' }
  /** A list says it: only the list can take it back. */
  | { readonly refused: 'DutyDoneByList' }
  | { readonly refused: 'DutyNotDone' }

/** A person says that a firm has done a duty of a year, or that what a person said is not so. */
export function decideDuty(command: DutyCommand, said: readonly SaidDone[]): readonly DutyEvent[] | DutyDoneRefusal {
  const { year } = command
  const duty = typeof command.duty === 'string' ? command.duty : command.duty.duty
  const standing = said.filter((each) => each.duty === duty && each.year === year)
  if (command.type === 'MarkDutyDone') {
    const { firm, on, today } = command
    if (command.duty.of === 'tech-sme-before') return { refused: 'DutyDoneByEntering' }
    if (on > today) return { refused: 'DutyDoneInTheFuture', on, today }
    const [first] = standing.toSorted((a, b) => (a.on < b.on ? -1 : 1))
    if (first) return { refused: 'DutyDoneAlready', on: first.on }
    return [{ type: 'DutyDone', data: { ...firm, duty, year } }]
  }
  if (standing.length === 0) return { refused: 'DutyNotDone' }
  if (standing.some(({ byPerson }) => !byPerson)) return { refused: 'DutyDoneByList' }
  const concerns = standing.map(({ version }) => version)
  return [{ type: 'StatementWithdrawn', data: { concerns, reason: command.reason } }]
}
