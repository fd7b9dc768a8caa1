import { dayOf, isDay, plusDays, yearOf, type Day } from '../day.ts'
import type { Withdrawal } from '../lists/listed-fact.ts'
import published from './duties.json' with { type: 'json' }

export const dutyHolders = ['high-tech', 'tech-sme-before', 'renamed'] as const
/**
 * Whom a duty binds: firms with a valid certificate when it falls due; those entered last year and not yet this year; those
 * that were renamed while they held a title, from the day of the renaming on.
 */
export type DutyHolders = (typeof dutyHolders)[number]

/** A yearly duty (年度事项) as the city keeps its table: from `opens` to `due` of each year, or months after what caused it. */
export interface Duty {
  readonly duty: string
  readonly name: string
  readonly of: DutyHolders
  /** `MM-DD`. */
  readonly opens?: string
  readonly due?: string
  /** After the renaming. */
  readonly months?: number
  /** Missed twice within one certificate's term it costs the title: shown in red the second time. */
  readonly twiceIsFatal?: boolean
  readonly source: string
  /** The year for which this line holds, where a year's notice moves the window; absent: every year. */
  readonly year?: number
}

export type DutyTableEvent =
  /** By the city; replaces the line of the same duty and year. In stream `duty-table`. */
  | { readonly type: 'DutySet'; readonly data: Duty }
  | { readonly type: 'DutyDropped'; readonly data: { readonly duty: string; readonly year?: number } }

/** Who has done what, by a list or a person; in stream `duties-<credit code>`. `occurred_on` is the day on which it was done. */
export type DutyEvent =
  | {
      readonly type: 'DutyDone'
      readonly data: { readonly uscc: string; readonly name: string; readonly duty: string; readonly year: number }
    }
  | Withdrawal

export const dutyTableStream = 'duty-table'

export function dutiesStream(uscc: string): string {
  return `duties-${uscc}`
}

export const publishedDuties: readonly Duty[] = published.duties.map(({ of, ...duty }) => ({
  ...duty,
  of: holdersOf(of),
}))

/** The table as the city has it: the published lines, with those that it set or dropped. */
export function dutyTable(events: readonly DutyTableEvent[]): readonly Duty[] {
  const lines = new Map(publishedDuties.map((duty) => [lineOf(duty), duty]))
  for (const { type, data } of events) {
    if (type === 'DutySet') lines.set(lineOf(data), data)
    else lines.delete(lineOf(data))
  }
  return [...lines.values()]
}

/** The lines that hold in a year: one of that very year goes before the usual one. */
export function dutiesIn(table: readonly Duty[], year: number): readonly Duty[] {
  const own = table.filter((duty) => duty.year === year)
  return [...table.filter((duty) => duty.year === undefined && !own.some((other) => other.duty === duty.duty)), ...own]
}

/** The days of a duty in a year, both included; undefined for one that has no window of the calendar. */
export function windowIn(
  { opens, due }: Duty,
  year: number,
): { readonly from: Day; readonly through: Day } | undefined {
  const from = opens === undefined ? undefined : dateIn(year, opens)
  const through = due === undefined ? undefined : dateIn(year, due)
  return from !== undefined && through !== undefined ? { from, through } : undefined
}

/** The last day on which a renaming can be reported in time. */
export function dueAfter({ months = 0 }: Duty, day: Day): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const count = month - 1 + months
  const found = dayOf(year + Math.floor(count / 12), (count % 12) + 1, date)
  // 31 August and three months: the last of November.
  return found ?? plusDays(dayOf(year + Math.floor((count + 1) / 12), ((count + 1) % 12) + 1, 1) ?? day, -1)
}

export interface SetDuty {
  readonly type: 'SetDuty'
  readonly duty: Duty
}

export type DutyRefusal =
  | { readonly refused: 'DutyUnknown'; readonly duty: string }
  | { readonly refused: 'DutyDateUnreadable'; readonly date: string }
  | { readonly refused: 'DutyEndsBeforeItOpens' }
  /** What a renaming causes is due so many months after it. */
  | { readonly refused: 'DutyTermMissing' }
  | { readonly refused: 'NothingChanges' }

/** What the table is to say from now on. A new duty binds one of the known kinds of holders. */
export function setDuty(table: readonly Duty[], { duty }: SetDuty): readonly DutyTableEvent[] | DutyRefusal {
  if (duty.of === 'renamed') {
    if (duty.months === undefined) return { refused: 'DutyTermMissing' }
  } else {
    for (const date of [duty.opens, duty.due]) {
      if (date === undefined || dateIn(2021, date) === undefined)
        return { refused: 'DutyDateUnreadable', date: date ?? '' }
    }
    if (duty.opens !== undefined && duty.due !== undefined && duty.due < duty.opens)
      return { refused: 'DutyEndsBeforeItOpens' }
  }
  const stands = table.find((line) => lineOf(line) === lineOf(duty))
  return stands && same(stands, duty) ? { refused: 'NothingChanges' } : [{ type: 'DutySet', data: duty }]
}

export function dropDuty(
  table: readonly Duty[],
  line: Pick<Duty, 'duty' | 'year'>,
): readonly DutyTableEvent[] | DutyRefusal {
  if (!table.some((duty) => lineOf(duty) === lineOf(line))) return { refused: 'DutyUnknown', duty: line.duty }
  return [{ type: 'DutyDropped', data: line }]
}

/**
 * The years up to now in which a duty fell due and was not done. Only years of which somebody told who had done it count:
 * where no list was ever loaded nobody is said to have missed anything.
 */
export function missedYears(
  duty: Duty,
  {
    from,
    today,
    done,
    told,
  }: {
    /** The first day of the certificate. */
    readonly from: Day
    readonly today: Day
    readonly done: readonly number[]
    readonly told: readonly number[]
  },
): readonly number[] {
  const years = Array.from(
    { length: Math.max(0, yearOf(today) - yearOf(from) + 1) },
    (_, index) => yearOf(from) + index,
  )
  return years.filter((year) => {
    const days = windowIn(duty, year)
    return (
      days !== undefined && from <= days.through && days.through < today && told.includes(year) && !done.includes(year)
    )
  })
}

function dateIn(year: number, date: string): Day | undefined {
  const day = `${year}-${date}`
  return isDay(day) ? day : undefined
}

function lineOf({ duty, year }: Pick<Duty, 'duty' | 'year'>): string {
  return `${duty} ${year ?? ''}`
}

function same(a: Duty, b: Duty): boolean {
  return (
    a.name === b.name &&
    a.of === b.of &&
    a.opens === b.opens &&
    a.due === b.due &&
    a.months === b.months &&
    a.twiceIsFatal === b.twiceIsFatal &&
    a.source === b.source
  )
}

function holdersOf(text: string): DutyHolders {
  const found = dutyHolders.find((holders) => holders === text)
  if (!found) throw new Error(`No duty binds ${text}`)
  return found
}
