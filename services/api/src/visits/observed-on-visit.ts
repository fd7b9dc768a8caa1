import { recordOf } from '@titian/read-models'
import { foldEnterprise, type Day, type Statement, type Visit } from '@titian/domain'
import type { NewEvent } from '@titian/event-store'
import type { Decision } from '../command.ts'
import type { Shell } from '../shell.ts'

type ProfileObserved = Extract<Statement, { readonly type: 'ProfileObserved' }>
type Observing = Pick<Visit, 'on' | 'data'>

/** What a visit found, as the firm's stream says it; nothing, where it found nothing or nobody knows the firm yet. */
export function observedOnVisit(
  visit: string,
  stream: string | undefined,
  { on, data }: Observing,
): readonly NewEvent[] {
  const observed = observationOf(visit, data)
  return stream === undefined || !observed ? [] : [{ stream, schema: 1, ...observed, occurredOn: on }]
}

interface Changed {
  readonly visit: string
  readonly before: Observing
  /** Absent: it was taken back. */
  readonly after: Observing | undefined
  readonly reason: string
  readonly today: Day
  /** The enterprise's stream of a credit code. */
  readonly streamOf: (uscc: string | undefined) => string | undefined
}

/** What a visit that reads otherwise now says of its firm: corrected where it stands, taken back, or said of another. */
export async function observedAnew(
  { store, journal }: Pick<Shell, 'store' | 'journal'>,
  { visit, before, after, reason, today, streamOf }: Changed,
): Promise<Pick<Decision, 'events' | 'expect'>> {
  const [said, says] = [observationOf(visit, before.data), after && observationOf(visit, after.data)]
  if (!said) return { events: after ? observedOnVisit(visit, streamOf(after.data.uscc), after) : [] }
  const from = streamOf(before.data.uscc)
  const to = after && streamOf(after.data.uscc)
  const elsewhere = after && to !== from ? observedOnVisit(visit, to, after) : []
  if (from === undefined) return { events: elsewhere }
  const lines = await store.readStream(journal, from)
  const standing = foldEnterprise(lines.map(recordOf)).find(({ statement }) => isOfVisit(statement, visit))
  // A planner took it back, or the firm was not known then.
  if (!standing) return { events: elsewhere }
  const revise = (type: string, data: object): NewEvent => ({ stream: from, type, schema: 1, data, occurredOn: today })
  const expect = [{ stream: from, version: lines.at(-1)?.version ?? 0 }]
  if (!after || !says || to !== from) {
    const data = { concerns: [standing.version], reason }
    return { events: [revise('StatementWithdrawn', data), ...elsewhere], expect }
  }
  const changes = changesBetween(said.data, says.data)
  const moved = after.on === before.on ? {} : { occurredOn: after.on }
  if (Object.keys(changes).length === 0 && moved.occurredOn === undefined) return { events: [] }
  return { events: [revise('StatementCorrected', { concerns: standing.version, changes, ...moved, reason })], expect }
}

function observationOf(visit: string, { uscc, name, findings }: Visit['data']): ProfileObserved | undefined {
  const { employees, revenue, research, year } = findings ?? {}
  if (uscc === undefined || (employees === undefined && revenue === undefined && research === undefined))
    return undefined
  return {
    type: 'ProfileObserved',
    data: {
      uscc,
      name,
      ...(employees === undefined ? {} : { employees }),
      ...(revenue === undefined ? {} : { revenue }),
      ...(research === undefined ? {} : { research }),
      ...(year === undefined ? {} : { year }),
      visit,
    },
  }
}

const observable = ['employees', 'revenue', 'research', 'year'] as const

function changesBetween(
  before: ProfileObserved['data'],
  after: ProfileObserved['data'],
): Readonly<Record<string, number | null>> {
  const changed = observable.filter((field) => before[field] !== after[field])
  return Object.fromEntries(changed.map((field) => [field, after[field] ?? null]))
}

function isOfVisit(statement: Statement, visit: string): boolean {
  return statement.type === 'ProfileObserved' && statement.data.visit === visit
}
