import type { DemandLine } from '@titian/contract'
import {
  closingCodes,
  demandChannels,
  movesOffered,
  runsByMilestones,
  workingDaysBetween,
  type DemandMove,
  type DemandMover,
  type WorkingCalendar,
} from '@titian/domain'
import { workingCalendarAt, type DemandLine as FoundLine } from '@titian/read-models'
import type { Transaction } from 'kysely'
import { businessDay } from '../calendar/business-day.ts'
import type { Moment } from '../question.ts'

/** What of the moment lines are shown by. */
export interface Showing {
  readonly moment: Moment
  readonly calendar: WorkingCalendar
  /** As things are: only today somebody may move them. */
  readonly isNow: boolean
}

export async function showingIn(
  db: Transaction<unknown>,
  moment: Moment,
  knownAt: string | undefined,
): Promise<Showing> {
  const { day: today } = await businessDay(db, moment.journal)
  return {
    moment,
    calendar: await workingCalendarAt(db, moment.journal, moment.known),
    isNow: moment.asOf === today && knownAt === undefined,
  }
}

export function shownLine(line: FoundLine, showing: Showing): DemandLine {
  const { theirs: _theirs, leads: _leads, ...said } = line
  const { verdict } = line
  return {
    ...said,
    channel: demandChannels.find((channel) => channel === line.channel) ?? 'list',
    closingCode: closingCodes.find((code) => code === line.closingCode) ?? null,
    verdict: verdict === 'solved' || verdict === 'partly' || verdict === 'not-solved' ? verdict : null,
    left: leftOf(line, showing),
    later: showing.isNow ? line.later : null,
    moves: isMovable(line, showing) ? [...movesOf(line, showing)] : [],
  }
}

/** What the log has after the day judges a move too: nothing is offered that would be refused. */
export function isMovable({ later }: FoundLine, { isNow }: Showing): boolean {
  return isNow && later === null
}

/** Those in whose units the firm lies lead what becomes of it. */
export function moverOf({ theirs, leads }: FoundLine, { moment: { units, officers } }: Showing): DemandMover {
  return { officers, leads, oversees: units === undefined, holds: !theirs }
}

/** That it is drawn for a call-back is no matter of the ledger. */
function movesOf(line: FoundLine, showing: Showing): readonly DemandMove[] {
  const { state, officer, holder, category, raisedOn, listed, reopened, acceptedOn, closedOn } = line
  const byMilestones = runsByMilestones(category, raisedOn)
  const responds = !listed && acceptedOn === null
  const solves = !byMilestones && (!listed || reopened > 0)
  return movesOffered(
    {
      status: state,
      officer,
      isHeld: holder !== null,
      runsByMilestones: byMilestones,
      hasClock: closedOn === null && (responds || solves),
      isDrawn: false,
    },
    moverOf(line, showing),
  )
}

function leftOf({ closedOn, acceptedOn, respondDue, solveDue, state }: FoundLine, { moment, calendar }: Showing) {
  if (closedOn !== null || state === 'suspended') return null
  const due = [solveDue, acceptedOn === null ? respondDue : null].filter((day) => day !== null).toSorted()[0]
  return due === undefined ? null : workingDaysBetween(calendar, moment.asOf, due)
}
