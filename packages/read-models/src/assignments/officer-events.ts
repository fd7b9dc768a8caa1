import type {
  AssignmentEvent,
  AssignmentFact,
  HandoverEvent,
  HandoverFact,
  OfficerEvent,
  OfficerFact,
} from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { isListed } from '../enterprises/touched-enterprises.ts'
import { hasShape } from '../log/shape.ts'

type Said = Pick<RecordedEvent, 'position' | 'type' | 'data' | 'occurredOn' | 'meta'>

/** Events of an officer's stream as the domain folds them. A type or shape that it does not know is a fault. */
export function officerFactOf(said: Said): OfficerFact {
  return { on: said.occurredOn, event: officerEventOf(said), ...listed(said) }
}

export function assignmentFactOf(said: Said): AssignmentFact {
  return { on: said.occurredOn, event: assignmentEventOf(said), ...listed(said) }
}

export function handoverFactOf(said: Said): HandoverFact {
  return { on: said.occurredOn, event: handoverEventOf(said) }
}

function listed({ meta }: Said): { readonly listed?: true } {
  return isListed(meta) ? { listed: true } : {}
}

function officerEventOf({ type, data, position }: Said): OfficerEvent {
  switch (type) {
    case 'OfficerListed':
      if (hasShape(data, officer)) return { type, data }
      break
    case 'OfficerLeft':
      if (hasShape(data, { reason: 'string' })) return { type, data }
      break
    case 'OfficerAccountLinked':
    case 'OfficerAccountUnlinked':
      if (hasShape(data, { account: 'string' })) return { type, data }
      break
    case 'AbsenceCovered':
      if (hasShape(data, covered)) return { type, data }
      break
    case 'AbsenceEnded':
      if (hasShape(data, { absence: 'string', reason: 'string?' })) return { type, data }
      break
    case 'StatementWithdrawn':
      if (hasShape(data, withdrawal)) return { type, data }
  }
  throw new Error(`The event at position ${position} is no ${type} that an officer's stream may hold`)
}

function assignmentEventOf({ type, data, position }: Said): AssignmentEvent {
  switch (type) {
    case 'OfficerAssigned':
      if (hasShape(data, assignment)) return { type, data }
      break
    case 'OfficerNamed':
      if (hasShape(data, named)) return { type, data }
      break
    case 'NamedPersonIdentified':
      if (hasShape(data, identified)) return { type, data }
      break
    case 'NamedPersonKept':
      if (hasShape(data, kept)) return { type, data }
      break
    case 'AssignmentEnded':
    case 'AssignmentObjected':
      if (hasShape(data, { officer: 'string', reason: 'string' })) return { type, data }
      break
    case 'ObjectionDecided':
      if (hasShape(data, { officer: 'string', upheld: 'boolean', reason: 'string' })) return { type, data }
      break
    case 'StatementWithdrawn':
      if (hasShape(data, withdrawal)) return { type, data }
  }
  throw new Error(`The event at position ${position} is no ${type} that an assignment's stream may hold`)
}

function handoverEventOf({ type, data, position }: Said): HandoverEvent {
  switch (type) {
    case 'HandoverPrepared':
      if (hasShape(data, handover) && hasFirms(data)) return { type, data }
      break
    case 'HandoverAccepted':
      return { type, data: {} }
    case 'HandoverReturned':
      if (hasShape(data, { reason: 'string' })) return { type, data }
  }
  throw new Error(`The event at position ${position} is no ${type} that a handover's stream may hold`)
}

const officer = {
  officer: 'string',
  person: 'string',
  organisation: 'string?',
  unit: 'string?',
  from: 'string?',
} as const
const covered = { absence: 'string', from: 'string', through: 'string', by: 'string', reason: 'string?' } as const
const withdrawal = { concerns: 'number[]', reason: 'string', import: 'string?' } as const
const assignment = {
  uscc: 'string',
  name: 'string',
  officer: 'string',
  document: 'string?',
  reason: 'string?',
  handover: 'string?',
} as const
const named = { uscc: 'string', name: 'string', named: 'string', document: 'string?' } as const
/** 核对: in the streams of assignments, visits and demands alike. */
export const identified = { named: 'string[]', officer: 'string' } as const
export const kept = { named: 'string[]' } as const
const handover = {
  handover: 'string',
  from: 'string',
  to: 'string',
  demands: 'string[]',
  document: 'string?',
  reason: 'string?',
} as const

function hasFirms<Data extends object>(
  data: Data,
): data is Data & { readonly firms: readonly { readonly uscc: string; readonly name: string }[] } {
  return (
    'firms' in data &&
    Array.isArray(data.firms) &&
    data.firms.every((firm) => hasShape(firm, { uscc: 'string', name: 'string' }))
  )
}
