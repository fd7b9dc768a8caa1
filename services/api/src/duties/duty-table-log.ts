import type { ProblemRefusal } from '@titian/contract'
import { dutyTable, dutyTableStream, isRefused, type Duty, type DutyRefusal, type DutyTableEvent } from '@titian/domain'
import { dutyTableEventOf } from '@titian/read-models'
import { businessDay } from '../calendar/business-day.ts'
import { onStream, type Decision } from '../command.ts'
import type { Shell } from '../shell.ts'

/** What follows from a change of the table as the log says it is now. */
export async function decideDutyTable(
  { db, store, journal }: Shell,
  decide: (table: readonly Duty[]) => readonly DutyTableEvent[] | DutyRefusal,
): Promise<Decision | ProblemRefusal> {
  const events = await store.readStream(journal, dutyTableStream)
  const decided = decide(dutyTable(events.map(dutyTableEventOf)))
  if (isRefused(decided)) return decided
  const { day: today } = await businessDay(db, journal)
  return onStream({ stream: dutyTableStream, version: events.at(-1)?.version ?? 0, today }, decided)
}
