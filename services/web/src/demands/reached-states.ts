import type { DemandShown } from '@titian/contract'

type State = DemandShown['state']
type Course = Pick<
  DemandShown,
  'state' | 'officer' | 'acceptedOn' | 'answeredOn' | 'confirmedOn' | 'closedOn' | 'verifiedOn'
>

/** The states that a demand really was in. A step that was left out, such as the firm's word, is not one of them. */
export function reachedStates(demand: Course): ReadonlySet<State> {
  const { state, officer, acceptedOn, answeredOn, confirmedOn, closedOn, verifiedOn } = demand
  const days: readonly (readonly [State, unknown])[] = [
    ['assigned', officer],
    ['accepted', acceptedOn],
    ['answered', answeredOn],
    ['confirmed', confirmedOn],
    ['closed', closedOn],
    ['verified', verifiedOn],
  ]
  return new Set<State>(['registered', state, ...days.filter(([, day]) => day !== null).map(([reached]) => reached)])
}
