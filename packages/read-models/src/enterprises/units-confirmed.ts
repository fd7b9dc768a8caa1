import type { UnitsConfirmed } from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { hasShape } from '../log/shape.ts'

export function unitsConfirmedOf({
  type,
  data,
  position,
}: Pick<RecordedEvent, 'type' | 'data' | 'position'>): UnitsConfirmed {
  if (type === 'UnitsConfirmed' && hasShape(data, shape)) return { type, data }
  throw new Error(`The event at position ${position} is no ${type} that is said of a firm's units`)
}

const shape = { uscc: 'string', year: 'number', units: 'string[]', reason: 'string' } as const
