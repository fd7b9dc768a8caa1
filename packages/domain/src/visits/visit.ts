import { daysBetween, isDay, type Day } from '../day.ts'
import type { Decider } from '../decider.ts'
import type { FieldValue } from '../enterprises/field.ts'
import { judgeCreditCode, type CreditCodeRefusal } from '../identifiers/credit-code.ts'
import { resolveListed, withoutConcerned, type ListedFact } from '../lists/listed-fact.ts'
import type { NamedPersonIdentified } from '../officers/named-person.ts'
import { visitModes, type VisitData, type VisitEvent } from './visit-event.ts'

export type VisitCommand =
  | { readonly type: 'LogVisit'; readonly on: Day; readonly visit: VisitData; readonly today: Day }
  /** Fields as they should read; null empties one. `on` moves the day. */
  | {
      readonly type: 'AmendVisit'
      readonly changes: Readonly<Record<string, unknown>>
      readonly on?: Day
      readonly reason?: string
      /** Whoever asks was there, or acts for those who were. */
      readonly isTheirs: boolean
      readonly today: Day
    }
  | { readonly type: 'WithdrawVisit'; readonly reason: string; readonly isTheirs: boolean; readonly today: Day }

export type VisitRefusal =
  | { readonly refused: 'VisitInTheFuture'; readonly on: Day; readonly today: Day }
  | { readonly refused: 'VisitKnown' }
  | { readonly refused: 'VisitUnknown' }
  | { readonly refused: 'VisitWithdrawn'; readonly reason: string }
  | { readonly refused: 'VisitOfOthers' }
  | { readonly refused: 'VisitWithoutOfficer' }
  /** Whoever records it is none of those who were there, and acts for none of them. */
  | { readonly refused: 'NotAmongOfficers' }
  | { readonly refused: 'VisitFieldFixed'; readonly field: string }
  | { readonly refused: 'NextVisitTooEarly'; readonly nextVisitOn: Day; readonly on: Day }
  | { readonly refused: 'CreditCodeWrong'; readonly code: string; readonly why: CreditCodeRefusal }
  | { readonly refused: 'ValueDoesNotFit'; readonly field: string; readonly value: FieldValue }
  | { readonly refused: 'NothingChanges' }
  /** What belongs to one firm cannot be said of a meeting with many. */
  | { readonly refused: 'FindingsOfManyFirms' }
  | { readonly refused: 'FirmVisitedTwice'; readonly name: string }
  | { readonly refused: 'DemandOfNoFirm'; readonly demand: string }
  | { readonly refused: 'DemandKnown' }
  | { readonly refused: 'OfficerUnknown'; readonly officer: string; readonly field?: string }

/** An event of a visit's stream, as the folds below need it; the stream numbers it. */
export interface VisitFact {
  readonly event: VisitEvent
  readonly occurredOn: Day
  /** A row of a list said it. */
  readonly listed: boolean
}

type Logged = ListedFact<VisitData> & { readonly listed: boolean }

interface Amendment {
  readonly version: number
  readonly changes: Readonly<Record<string, unknown>>
  readonly occurredOn?: Day
}

interface Identification {
  readonly version: number
  readonly data: NamedPersonIdentified['data']
}

export interface VisitState {
  readonly version: number
  readonly logged: readonly Logged[]
  readonly amendments: readonly Amendment[]
  readonly identified: readonly Identification[]
  readonly withdrawn?: { readonly reason: string }
}

/** A visit that stands, as it reads now. `versions` are the events that made it read so. */
export interface Visit {
  readonly on: Day
  readonly data: VisitData
  readonly listed: boolean
  readonly versions: readonly number[]
}

/** Later than this after the day, a visit counts as 补录: marked, never refused. */
const promptDays = 3

