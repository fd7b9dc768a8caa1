import {
  importDecider,
  importStream,
  isRefused,
  type ImportCommand,
  type ImportEvent,
  type ImportRefusal,
} from '@titian/domain'
import type { EventStore, RecordedEvent } from '@titian/event-store'
import { importEventOf } from '@titian/read-models'

type Step = {
  journal: string
  id: string
  actor: string
  commandId: string
  /** The journal's business day. */
  today: string
  command: ImportCommand
}

/** Appends what follows from a command to the import's own stream, and answers the last position, or the refusal. */
export async function recordStep(
  store: EventStore,
  { journal, id, actor, commandId, today, command }: Step,
): Promise<number | ImportRefusal> {
  const stream = importStream(id)
  for (;;) {
    const history = await store.readStream(journal, stream)
    const state = history.map(importEventOf).reduce(importDecider.evolve, importDecider.initialState)
    const decision = importDecider.decide(command, state)
    if (isRefused(decision)) return decision
    if (decision.length === 0) return lastPosition(history)
    const outcome = await store.append({
      journal,
      actor,
      command: { id: commandId, content: command },
      events: decision.map((event) => eventOf(stream, event, today)),
      expect: [{ stream, version: history.length }],
    })
    if (outcome.outcome === 'appended' || outcome.outcome === 'repeated') return outcome.last
    // Someone wrote first: decide again on what is true now.
    if (outcome.outcome !== 'stale')
      throw new Error(`Import ${id} could not record ${command.type}: ${outcome.outcome}`)
  }
}

function eventOf(stream: string, { type, data }: ImportEvent, occurredOn: string) {
  return { stream, type, schema: 1, data, occurredOn }
}

function lastPosition(history: readonly RecordedEvent[]): number {
  return history.at(-1)?.position ?? 0
}
