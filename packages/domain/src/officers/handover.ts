import type { Day } from '../day.ts'
import type { Decider } from '../decider.ts'
import type { HandoverEvent } from './assignment-event.ts'
import type { DatedEvent } from './dated-event.ts'

export type HandoverFact = DatedEvent<HandoverEvent>
export type Prepared = Extract<HandoverEvent, { readonly type: 'HandoverPrepared' }>['data']

export type HandoverState =
  | { readonly status: 'absent' }
  /** `on`: the first day of the new officer. */
  | {
      readonly status: 'pending' | 'accepted' | 'returned'
      readonly prepared: Prepared
      readonly on: Day
      readonly returned?: string
    }

export type HandoverCommand =
  | { readonly type: 'PrepareHandover'; readonly prepared: Prepared; readonly on: Day }
  | { readonly type: 'AcceptHandover'; readonly today: Day }
  | { readonly type: 'ReturnHandover'; readonly reason: string; readonly today: Day }

export type HandoverRefusal =
  | { readonly refused: 'SameOfficer'; readonly officer: string; readonly field: string }
  | { readonly refused: 'NothingToHandOver'; readonly officer: string }
  | { readonly refused: 'HandoverUnknown' }
  | { readonly refused: 'HandoverSettled'; readonly status: 'accepted' | 'returned' }

/** 交接: nothing moves until the new officer, or who assigns, accepts. */
export const handoverDecider: Decider<HandoverCommand, HandoverFact, HandoverState, HandoverRefusal> = {
  initialState: { status: 'absent' },
  decide: (command, state) => {
    if (command.type === 'PrepareHandover') return prepare(command)
    if (state.status === 'absent') return { refused: 'HandoverUnknown' }
    if (state.status !== 'pending') return { refused: 'HandoverSettled', status: state.status }
    return command.type === 'AcceptHandover'
      ? [{ on: command.today, event: { type: 'HandoverAccepted', data: {} } }]
      : [{ on: command.today, event: { type: 'HandoverReturned', data: { reason: command.reason } } }]
  },
  evolve: (state, { on, event }) => {
    if (event.type === 'HandoverPrepared') return { status: 'pending', prepared: event.data, on }
    if (state.status === 'absent') return state
    return event.type === 'HandoverAccepted'
      ? { ...state, status: 'accepted' }
      : { ...state, status: 'returned', returned: event.data.reason }
  },
}

function prepare({
  prepared,
  on,
}: Extract<HandoverCommand, { readonly type: 'PrepareHandover' }>): readonly HandoverFact[] | HandoverRefusal {
  const { from, to, firms } = prepared
  if (from === to) return { refused: 'SameOfficer', officer: to, field: 'to' }
  if (firms.length === 0) return { refused: 'NothingToHandOver', officer: from }
  return [{ on, event: { type: 'HandoverPrepared', data: prepared } }]
}
