import { dueAfter, dutiesIn, missedYears, windowIn, yearOf, type Day, type Duty, type WorkReason } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { renamings } from '../duties/bound-firms.ts'
import { dutyTableAt } from '../duties/duty-rows.ts'
import type { AtWork } from './own-firms-at-work.ts'

interface Holder {
  readonly stream: string
  /** The first day of the certificate that is valid today. */
  readonly certifiedFrom: Day | null
  readonly enteredBefore: boolean
  readonly enteredNow: boolean
  /** Of a firm with a title, within the last year. */
  readonly renamedOn: Day | null
}

export interface DutyAtWork {
  readonly stream: string
  readonly reason: Extract<WorkReason, { readonly kind: 'duty' }>
  readonly due: Day
}

/** Yearly duties of these firms whose time has come and which nobody has told to be done; missed ones until the year ends. */
export async function dutiesAtWork(
  db: QueryExecutorProvider,
  { journal, today }: AtWork,
  streams: readonly string[],
): Promise<readonly DutyAtWork[]> {
  if (streams.length === 0) return []
  const year = yearOf(today)
  const table = dutiesIn(await dutyTableAt(db, journal), year)
  const holders = await holdersAmong(db, { journal, today }, streams)
  const done = await doneBy(db, journal, streams)
  const told = await toldYears(db, journal)
  return holders.flatMap((holder) =>
    table.flatMap((duty): DutyAtWork[] => {
      const days = daysFor(duty, holder, today)
      if (!days || today < days.from || done.has(`${holder.stream} ${duty.duty} ${days.year}`)) return []
      // Its day has passed and nobody has told who did it: then nobody is said to have missed it.
      if (duty.of === 'high-tech' && days.through < today && !told.years(duty.duty).includes(year)) return []
      const missedBefore =
        duty.twiceIsFatal && holder.certifiedFrom !== null
          ? missedYears(duty, {
              from: holder.certifiedFrom,
              today,
              done: told.years(duty.duty).filter((each) => done.has(`${holder.stream} ${duty.duty} ${each}`)),
              told: told.years(duty.duty),
            }).filter((each) => each < year)
          : []
      const reason = { kind: 'duty', duty: duty.duty, name: duty.name, year: days.year, missedBefore } as const
      return [{ stream: holder.stream, reason, due: days.through }]
    }),
  )
}

/** The days in which a firm is to do it, and of which year it is; undefined where it does not bind the firm. */
function daysFor(
  duty: Duty,
  { certifiedFrom, enteredBefore, enteredNow, renamedOn }: Holder,
  today: Day,
): { readonly from: Day; readonly through: Day; readonly year: number } | undefined {
  const year = yearOf(today)
  const days = windowIn(duty, year)
  switch (duty.of) {
    case 'high-tech':
      return certifiedFrom !== null && days && certifiedFrom <= days.through ? { ...days, year } : undefined
    case 'tech-sme-before':
      return enteredBefore && !enteredNow && days ? { ...days, year } : undefined
    case 'renamed':
      // Renamed in November, it may be reported in the next year and is still of this one.
      return renamedOn === null
        ? undefined
        : { from: renamedOn, through: dueAfter(duty, renamedOn), year: yearOf(renamedOn) }
  }
}

async function holdersAmong(
  db: QueryExecutorProvider,
  { journal, today }: Pick<AtWork, 'journal' | 'today'>,
  streams: readonly string[],
): Promise<readonly Holder[]> {
  const year = yearOf(today)
  const { rows } = await sql<Holder>`
    select s.stream,
      (select min(lower(f.days))::text from figure_fact_1 f
       where f.journal = ${journal} and f.stream = s.stream and f.code = 'high-tech.valid' and upper_inf(f.known)
         and f.days @> ${today}::date) as "certifiedFrom",
      exists (select from figure_fact_1 f
       where f.journal = ${journal} and f.stream = s.stream and f.code = 'tech-sme.registered' and upper_inf(f.known)
         and extract(year from lower(f.days)) = ${year - 1}) as "enteredBefore",
      exists (select from figure_fact_1 f
       where f.journal = ${journal} and f.stream = s.stream and f.code = 'tech-sme.registered' and upper_inf(f.known)
         and extract(year from lower(f.days)) = ${year}) as "enteredNow",
      (select max(e.occurred_on)::text from ${renamings({ journal, known: undefined })} e
       where e.stream = s.stream and e.occurred_on between ${today}::date - 365 and ${today}::date) as "renamedOn"
    from unnest(${[...streams]}::text[]) as s (stream)`.execute(db)
  return rows
}

/** `stream duty year` of everything that was told to be done. */
async function doneBy(
  db: QueryExecutorProvider,
  journal: string,
  streams: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ stream: string; duty: string; year: number }>`
    select c.stream, d.duty, d.year
    from enterprise_code_1 c
    join duty_done_1 d on d.journal = c.journal and d.uscc = c.code and upper_inf(d.known)
    where c.journal = ${journal} and c.stream = any(${[...streams]}) and upper_inf(c.known)`.execute(db)
  return new Set(rows.map(({ stream, duty, year }) => `${stream} ${duty} ${year}`))
}

/** In which years anybody was told to have done what: from one pair to the next by the index, however many did. */
async function toldYears(db: QueryExecutorProvider, journal: string) {
  const { rows } = await sql<{ duty: string; year: number }>`
    with recursive told as (
      (select duty, year
      from duty_done_1
      where journal = ${journal} and upper_inf(known)
      order by duty, year
      limit 1)
      union all
      select next.duty, next.year
      from told
      cross join lateral (
        select d.duty, d.year
        from duty_done_1 d
        where d.journal = ${journal} and upper_inf(d.known) and (d.duty, d.year) > (told.duty, told.year)
        order by d.duty, d.year
        limit 1) next)
    select duty, year from told`.execute(db)
  return { years: (duty: string) => rows.flatMap((row) => (row.duty === duty ? [row.year] : [])) }
}
