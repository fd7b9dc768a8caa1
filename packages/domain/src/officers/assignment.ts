import { earlier, type Day } from '../day.ts'
import type { Days } from '../enterprises/history.ts'
import { byDay, withoutConcerned, type ListedFact } from '../lists/listed-fact.ts'
import type { AssignmentEvent } from './assignment-event.ts'
import type { DatedEvent } from './dated-event.ts'
import type { NamedPersonIdentified } from './named-person.ts'

export type AssignmentFact = DatedEvent<AssignmentEvent>

/** The days on which one officer is accountable for a firm; `to` is the first day without. */
export interface Tenure extends Days {
  readonly officer: string
  /** The firm's name as written. */
  readonly name: string
  readonly document?: string
  /** Why the officer sends it back; somebody has to decide. */
  readonly objection?: string
  /** Of the events that made it. */
  readonly versions: readonly number[]
}

type Mark = Extract<AssignmentEvent, { readonly type: 'OfficerAssigned' | 'AssignmentEnded' }>
type Named = Extract<AssignmentEvent, { readonly type: 'OfficerNamed' }>['data']
type Word = Extract<AssignmentEvent, { readonly type: 'AssignmentObjected' | 'ObjectionDecided' }>

/** What stands in the stream of one credit code. */
export interface AssignmentState {
  readonly version: number
  readonly marks: readonly ListedFact<Mark>[]
  /** Officers whom a list names only by name; they look after nobody until a person says who they are. */
  readonly named: readonly ListedFact<Named>[]
  readonly identified: readonly { readonly version: number; readonly data: NamedPersonIdentified['data'] }[]
  readonly words: readonly { readonly version: number; readonly on: Day; readonly data: Word }[]
}

export const unassigned: AssignmentState = { version: 0, marks: [], named: [], identified: [], words: [] }

export function evolveAssignment(
  state: AssignmentState,
  { on, event, listed = false }: AssignmentFact,
): AssignmentState {
  const version = state.version + 1
  switch (event.type) {
    case 'OfficerAssigned':
    case 'AssignmentEnded': {
      const mark = { version, on, data: event, ...(listed ? {} : { byPerson: true }) }
      return { ...state, version, marks: [...state.marks, mark] }
    }
    case 'OfficerNamed':
      return { ...state, version, named: [...state.named, { version, on, data: event.data }] }
    case 'NamedPersonIdentified':
      return { ...state, version, identified: [...state.identified, { version, data: event.data }] }
    case 'NamedPersonKept':
      return { ...state, version }
    case 'AssignmentObjected':
    case 'ObjectionDecided':
      return { ...state, version, words: [...state.words, { version, on, data: event }] }
    case 'StatementWithdrawn':
      return {
        version,
        marks: withoutConcerned(state.marks, event),
        named: withoutConcerned(state.named, event),
        identified: withoutConcerned(state.identified, event),
        words: withoutConcerned(state.words, event),
      }
  }
}

/**
 * Who is accountable from when to when, by the stream of one code, oldest first: never two on one day. Each ends with the
 * next one's day or an ending; being assigned again goes on.
 */
export function tenuresOf(state: AssignmentState): readonly Tenure[] {
  const tenures: Tenure[] = []
  for (const { version, on, data: mark, identifiedBy = [] } of marksOf(state).toSorted(byMark)) {
    const last = tenures.at(-1)
    const open = last && last.to === undefined ? last : undefined
    const isSame = open?.officer === mark.data.officer
    if (mark.type === 'AssignmentEnded') {
      if (open && isSame) tenures.splice(-1, 1, ...endedOn({ ...open, versions: [...open.versions, version] }, on))
      continue
    }
    if (open && !isSame) tenures.splice(-1, 1, ...endedOn(open, on))
    const before = tenures.at(-1)
    if (before?.officer === mark.data.officer && (before.to ?? on) === on) {
      const { to: _to, ...same } = before
      tenures.splice(-1, 1, { ...same, ...saidIn(mark), versions: [...same.versions, version, ...identifiedBy] })
    } else {
      tenures.push({ officer: mark.data.officer, from: on, ...saidIn(mark), versions: [version, ...identifiedBy] })
    }
  }
  return tenures.map((tenure) => withObjection(tenure, state.words))
}

/** Of two lists of one day the officer decides, not what else is said of the assignment. */
function byMark(a: StandingMark, b: StandingMark): number {
  return byDay(a, b, ({ data }) => data.officer)
}

type StandingMark = ListedFact<Mark> & { readonly identifiedBy?: readonly number[] }

function marksOf({ marks, named, identified }: AssignmentState): readonly StandingMark[] {
  const known = named.flatMap(({ version, on, data: { named: key, ...firm } }): StandingMark[] => {
    const found = identified.findLast(({ data }) => data.named.includes(key))
    if (!found) return []
    const data: Mark = { type: 'OfficerAssigned', data: { ...firm, officer: found.data.officer } }
    return [{ version, on, data, identifiedBy: [found.version] }]
  })
  return [...marks, ...known]
}

/** One that ends on its first day never was. */
function endedOn(tenure: Tenure, on: Day): readonly Tenure[] {
  return tenure.from === on ? [] : [{ ...tenure, to: on }]
}

function saidIn({ data: { name, document } }: Extract<Mark, { readonly type: 'OfficerAssigned' }>) {
  return { name, ...(document === undefined ? {} : { document }) }
}

/** An objection stands until it is decided; it concerns the days that are not over when it is made. */
function withObjection(tenure: Tenure, words: AssignmentState['words']): Tenure {
  const last = words
    .filter(({ on, data }) => data.data.officer === tenure.officer && (tenure.to === undefined || on < tenure.to))
    .toSorted((a, b) => a.version - b.version)
    .at(-1)
  return last?.data.type === 'AssignmentObjected'
    ? { ...tenure, objection: last.data.data.reason, versions: [...tenure.versions, last.version] }
    : tenure
}

/** A tenure with the code in whose stream it stands. */
export interface CodedTenure extends Tenure {
  readonly uscc: string
}

/**
 * The tenures of one firm over all codes that it has or had, oldest first: one accountable officer a day here too, and
 * whoever came later ends the one before, whichever code was written.
 */
export function tenuresOfFirm(streams: ReadonlyMap<string, AssignmentState>): readonly CodedTenure[] {
  return oneADay([...streams].flatMap(([uscc, state]) => tenuresOf(state).map((tenure) => ({ ...tenure, uscc }))))
}

/** The same of tenures that are known already. */
export function oneADay<Each extends Days & { readonly uscc: string }>(tenures: readonly Each[]): readonly Each[] {
  const all = tenures.toSorted((a, b) => (a.from === b.from ? (a.uscc < b.uscc ? -1 : 1) : a.from < b.from ? -1 : 1))
  return all.flatMap((tenure, index) => {
    const next = all[index + 1]
    if (!next) return [tenure]
    if (next.from === tenure.from) return []
    return [{ ...tenure, to: tenure.to === undefined ? next.from : earlier(tenure.to, next.from) }]
  })
}

export function tenureOn<Each extends Days>(tenures: readonly Each[], day: Day): Each | undefined {
  return tenures.find(({ from, to }) => from <= day && (to === undefined || day < to))
}
