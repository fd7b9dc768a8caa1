import type { ImportEvent } from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'

const types: ReadonlySet<string> = new Set<ImportEvent['type']>([
  'ImportReceived',
  'ImportChecked',
  'ProposalsAccepted',
  'MatchDecided',
  'ImportConfirmed',
  'ImportCommitted',
  'ImportUndoBegun',
  'ImportUndoBlocked',
  'ImportUndone',
])

/** An event of an import's own stream as the domain folds it. */
export function importEventOf(event: Pick<RecordedEvent, 'type' | 'data' | 'position'>): ImportEvent {
  if (!isImportEvent(event)) {
    throw new Error(`The event at position ${event.position} is no ${event.type} that an import's stream may hold`)
  }
  return event
}

function isImportEvent(event: { type: string; data: unknown }): event is ImportEvent {
  if (!types.has(event.type) || typeof event.data !== 'object' || event.data === null) return false
  return event.type !== 'ImportChecked' || ('needs' in event.data && Array.isArray(event.data.needs))
}
