import type { Day } from '../day.ts'

/** An event with the day on which it is true; the stream numbers it. */
export interface DatedEvent<Event> {
  readonly on: Day
  readonly event: Event
  /** It stands in a list; else a person said it. */
  readonly listed?: boolean
}
