import { closed, SetWorkingYear, Written } from '@titian/contract'
import { calendarOf, isRefused, setWorkingYear as decide, workingCalendarStream } from '@titian/domain'
import { workingCalendarEventOf } from '@titian/read-models'
import { Type } from 'typebox'
import { carryOut, onStream } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { businessDay } from './business-day.ts'

const schema = {
  tags: ['日历'],
  summary: '录入或改正一年的放假和调休；各期限随之重算',
  params: closed({ year: Type.Integer({ minimum: 2000, maximum: 2100 }) }),
  body: SetWorkingYear,
  response: { 200: Written, ...problems },
}

export function setWorkingYear(app: App, shell: Shell): void {
  app.put('/api/working-calendar/:year', { schema }, async (request, reply) => {
    const { db, store, journal } = shell
    const done = await carryOut(shell, request, async () => {
      const events = await store.readStream(journal, workingCalendarStream)
      const calendar = calendarOf(events.map(workingCalendarEventOf))
      const year = { year: request.params.year, ...request.body }
      const decided = decide(calendar, { type: 'SetWorkingYear', year })
      if (isRefused(decided)) return decided
      const { day: today } = await businessDay(db, journal)
      return onStream({ stream: workingCalendarStream, version: events.at(-1)?.version ?? 0, today }, decided)
    })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
