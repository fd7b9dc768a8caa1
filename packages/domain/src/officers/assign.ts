import { plusDays, type Day } from '../day.ts'
import type { Decider } from '../decider.ts'
import {
  evolveAssignment,
  tenureOn,
  tenuresOfFirm,
  unassigned,
  type AssignmentFact,
  type AssignmentState,
  type CodedTenure,
} from './assignment.ts'
import type { AssignmentData, AssignmentEvent } from './assignment-event.ts'

/** A fact with the code of the firm in whose stream it stands. */
export interface CodedFact extends AssignmentFact {
  readonly uscc: string
}

/** One firm's streams by credit code, those of codes that it had before among them. */
export type FirmAssignments = ReadonlyMap<string, AssignmentState>

export type AssignmentCommand =
  /** `uscc` is the firm's present code. */
  | { readonly type: 'AssignOfficer'; readonly assignment: AssignmentData; readonly on: Day }
  | { readonly type: 'EndAssignment'; readonly on: Day; readonly reason: string }
  /** By one of the officers that somebody is. */
  | {
      readonly type: 'ObjectToAssignment'
      readonly officers: readonly string[]
      readonly reason: string
      readonly today: Day
    }
  /** Agreed, the firm goes `to` another officer or has none for now. */
  | {
      readonly type: 'DecideObjection'
      readonly upheld: boolean
      readonly reason: string
      readonly to?: AssignmentData
      readonly today: Day
    }

export type AssignmentRefusal =
  | { readonly refused: 'NothingChanges' }
  | { readonly refused: 'NobodyAssigned'; readonly on: Day }
  /** The firm is not the officer's, so that it is not there. */
  | { readonly refused: 'AssignmentNotYours' }
  | { readonly refused: 'ObjectedAlready' }
  | { readonly refused: 'NoObjection' }
  | { readonly refused: 'SameOfficer'; readonly officer: string; readonly field: string }

export const assignmentDecider: Decider<AssignmentCommand, CodedFact, FirmAssignments, AssignmentRefusal> = {
  initialState: new Map(),
  decide,
  evolve: (streams, { uscc, ...fact }) =>
    new Map(streams).set(uscc, evolveAssignment(streams.get(uscc) ?? unassigned, fact)),
}

function decide(command: AssignmentCommand, streams: FirmAssignments): readonly CodedFact[] | AssignmentRefusal {
  const tenures = tenuresOfFirm(streams)
  switch (command.type) {
    case 'AssignOfficer': {
      const { assignment, on } = command
      return tenureOn(tenures, on)?.officer === assignment.officer
        ? { refused: 'NothingChanges' }
        : [assigned(assignment, on)]
    }
    case 'EndAssignment': {
      const { on, reason } = command
      // Ending on the first day takes the assignment back.
      const tenure = tenureOn(tenures, on) ?? tenures.find(({ from }) => from > on)
      return tenure ? [ended(tenure, tenure.from > on ? tenure.from : on, reason)] : { refused: 'NobodyAssigned', on }
    }
    case 'ObjectToAssignment':
      return object(command, tenures)
    case 'DecideObjection':
      return decideObjection(command, tenures)
  }
}

type Command<Type extends AssignmentCommand['type']> = Extract<AssignmentCommand, { readonly type: Type }>

function object(
  { officers, reason, today }: Command<'ObjectToAssignment'>,
  tenures: readonly CodedTenure[],
): readonly CodedFact[] | AssignmentRefusal {
  const mine = tenures.find((tenure) => officers.includes(tenure.officer) && isNotOver(tenure, today))
  if (!mine) return { refused: 'AssignmentNotYours' }
  if (mine.objection !== undefined) return { refused: 'ObjectedAlready' }
  const { uscc, officer } = mine
  return [fact(uscc, today, { type: 'AssignmentObjected', data: { officer, reason } })]
}

function decideObjection(
  { upheld, reason, to, today }: Command<'DecideObjection'>,
  tenures: readonly CodedTenure[],
): readonly CodedFact[] | AssignmentRefusal {
  const tenure = tenures.find((each) => each.objection !== undefined && isNotOver(each, today))
  if (!tenure) return { refused: 'NoObjection' }
  const { uscc, officer, from } = tenure
  const decision = fact(uscc, today, { type: 'ObjectionDecided', data: { officer, upheld, reason } })
  if (!upheld) return [decision]
  if (to?.officer === officer) return { refused: 'SameOfficer', officer, field: 'officer' }
  // One that was sent back before it began never begins.
  const day = from > today ? from : today
  return [decision, ended(tenure, day, reason), ...(to ? [assigned(to, day)] : [])]
}

function isNotOver({ to }: CodedTenure, today: Day): boolean {
  return to === undefined || today <= plusDays(to, -1)
}

function assigned(assignment: AssignmentData, on: Day): CodedFact {
  return fact(assignment.uscc, on, { type: 'OfficerAssigned', data: assignment })
}

function ended({ uscc, officer }: CodedTenure, on: Day, reason: string): CodedFact {
  return fact(uscc, on, { type: 'AssignmentEnded', data: { officer, reason } })
}

function fact(uscc: string, on: Day, event: AssignmentEvent): CodedFact {
  return { uscc, on, event }
}
