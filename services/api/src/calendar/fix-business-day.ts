import { BusinessDayFixed, FixBusinessDay } from '@titian/contract'
import { calendarDecider, isRefused, type CalendarEvent } from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { carryOut, onStream } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { businessDay } from './business-day.ts'

const schema = {
  tags: ['日历'],
  summary: '固定或移动业务日期；null 恢复为真实日期',
  body: FixBusinessDay,
  response: { 200: BusinessDayFixed, ...problems },
}

export function fixBusinessDay(app: App, shell: Shell): void {
  app.put('/api/business-day', { schema }, async (request, reply) => {
    const { db, store, journal } = shell
    const stream = calendarStream(journal)
    const done = await carryOut(shell, request, async () => {
      const events = await store.readStream(journal, stream)
      const state = events.map(calendarEventOf).reduce(calendarDecider.evolve, calendarDecider.initialState)
      const decided = calendarDecider.decide({ type: 'FixBusinessDay', day: request.body.day }, state)
      if (isRefused(decided)) return decided
      const { day: today } = await businessDay(db, journal)
      return onStream({ stream, version: events.at(-1)?.version ?? 0, today }, decided)
    })
    if ('refused' in done) return refuse(reply, done)
    return { ...(await businessDay(db, journal)), position: done.position }
  })
}

/** The migration's `business_day` reads the same stream. */
export function calendarStream(journal: string): string {
  return `calendar-${journal}`
}

function calendarEventOf({ type, data, position }: RecordedEvent): CalendarEvent {
  if (type === 'BusinessDayFixed' && typeof data === 'object' && data !== null && 'day' in data) {
    const { day } = data
    if (day === null || typeof day === 'string') return { type, data: { day } }
  }
  throw new Error(`The event at position ${position} is no ${type} of a calendar`)
}
