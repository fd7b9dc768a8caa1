import {
  dueAfter,
  dutiesIn,
  dutyStateOn,
  missedYears,
  windowIn,
  type Day,
  type Duty,
  type DutyState,
} from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { accountableOn } from '../assignments/accountable.ts'
import { namedOfficers } from '../assignments/named-officers.ts'
import { knownThen, type Asked } from '../figures/figure-counts.ts'
import { boundFirms, type BoundFirm, type Known } from './bound-firms.ts'
import { dutyTableAt } from './duty-rows.ts'

export interface DutiesAsked extends Pick<Asked, 'journal' | 'asOf' | 'known' | 'units'> {
  readonly year: number
  /** Enterprise streams of the firms that are theirs. */
  readonly ownFirms: readonly string[]
}

/** One duty of one firm in a year. */
export interface DutyStanding {
  readonly uscc: string
  readonly name: string
  readonly unit: string
  readonly officer: string | null
  readonly officerName: string | null
  readonly duty: string
  readonly dutyName: string
  readonly from: Day
  readonly due: Day
  readonly state: DutyState
  readonly doneOn: Day | null
  /** Years within the certificate's term in which it was missed; only where a second miss costs the title. */
  readonly missedBefore: readonly number[]
}

export interface DutyOfYear {
  readonly duty: Duty
  /** Somebody told who did it in the year, or the log shows it. */
  readonly told: boolean
}

interface Firm {
  readonly stream: string
  readonly uscc: string
  readonly name: string
  readonly unit: string
  readonly officer: string | null
  readonly officerName: string | null
}

/** Who has done what in a year, as it stands on a day: every firm in sight with every duty that binds it, by credit code. */
export async function dutiesStanding(
  db: QueryExecutorProvider,
  asked: DutiesAsked,
): Promise<{ readonly duties: readonly DutyOfYear[]; readonly items: readonly DutyStanding[] }> {
  const { year, asOf } = asked
  const table = dutiesIn(await dutyTableAt(db, asked.journal, asked.known), year)
  const told = await toldYears(db, asked)
  const bound = new Map<Duty, readonly BoundFirm[]>()
  for (const duty of table) bound.set(duty, await boundFirms(db, duty, year, asked))
  const streams = [...new Set([...bound.values()].flat().map(({ stream }) => stream))]
  const firms = await firmsInSight(db, streams, asked)
  const done = await doneDays(db, [...firms.keys()], asked)
  const items = table.flatMap((duty) =>
    (bound.get(duty) ?? []).flatMap((one): DutyStanding[] => {
      const firm = firms.get(one.stream)
      const days = daysFor(duty, year, one)
      if (!firm || !days) return []
      const said = done.get(keyOf(one.stream, duty.duty, year))
      // Of one that is done on no known day nobody can say that it was not done yet.
      const doneOn = one.enteredOn ?? (said && (said.dated ? said.on : asOf)) ?? null
      const isTold = duty.of === 'tech-sme-before' || told(duty.duty).includes(year)
      const state = dutyStateOn(asOf, { ...days, doneOn, told: isTold })
      const { stream, ...named } = firm
      return [
        {
          ...named,
          duty: duty.duty,
          dutyName: duty.name,
          from: days.from,
          due: days.through,
          state,
          doneOn: state === 'done' && said?.dated !== false ? doneOn : null,
          missedBefore: missedBefore(duty, year, {
            certifiedFrom: one.certifiedFrom,
            today: asOf,
            told: told(duty.duty),
            isDone: (each) => done.has(keyOf(stream, duty.duty, each)),
          }),
        },
      ]
    }),
  )
  const order = (item: DutyStanding) => `${item.uscc} ${item.due} ${item.duty}`
  return {
    duties: table.map((duty) => ({ duty, told: duty.of === 'tech-sme-before' || told(duty.duty).includes(year) })),
    items: items.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)),
  }
}

function daysFor(
  duty: Duty,
  year: number,
  { renamedOn }: BoundFirm,
): { readonly from: Day; readonly through: Day } | undefined {
  if (duty.of !== 'renamed') return windowIn(duty, year)
  return renamedOn === null ? undefined : { from: renamedOn, through: dueAfter(duty, renamedOn) }
}

function missedBefore(
  duty: Duty,
  year: number,
  {
    certifiedFrom,
    today,
    told,
    isDone,
  }: {
    readonly certifiedFrom: Day | null
    readonly today: Day
    readonly told: readonly number[]
    readonly isDone: (year: number) => boolean
  },
): readonly number[] {
  if (!duty.twiceIsFatal || certifiedFrom === null) return []
  return missedYears(duty, { from: certifiedFrom, today, told, done: told.filter(isDone) }).filter(
    (each) => each < year,
  )
}

/** Firms that live on the day and that may be seen, with who looks after them. */
async function firmsInSight(
  db: QueryExecutorProvider,
  streams: readonly string[],
  { journal, asOf, known, units, ownFirms }: DutiesAsked,
): Promise<ReadonlyMap<string, Firm>> {
  const seen =
    units === undefined ? sql`true` : sql`(s.unit = any(${[...units]}) or s.stream = any(${[...ownFirms]}::text[]))`
  const { rows } = await sql<Firm>`
    with held as materialized (${accountableOn(asOf, { journal, known })})
    select s.stream, s.uscc, s.name, s.unit, h.officer, n.name as "officerName"
    from enterprise_spell_1 s
    left join held h on h.firm = s.stream
    left join (${namedOfficers({ journal, known })}) n on n.officer = h.officer
    where s.journal = ${journal} and s.stream = any(${[...streams]}::text[]) and ${knownThen(known, 's')}
      and s.days @> ${asOf}::date and s.status = 'active' and ${seen}`.execute(db)
  return new Map(rows.map((firm) => [firm.stream, firm]))
}

interface DoneDay {
  readonly on: Day
  /** False where nobody says on which day, only a list of the year that it was done. */
  readonly dated: boolean
}

/** By firm, duty and year: the first day on which anybody says that it was done, under whichever of its codes. */
async function doneDays(
  db: QueryExecutorProvider,
  streams: readonly string[],
  { journal, known }: Known,
): Promise<ReadonlyMap<string, DoneDay>> {
  const { rows } = await sql<{ stream: string; duty: string; year: number } & DoneDay>`
    select c.stream, d.duty, d.year, bool_or(d.dated) as dated,
      coalesce(min(d.done_on) filter (where d.dated), min(d.done_on))::text as on
    from enterprise_code_1 c
    join duty_done_1 d on d.journal = c.journal and d.uscc = c.code and ${knownThen(known, 'd')}
    where c.journal = ${journal} and c.stream = any(${[...streams]}::text[]) and ${knownThen(known, 'c')}
    group by c.stream, d.duty, d.year`.execute(db)
  return new Map(rows.map(({ stream, duty, year, on, dated }) => [keyOf(stream, duty, year), { on, dated }]))
}

/** The years of a duty of which anybody told anything. */
async function toldYears(
  db: QueryExecutorProvider,
  { journal, known }: Known,
): Promise<(duty: string) => readonly number[]> {
  const { rows } = await sql<{ duty: string; year: number }>`
    select distinct duty, year from duty_done_1 where journal = ${journal} and ${knownThen(known)}`.execute(db)
  return (duty) => rows.flatMap((row) => (row.duty === duty ? [row.year] : []))
}

function keyOf(stream: string, duty: string, year: number): string {
  return `${stream} ${duty} ${year}`
}
