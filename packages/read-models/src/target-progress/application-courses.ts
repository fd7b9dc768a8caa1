import { applicationStages, yearOf, type ApplicationCourse, type ApplicationStage } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'

interface StepRow {
  readonly stream: string
  readonly code: string
  readonly key: string
  readonly unit: string
  readonly on: string
}

/**
 * Every application for 首次认定 that is known by the day, with the steps it took and when it was recognised.
 * An application whose list does not say its route counts as a first one.
 */
export async function applicationCourses(
  db: QueryExecutorProvider,
  { journal, asOf, known }: Asked,
): Promise<readonly ApplicationCourse[]> {
  const { rows } = await sql<StepRow>`
    select stream, code, key, unit, lower(days)::text as "on"
    from figure_fact_1
    where journal = ${journal}
      and code in ('applications', 'applications.steps', 'high-tech.new')
      and ${knownThen(known)}
      and lower(days) <= ${asOf}::date
    order by "on"`.execute(db)
  const courses = new Map<
    string,
    { renewed: boolean; unit: string; steps: Map<ApplicationStage, string>; recognisedOn?: string }
  >()
  const nameOf = ({ stream, on }: StepRow) => `${stream} ${yearOf(on)}`
  for (const row of rows) {
    if (row.code === 'high-tech.new') continue
    const course = courses.get(nameOf(row)) ?? {
      renewed: false,
      unit: row.unit,
      steps: new Map<ApplicationStage, string>(),
    }
    courses.set(nameOf(row), course)
    course.unit = row.unit
    if (row.code === 'applications') course.renewed = row.key === 'renewed'
    const stage = applicationStages.find((each) => each === row.key)
    if (row.code === 'applications.steps' && stage) course.steps.set(stage, row.on)
  }
  for (const row of rows) {
    const course = row.code === 'high-tech.new' ? courses.get(nameOf(row)) : undefined
    if (course) course.recognisedOn = row.on
  }
  return [...courses]
    .filter(([, { renewed }]) => !renewed)
    .map(([name, { unit, steps, recognisedOn }]) => ({
      year: Number(name.slice(-4)),
      unit,
      steps,
      ...(recognisedOn ? { recognisedOn } : {}),
    }))
}
