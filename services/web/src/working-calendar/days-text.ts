import { daysBetween, plusDays } from '@titian/domain'
import { isDay, readDay, type Day } from '../time/day.ts'
import { words } from '../words/words.ts'

const say = words.workingCalendar

/** Days in rows of stretches, as a notice writes them. */
export function daysText(days: readonly Day[]): string {
  return stretches(days)
    .map(([from, through]) => say.span(from, through))
    .join('\n')
}

/** The same within a year that is known, one stretch each: 2月6日 至 2月12日. */
export function shortDays(days: readonly Day[]): readonly string[] {
  return stretches(days).map(([from, through]) => say.span(shortDay(from), shortDay(through)))
}

function shortDay(day: Day): string {
  const [, month = 0, date = 0] = day.split('-').map(Number)
  return say.shortDay(month, date)
}

function stretches(days: readonly Day[]): readonly (readonly [Day, Day])[] {
  const found: [Day, Day][] = []
  for (const day of [...days].sort()) {
    const last = found.at(-1)
    if (last && plusDays(last[1], 1) === day) last[1] = day
    else found.push([day, day])
  }
  return found
}

/** The days of such rows; or the first row that cannot be read. */
export function daysIn(text: string, year: number): { readonly days: Day[] } | { readonly wrong: string } {
  const days: Day[] = []
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [from, through = from] = line
      .split(new RegExp(`${say.between}|\\.\\.|~`))
      .map((part) => readDay(part.trim(), year))
    if (from === undefined || through === undefined || !isDay(from) || through < from) return { wrong: line }
    for (let index = 0; index <= daysBetween(from, through); index += 1) days.push(plusDays(from, index))
  }
  return { days }
}
