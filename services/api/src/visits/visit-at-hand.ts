import type { ProblemRefusal } from '@titian/contract'
import { visitDecider, visitOf, visitStream, type Visit, type VisitState } from '@titian/domain'
import { visitedFirms, visitFactOf, visitLine } from '@titian/read-models'
import type { Decision } from '../command.ts'
import { businessDay } from '../calendar/business-day.ts'
import type { Shell } from '../shell.ts'
import { actsForOthers, type Who } from '../who.ts'
import { observedAnew } from './observed-on-visit.ts'

/** A visit that somebody may see, as all that is recorded of it says. */
export interface VisitAtHand {
  readonly visit: string
  readonly state: VisitState
  /** Who asks was there, or acts for those who were. */
  readonly isTheirs: boolean
  readonly today: string
}

/** What one may not see is not there. What the rows do not know yet is known by whoever was there. */
export async function visitAtHand(shell: Shell, who: Who, visit: string): Promise<VisitAtHand | ProblemRefusal> {
  const { db, store, journal } = shell
  const [lines, { day: today }] = await Promise.all([
    store.readStream(journal, visitStream(visit)),
    businessDay(db, journal),
  ])
  const state = lines.map(visitFactOf).reduce(visitDecider.evolve, visitDecider.initialState)
  const last = state.logged.at(-1)
  if (!last) return { refused: 'VisitUnknown' }
  const officers = visitOf(state)?.data.officers ?? last.data.officers
  const wasThere = officers.some((officer) => who.officers.includes(officer))
  if (wasThere) return { visit, state, isTheirs: true, today }
  if (!(await visitLine(db, visit, { ...who, journal }))) return { refused: 'VisitUnknown' }
  return { visit, state, isTheirs: who.grants.some(actsForOthers), today }
}

/** What a change of a visit comes to: the visit's own events, and what its firm's profile says of it from now on. */
export async function withProfile(
  shell: Shell,
  { visit, state, today }: VisitAtHand,
  own: Pick<Decision, 'events'> & { readonly after: Visit | undefined; readonly reason: string },
): Promise<Decision> {
  const before = visitOf(state)
  const stream = visitStream(visit)
  const profile = before ? await profileEvents(shell, { visit, before, ...own, today }) : { events: [] }
  return {
    events: [...own.events, ...profile.events],
    expect: [{ stream, version: state.version }, ...(profile.expect ?? [])],
  }
}

async function profileEvents(
  shell: Shell,
  change: {
    readonly visit: string
    readonly before: Visit
    readonly after: Visit | undefined
    readonly reason: string
    readonly today: string
  },
): Promise<Pick<Decision, 'events' | 'expect'>> {
  const { before, after, today } = change
  if (!before.data.findings && !after?.data.findings) return { events: [] }
  const codes = [before.data.uscc, after?.data.uscc].filter((code) => code !== undefined)
  const asked = { journal: shell.journal, codes, on: before.on, today, units: undefined, officers: [] }
  const firms = await visitedFirms(shell.db, asked)
  return observedAnew(shell, {
    ...change,
    streamOf: (uscc) => (uscc === undefined ? undefined : firms.get(uscc)?.stream),
  })
}
