import { WorkingCalendar } from '@titian/contract'
import { publishedYears } from '@titian/domain'
import { workingCalendarAt } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['日历'],
  summary: '工作日历：各年放假和调休上班',
  response: { 200: WorkingCalendar, ...problems },
}

export function showWorkingCalendar(app: App, { db, journal }: Shell): void {
  app.get('/api/working-calendar', { schema }, async () => {
    const { years } = await workingCalendarAt(db, journal)
    const all = [...years.values()].toSorted((a, b) => b.year - a.year)
    return {
      years: all.map((year) => ({
        ...year,
        off: [...year.off],
        working: [...year.working],
        set: !publishedYears.includes(year),
      })),
    }
  })
}
