import type { DemandShown } from '@titian/contract'

type State = DemandShown['state']
type Course = Pick<
  DemandShown,
  'state' | 'officer' | 'acceptedOn' | 'answeredOn' | 'confirmedOn' | 'closedOn' | 'verifiedOn'
>
interface Recorded {
  readonly events: readonly Pick<DemandShown['events'][number], 'type' | 'occurredOn' | 'position'>[]
}

/** What is done on it, beside what has a day of its own. */
const inHand: readonly string[] = [
  'DemandProgressed',
  'DemandPassedOn',
  'DemandReturned',
  'DemandEscalated',
  'DemandResumed',
  'MilestoneReached',
  'DemandReopened',
]

/** The states that a demand really was in. A step that was left out, such as the firm's word, is not one of them. */
export function reachedStates(demand: Course & Recorded): ReadonlySet<State> {
  const { state, officer, acceptedOn, answeredOn, confirmedOn, closedOn, verifiedOn, events } = demand
  const days: readonly (readonly [State, unknown])[] = [
    ['assigned', officer],
    ['accepted', acceptedOn],
    ['in-progress', events.find(({ type }) => inHand.includes(type)) ?? null],
    ['answered', answeredOn],
    ['confirmed', confirmedOn],
    ['closed', closedOn],
    ['verified', verifiedOn],
  ]
  return new Set<State>(['registered', state, ...days.filter(([, day]) => day !== null).map(([reached]) => reached)])
}

const ofContent: readonly string[] = ['DemandAmended', 'NamedPersonIdentified', 'NamedPersonKept', 'CallBackDrawn']

/** Whether the firm's word is the last thing that happened: what was to be done next was to ask for it. */
export function isAnsweredLast({ events, closedOn }: Recorded & Pick<DemandShown, 'closedOn'>): boolean {
  const moves = events.filter(({ type }) => !ofContent.includes(type))
  const last = [...moves].sort((a, b) => a.occurredOn.localeCompare(b.occurredOn) || a.position - b.position).at(-1)
  return closedOn === null && last?.type === 'DemandConfirmed'
}
