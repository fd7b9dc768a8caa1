import type { Day } from '../day.ts'
import type { Decider } from '../decider.ts'
import { checkItems, type CheckEvent, type CheckFinding, type CheckItem } from './check-event.ts'

export type CheckCommand =
  | ({ readonly type: 'RaiseCheck' } & Extract<CheckEvent, { type: 'CheckRaised' }>['data'])
  | { readonly type: 'StaffCheck'; readonly who: readonly string[] }
  /** `by` is who records: one of the two. */
  | {
      readonly type: 'RecordCheck'
      readonly by: string
      readonly on: Day
      readonly today: Day
      readonly findings: readonly CheckFinding[]
      readonly note?: string
    }
  /** By the other of the two. */
  | {
      readonly type: 'ConcludeCheck'
      readonly by: string
      readonly verdict: 'passed' | 'failed'
      readonly note?: string
    }
  | { readonly type: 'DropCheck'; readonly reason: string }

export type CheckRefusal =
  | { readonly refused: 'CheckUnknown' }
  | { readonly refused: 'CheckRaisedAlready' }
  /** No rule asks for it, and nobody says why else. */
  | { readonly refused: 'CheckWithoutCause' }
  | { readonly refused: 'CheckDone' }
  /** It takes two names, and two different ones. */
  | { readonly refused: 'CheckNeedsTwo' }
  | { readonly refused: 'NotOneOfTheTwo' }
  | { readonly refused: 'CheckInTheFuture'; readonly on: Day; readonly today: Day }
  | { readonly refused: 'CheckItemsMissing'; readonly missing: readonly CheckItem[] }
  /** What does not hold is said in words. */
  | { readonly refused: 'CheckFindingsUnexplained'; readonly items: readonly CheckItem[] }
  | { readonly refused: 'CheckNotRecorded' }
  /** Who recorded cannot also be the second name. */
  | { readonly refused: 'CheckNeedsTheOther' }
  | { readonly refused: 'NothingChanges' }

export type Check =
  | { readonly status: 'absent' }
  | {
      readonly status: 'open' | 'recorded' | 'passed' | 'failed' | 'dropped'
      readonly who: readonly string[]
      readonly recordedBy?: string
    }

export const checkDecider: Decider<CheckCommand, CheckEvent, Check, CheckRefusal> = {
  initialState: { status: 'absent' },
  decide,
  evolve,
}

function decide(command: CheckCommand, check: Check): readonly CheckEvent[] | CheckRefusal {
  if (command.type === 'RaiseCheck') {
    const { type: _, ...data } = command
    if (check.status !== 'absent') return { refused: 'CheckRaisedAlready' }
    if (data.triggers.length === 0 && data.reason === undefined) return { refused: 'CheckWithoutCause' }
    return [{ type: 'CheckRaised', data }]
  }
  if (check.status === 'absent') return { refused: 'CheckUnknown' }
  if (check.status !== 'open' && check.status !== 'recorded') return { refused: 'CheckDone' }
  switch (command.type) {
    case 'StaffCheck':
      if (new Set(command.who).size !== 2) return { refused: 'CheckNeedsTwo' }
      if (command.who.join() === check.who.join()) return { refused: 'NothingChanges' }
      return [{ type: 'CheckStaffed', data: { who: command.who } }]
    case 'RecordCheck':
      return record(command, check)
    case 'ConcludeCheck': {
      if (check.status !== 'recorded') return { refused: 'CheckNotRecorded' }
      if (!check.who.includes(command.by)) return { refused: 'NotOneOfTheTwo' }
      if (check.recordedBy === command.by) return { refused: 'CheckNeedsTheOther' }
      const { type: _, ...data } = command
      return [{ type: 'CheckConcluded', data }]
    }
    case 'DropCheck':
      return [{ type: 'CheckDropped', data: { reason: command.reason } }]
  }
}

function record(
  { by, on, today, findings, note }: Extract<CheckCommand, { type: 'RecordCheck' }>,
  { who }: Exclude<Check, { status: 'absent' }>,
): readonly CheckEvent[] | CheckRefusal {
  if (who.length !== 2) return { refused: 'CheckNeedsTwo' }
  if (!who.includes(by)) return { refused: 'NotOneOfTheTwo' }
  if (on > today) return { refused: 'CheckInTheFuture', on, today }
  const missing = checkItems.filter((item) => !findings.some((finding) => finding.item === item))
  if (missing.length > 0) return { refused: 'CheckItemsMissing', missing }
  const unexplained = findings.filter(({ holds, note: why }) => holds === 'no' && why === undefined)
  if (unexplained.length > 0) return { refused: 'CheckFindingsUnexplained', items: unexplained.map(({ item }) => item) }
  return [{ type: 'CheckRecorded', data: { findings, by, ...(note === undefined ? {} : { note }) } }]
}

function evolve(check: Check, event: CheckEvent): Check {
  if (event.type === 'CheckRaised') return { status: 'open', who: [] }
  if (check.status === 'absent') return check
  switch (event.type) {
    case 'CheckStaffed':
      return { status: 'open', who: event.data.who }
    case 'CheckRecorded':
      return { ...check, status: 'recorded', recordedBy: event.data.by }
    case 'CheckConcluded':
      return { ...check, status: event.data.verdict }
    case 'CheckDropped':
      return { ...check, status: 'dropped' }
  }
}
