import type { CallBackEvent, DemandEvent, DemandFact } from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { hasShape } from '../log/shape.ts'

type Said = Pick<RecordedEvent, 'position' | 'type' | 'data' | 'occurredOn'>
type Spec = Parameters<typeof hasShape>[1]

/** The event of a demand's stream as the domain folds it. A type or shape that it does not know is a fault. */
export function demandFactOf({ type, data, occurredOn, position }: Said): DemandFact {
  const event = { type, data }
  if (!isDemandEvent(event)) throw new Error(`The event at position ${position} is no ${type} that a demand may hold`)
  return { event, occurredOn }
}

export function callBackEventOf({ type, data, position }: Said): CallBackEvent {
  if (type === 'CallBackSampleDrawn' && hasShape(data, callBack)) return { type, data }
  throw new Error(`The event at position ${position} is no ${type} that a call-back may hold`)
}

const callBack = {
  sample: 'string',
  from: 'string',
  through: 'string',
  share: 'number',
  seed: 'number',
  closed: 'number',
  demands: 'string[]',
} as const

interface Wanted {
  readonly fields: Spec
  /** Whether it promises a next step; where it may, one that is there must be whole. */
  readonly nextStep?: 'always' | 'maybe'
  readonly objects?: readonly string[]
}

const always = 'always'
const firm = { name: 'string', uscc: 'string?', category: 'string', text: 'string' } as const

const shapes: Readonly<Record<DemandEvent['type'], Wanted>> = {
  DemandRaised: { fields: { ...firm, channel: 'string', officer: 'string?' }, nextStep: 'maybe' },
  DemandListed: { fields: { ...firm, number: 'string', status: 'string' } },
  DemandAmended: { fields: {}, objects: ['changes'] },
  DemandAssigned: { fields: { officer: 'string' } },
  DemandAccepted: { fields: {}, nextStep: always },
  DemandProgressed: { fields: { note: 'string' }, nextStep: always },
  DemandPassedOn: { fields: {}, nextStep: always, objects: ['to'] },
  DemandReturned: { fields: { note: 'string' }, nextStep: always },
  DemandEscalated: { fields: { tier: 'string', reason: 'string' }, nextStep: always },
  DemandSuspended: { fields: { reason: 'string' }, nextStep: always },
  DemandResumed: { fields: {}, nextStep: always },
  DemandExtended: { fields: { clock: 'string', until: 'string', reason: 'string' } },
  MilestonePlanned: { fields: { milestone: 'string', text: 'string', due: 'string' } },
  MilestoneReached: { fields: { milestone: 'string' }, nextStep: always },
  DemandAnswered: { fields: { answer: 'string' }, nextStep: always },
  DemandClosed: { fields: { code: 'string', note: 'string?', into: 'string?' }, nextStep: 'maybe' },
  ConfirmationAsked: { fields: { confirmation: 'string', way: 'string', until: 'string' } },
  DemandConfirmed: { fields: { way: 'string', verdict: 'string', satisfaction: 'number?' } },
  CallBackDrawn: { fields: { sample: 'string' } },
  DemandVerified: { fields: { upheld: 'boolean' } },
  DemandArchived: { fields: {} },
  DemandReopened: { fields: { reason: 'string' }, nextStep: always },
  NamedPersonIdentified: { fields: { named: 'string[]', officer: 'string' } },
  NamedPersonKept: { fields: { named: 'string[]' } },
  StatementWithdrawn: { fields: { concerns: 'number[]', reason: 'string' } },
}

function isDemandEvent(event: { readonly type: string; readonly data: unknown }): event is DemandEvent {
  const wanted = Object.hasOwn(shapes, event.type)
    ? Object.entries(shapes).find(([type]) => type === event.type)?.[1]
    : undefined
  if (!wanted || !hasShape(event.data, wanted.fields)) return false
  const data = new Map<string, unknown>(Object.entries(event.data))
  const nextStep = data.get('nextStep')
  return (
    (wanted.objects ?? []).every((field) => hasShape(data.get(field), {})) &&
    (nextStep === undefined ? wanted.nextStep !== always : hasShape(nextStep, { action: 'string', due: 'string' }))
  )
}