/** What people record of their visits. Rows of lists do not pass here: they are judged when they are read. */
export const visitDecider: Decider<VisitCommand, VisitFact, VisitState, VisitRefusal> = {
  initialState: { version: 0, logged: [], amendments: [], identified: [] },
  decide: (command, state) => {
    switch (command.type) {
      case 'LogVisit':
        return log(command, state)
      case 'AmendVisit':
        return amend(command, state)
      case 'WithdrawVisit':
        return withdraw(command, state)
    }
  },
  evolve: (state, { event, occurredOn, listed }) => {
    const version = state.version + 1
    switch (event.type) {
      case 'VisitLogged':
        return {
          ...state,
          version,
          logged: [...state.logged, { version, on: occurredOn, data: event.data, listed, byPerson: !listed }],
        }
      case 'VisitAmended':
        return { ...state, version, amendments: [...state.amendments, { version, ...event.data }] }
      case 'VisitWithdrawn':
        return { ...state, version, withdrawn: { reason: event.data.reason } }
      case 'NamedPersonIdentified':
        return { ...state, version, identified: [...state.identified, { version, data: event.data }] }
      case 'NamedPersonKept':
        return { ...state, version }
      case 'StatementWithdrawn':
        return { ...state, version, logged: withoutConcerned(state.logged, event) }
    }
  },
}

/** The visit as it reads now; undefined where nothing stands. A person's amendment is above what lists say. */
export function visitOf({ logged, amendments, identified, withdrawn }: VisitState): Visit | undefined {
  const data = resolveListed(logged)
  const on = logged.map((each) => each.on).toSorted()
  const last = on.at(-1)
  if (withdrawn || !data || last === undefined) return undefined
  const changed = amendments.reduce((visit, { changes }) => withChanges(visit, changes), data)
  const known = (changed.named ?? []).flatMap((key): Known[] => {
    const found = identified.findLast(({ data: { named } }) => named.includes(key))
    return found ? [{ key, officer: found.data.officer, version: found.version }] : []
  })
  return {
    on: amendments.findLast(({ occurredOn }) => occurredOn !== undefined)?.occurredOn ?? last,
    data: withOfficers(changed, known),
    listed: logged.every((each) => each.listed),
    versions: [...new Set([...logged, ...amendments, ...known].map(({ version }) => version))].toSorted(
      (a, b) => a - b,
    ),
  }
}

interface Known {
  readonly key: string
  readonly officer: string
  readonly version: number
}

/** Whoever was there by name alone, and is known by now, is one of the officers. */
function withOfficers(visit: VisitData, known: readonly Known[]): VisitData {
  if (known.length === 0) return visit
  const { named = [], ...rest } = visit
  const others = named.filter((key) => !known.some((each) => each.key === key))
  const officers = [...new Set([...visit.officers, ...known.map(({ officer }) => officer)])]
  return { ...rest, officers, ...(others.length === 0 ? {} : { named: others }) }
}

/** 补录: recorded so long after its day that it says so. Rows of lists know no day of recording. */
export function isBackfilled({ on, data: { recordedOn } }: Pick<Visit, 'on' | 'data'>): boolean {
  return recordedOn !== undefined && daysBetween(on, recordedOn) > promptDays
}

export function isVisitData(data: object): data is VisitData {
  return (
    'name' in data &&
    typeof data.name === 'string' &&
    'mode' in data &&
    visitModes.some((mode) => mode === data.mode) &&
    'officers' in data &&
    Array.isArray(data.officers) &&
    (!('uscc' in data) || typeof data.uscc === 'string')
  )
}

type Decision = readonly VisitFact[] | VisitRefusal
type Command<Type extends VisitCommand['type']> = Extract<VisitCommand, { readonly type: Type }>

function log({ on, visit, today }: Command<'LogVisit'>, state: VisitState): Decision {
  if (state.version > 0) return { refused: 'VisitKnown' }
  return judge(on, visit, today) ?? [byPerson(on, { type: 'VisitLogged', data: visit })]
}

