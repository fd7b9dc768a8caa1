import { calendarOf, workingCalendarStream, type WorkingCalendar, type WorkingCalendarEvent } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import type { Line } from '../log/touched-streams.ts'

/** The working calendar as the city has set it, up to a position where one is given. */
export async function workingCalendarAt(
  db: QueryExecutorProvider,
  journal: string,
  known?: number,
): Promise<WorkingCalendar> {
  const { rows } = await sql<Pick<Line, 'type' | 'data' | 'position'>>`
    select position, type, data
    from event
    where journal = ${journal} and stream = ${workingCalendarStream} and (${known ?? null}::bigint is null or position <= ${known ?? null})
    order by version`.execute(db)
  return calendarOf(rows.map(workingCalendarEventOf))
}

export function workingCalendarEventOf({
  type,
  data,
  position,
}: Pick<Line, 'type' | 'data' | 'position'>): WorkingCalendarEvent {
  if (type === 'WorkingYearSet' && isYear(data)) return { type, data }
  throw new Error(`The event at position ${position} is no ${type} of the working calendar`)
}

function isYear(data: unknown): data is WorkingCalendarEvent['data'] {
  return (
    typeof data === 'object' &&
    data !== null &&
    'year' in data &&
    typeof data.year === 'number' &&
    'off' in data &&
    Array.isArray(data.off) &&
    'working' in data &&
    Array.isArray(data.working) &&
    'source' in data &&
    typeof data.source === 'string'
  )
}
