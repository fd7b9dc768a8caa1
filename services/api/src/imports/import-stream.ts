import { importDecider, importStream, isRefused, type ImportCommand, type ImportRefusal } from '@titian/domain'
import { importEventOf } from '@titian/read-models'
import { businessDay } from '../calendar/business-day.ts'
import { onStream, type Decision } from '../command.ts'
import type { Shell } from '../shell.ts'

/** Who confirmed an import, by the log. */
export async function confirmerOf(
  { store, journal }: Pick<Shell, 'store' | 'journal'>,
  id: string,
): Promise<string | undefined> {
  const history = await store.readStream(journal, importStream(id))
  return history.find((event) => importEventOf(event).type === 'ImportConfirmed')?.actor
}

/** What follows from a command to one import, in its own stream. */
export async function decideImport(
  { db, store, journal }: Pick<Shell, 'db' | 'store' | 'journal'>,
  id: string,
  command: ImportCommand,
): Promise<Decision | ImportRefusal> {
  const stream = importStream(id)
  const history = await store.readStream(journal, stream)
  const state = history.map(importEventOf).reduce(importDecider.evolve, importDecider.initialState)
  const decided = importDecider.decide(command, state)
  if (isRefused(decided)) return decided
  const { day: today } = await businessDay(db, journal)
  return onStream({ stream, version: history.length, today }, decided)
}