function amend(command: Command<'AmendVisit'>, state: VisitState): Decision {
  const { isTheirs, today, reason } = command
  const visit = standing(state)
  if ('refused' in visit) return visit
  if (!isTheirs) return { refused: 'VisitOfOthers' }
  const fixed = Object.keys(command.changes).find((field) => fixedFields.has(field))
  if (fixed !== undefined) return { refused: 'VisitFieldFixed', field: fixed }
  const then = new Map<string, unknown>(Object.entries(visit.data))
  const changes = Object.fromEntries(
    Object.entries(command.changes).filter(([field, value]) => !isSame(value, then.get(field) ?? null)),
  )
  const moved = command.on !== undefined && command.on !== visit.on ? { occurredOn: command.on } : {}
  if (Object.keys(changes).length === 0 && moved.occurredOn === undefined) return { refused: 'NothingChanges' }
  const lost = requiredFields.find((field) => field in changes && changes[field] === null)
  if (lost !== undefined) return { refused: 'ValueDoesNotFit', field: lost, value: null }
  const refusal = judge(command.on ?? visit.on, withChanges(visit.data, changes), today)
  if (refusal) return refusal
  return [byPerson(today, { type: 'VisitAmended', data: { changes, ...moved, ...(reason ? { reason } : {}) } })]
}

function withdraw({ reason, isTheirs, today }: Command<'WithdrawVisit'>, state: VisitState): Decision {
  const visit = standing(state)
  if ('refused' in visit) return visit
  if (!isTheirs) return { refused: 'VisitOfOthers' }
  if (reason.trim() === '') return { refused: 'ValueDoesNotFit', field: 'reason', value: reason }
  return [byPerson(today, { type: 'VisitWithdrawn', data: { reason } })]
}

/** Which visits were one meeting, what was raised in it and when it was recorded stays as it was said then. */
const fixedFields = new Set(['meeting', 'demands', 'recordedOn', 'named'])
const requiredFields = ['name', 'mode', 'officers'] as const

function standing(state: VisitState): Visit | VisitRefusal {
  if (state.withdrawn) return { refused: 'VisitWithdrawn', reason: state.withdrawn.reason }
  return visitOf(state) ?? { refused: 'VisitUnknown' }
}

function judge(on: Day, visit: VisitData, today: Day): VisitRefusal | undefined {
  if (!isDay(on)) return { refused: 'ValueDoesNotFit', field: 'on', value: on }
  if (on > today) return { refused: 'VisitInTheFuture', on, today }
  if (visit.name.trim() === '') return { refused: 'ValueDoesNotFit', field: 'name', value: visit.name }
  if (visit.uscc !== undefined) {
    const judged = judgeCreditCode(visit.uscc)
    if ('refusal' in judged) return { refused: 'CreditCodeWrong', code: visit.uscc, why: judged.refusal }
  }
  if (visit.officers.length === 0 && (visit.named ?? []).length === 0) return { refused: 'VisitWithoutOfficer' }
  const { nextVisitOn, findings } = visit
  if (nextVisitOn !== undefined) {
    if (!isDay(nextVisitOn)) return { refused: 'ValueDoesNotFit', field: 'nextVisitOn', value: nextVisitOn }
    if (nextVisitOn < on) return { refused: 'NextVisitTooEarly', nextVisitOn, on }
  }
  if (findings?.year !== undefined && String(findings.year) > on.slice(0, 4)) {
    return { refused: 'ValueDoesNotFit', field: 'findings.year', value: findings.year }
  }
  return undefined
}

function withChanges(visit: VisitData, changes: Readonly<Record<string, unknown>>): VisitData {
  const kept = Object.entries({ ...visit, ...changes }).filter(([, value]) => value !== null)
  const candidate: object = Object.fromEntries(kept)
  // The edge let only fitting values in; a shape that has since become stricter leaves the visit as it was.
  return isVisitData(candidate) ? candidate : visit
}

function byPerson(occurredOn: Day, event: VisitEvent): VisitFact {
  return { event, occurredOn, listed: false }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}
