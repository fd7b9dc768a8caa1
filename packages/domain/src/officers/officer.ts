import { earlier, plusDays, type Day } from '../day.ts'
import type { Decider } from '../decider.ts'
import { spellOn, type Spell } from '../enterprises/history.ts'
import { byDay, resolveListed, withoutConcerned, type ListedFact } from '../lists/listed-fact.ts'
import type { DatedEvent } from './dated-event.ts'
import type { OfficerData, OfficerEvent } from './officer-event.ts'

export type OfficerFact = DatedEvent<OfficerEvent>
type Said = Omit<OfficerData, 'from'>

/** Days on which somebody else looks after an officer's firms; `to` is the first day without. */
export interface Absence {
  readonly absence: string
  readonly by: string
  readonly from: Day
  readonly to: Day
  readonly reason?: string
  /** Of the events that made it. */
  readonly versions: readonly number[]
}

export interface OfficerState {
  readonly version: number
  readonly listed: readonly ListedFact<Said>[]
  /** First days without the officer. */
  readonly left: readonly { readonly on: Day; readonly version: number }[]
  readonly account?: { readonly account: string; readonly version: number }
  readonly absences: readonly Absence[]
}

export type OfficerCommand =
  | { readonly type: 'OpenOfficer'; readonly said: Said; readonly on: Day }
  /** What is not said stays as it is. */
  | { readonly type: 'ChangeOfficer'; readonly changes: Partial<Said>; readonly on: Day }
  | {
      readonly type: 'LeaveOfficer'
      readonly on: Day
      readonly reason: string
      /** How many firms would be left without anybody. */
      readonly firms: number
    }
  /** The officer's list may come later: an account is linked to a 编号. */
  | { readonly type: 'LinkAccount'; readonly account: string; readonly today: Day }
  | { readonly type: 'UnlinkAccount'; readonly today: Day }
  | {
      readonly type: 'CoverAbsence'
      readonly absence: string
      readonly officer: string
      readonly by: { readonly officer: string; readonly state: OfficerState }
      readonly from: Day
      readonly through: Day
      readonly reason?: string
      readonly today: Day
    }
  /** The officer is back on `on`. */
  | { readonly type: 'EndAbsence'; readonly absence: string; readonly on: Day; readonly reason?: string }

export type OfficerRefusal =
  | { readonly refused: 'OfficerKnown'; readonly officer: string }
  | { readonly refused: 'OfficerUnknown'; readonly officer: string; readonly field?: string }
  | { readonly refused: 'OfficerNotServing'; readonly officer: string; readonly on: Day; readonly field?: string }
  /** They are handed over first. */
  | { readonly refused: 'OfficerHoldsFirms'; readonly firms: number }
  | { readonly refused: 'NothingChanges' }
  | { readonly refused: 'SameOfficer'; readonly officer: string; readonly field: string }
  | { readonly refused: 'DaysReversed'; readonly from: Day; readonly through: Day }
  | { readonly refused: 'AbsenceOverlaps'; readonly from: Day; readonly through: Day; readonly by: string }
  | { readonly refused: 'AbsenceUnknown' }
  | { readonly refused: 'AbsenceOver'; readonly through: Day }

export const officerDecider: Decider<OfficerCommand, OfficerFact, OfficerState, OfficerRefusal> = {
  initialState: { version: 0, listed: [], left: [], absences: [] },
  decide,
  evolve,
}

/** The days of an officer's service, with what was known of the officer on them: newer statements win field by field. */
export function serviceOf({ listed, left }: OfficerState): readonly Spell<Said>[] {
  const days = [...new Set([...listed, ...left].map(({ on }) => on))].toSorted()
  const spells: Spell<Said>[] = []
  for (const [index, from] of days.entries()) {
    const last = lastMark(listed, left, from)
    const facts = listed.filter(({ on }) => on <= from)
    const value = last === 'listed' ? resolveListed(facts) : undefined
    if (!value) continue
    const to = days[index + 1]
    const ending = left.filter(({ on }) => on === to)
    const why = [...facts, ...ending].map(({ version }) => version)
    const before = spells.at(-1)
    const isSame = before?.to === from && JSON.stringify(before.value) === JSON.stringify(value)
    const begun = isSame ? spells.pop() : undefined
    spells.push({ value, why, from: begun?.from ?? from, ...(to === undefined ? {} : { to }) })
  }
  return spells
}

export function servesOn(state: OfficerState, day: Day): boolean {
  return spellOn(serviceOf(state), day) !== undefined
}

/** What is said of the officer, whether on duty or not. */
export function currentOfficer({ listed }: OfficerState): Said | undefined {
  return resolveListed(listed)
}

function lastMark(listed: OfficerState['listed'], left: OfficerState['left'], day: Day): 'listed' | 'left' | undefined {
  const said = listed
    .filter(({ on }) => on <= day)
    .toSorted(byDay)
    .at(-1)
  const gone = left
    .filter(({ on }) => on <= day)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1)
  if (!said || !gone) return said ? 'listed' : gone && 'left'
  if (said.on !== gone.on) return said.on > gone.on ? 'listed' : 'left'
  // Of one day a person's later word counts, and a list says no more than that the officer was there.
  return said.byPerson === true && said.version > gone.version ? 'listed' : 'left'
}

function decide(command: OfficerCommand, state: OfficerState): readonly OfficerFact[] | OfficerRefusal {
  switch (command.type) {
    case 'OpenOfficer':
      return state.listed.length > 0
        ? { refused: 'OfficerKnown', officer: command.said.officer }
        : [{ on: command.on, event: { type: 'OfficerListed', data: command.said } }]
    case 'ChangeOfficer':
      return change(command, state)
    case 'LeaveOfficer':
      return leave(command, state)
    case 'LinkAccount':
      return link(command.account, command.today, state)
    case 'UnlinkAccount':
      return state.account ? [unlinked(state.account.account, command.today)] : { refused: 'NothingChanges' }
    case 'CoverAbsence':
      return cover(command, state)
    case 'EndAbsence':
      return endAbsence(command, state)
  }
}

type Command<Type extends OfficerCommand['type']> = Extract<OfficerCommand, { readonly type: Type }>
type Decided = readonly OfficerFact[] | OfficerRefusal

function change({ changes, on }: Command<'ChangeOfficer'>, state: OfficerState): Decided {
  const current = currentOfficer(state)
  if (!current) return { refused: 'OfficerUnknown', officer: '' }
  const next = { ...current, ...changes }
  return JSON.stringify(next) === JSON.stringify(current)
    ? { refused: 'NothingChanges' }
    : [{ on, event: { type: 'OfficerListed', data: next } }]
}

function leave({ on, reason, firms }: Command<'LeaveOfficer'>, state: OfficerState): Decided {
  const officer = currentOfficer(state)?.officer
  if (officer === undefined) return { refused: 'OfficerUnknown', officer: '' }
  if (!servesOn(state, plusDays(on, -1))) return { refused: 'OfficerNotServing', officer, on, field: 'on' }
  if (firms > 0) return { refused: 'OfficerHoldsFirms', firms }
  return [{ on, event: { type: 'OfficerLeft', data: { reason } } }]
}

function link(account: string, today: Day, { account: linked }: OfficerState): Decided {
  if (linked?.account === account) return { refused: 'NothingChanges' }
  return [
    ...(linked ? [unlinked(linked.account, today)] : []),
    { on: today, event: { type: 'OfficerAccountLinked', data: { account } } },
  ]
}

function unlinked(account: string, on: Day): OfficerFact {
  return { on, event: { type: 'OfficerAccountUnlinked', data: { account } } }
}

function cover(command: Command<'CoverAbsence'>, state: OfficerState): Decided {
  const { absence, officer, by, from, through, reason, today } = command
  if (by.officer === officer) return { refused: 'SameOfficer', officer, field: 'by' }
  if (through < from) return { refused: 'DaysReversed', from, through }
  if (!servesOn(state, from)) return { refused: 'OfficerNotServing', officer, on: from, field: 'from' }
  if (!servesOn(by.state, from)) return { refused: 'OfficerNotServing', officer: by.officer, on: from, field: 'by' }
  const other = state.absences.find((known) => known.from <= through && from < known.to)
  if (other) return { refused: 'AbsenceOverlaps', from: other.from, through: plusDays(other.to, -1), by: other.by }
  const data = { absence, from, through, by: by.officer, ...(reason === undefined ? {} : { reason }) }
  return [{ on: today, event: { type: 'AbsenceCovered', data } }]
}

function endAbsence({ absence, on, reason }: Command<'EndAbsence'>, { absences }: OfficerState): Decided {
  const known = absences.find((other) => other.absence === absence)
  if (!known) return { refused: 'AbsenceUnknown' }
  if (on >= known.to) return { refused: 'AbsenceOver', through: plusDays(known.to, -1) }
  return [{ on, event: { type: 'AbsenceEnded', data: { absence, ...(reason === undefined ? {} : { reason }) } } }]
}

function evolve(state: OfficerState, { on, event, listed = false }: OfficerFact): OfficerState {
  const version = state.version + 1
  switch (event.type) {
    case 'OfficerListed': {
      const { from = on, ...data } = event.data
      const fact = { version, on: from, data, ...(listed ? {} : { byPerson: true }) }
      return { ...state, version, listed: [...state.listed, fact] }
    }
    case 'OfficerLeft':
      return { ...state, version, left: [...state.left, { on, version }] }
    case 'OfficerAccountLinked':
      return { ...state, version, account: { account: event.data.account, version } }
    case 'OfficerAccountUnlinked': {
      const { account, ...rest } = state
      return account?.account === event.data.account ? { ...rest, version } : { ...state, version }
    }
    case 'AbsenceCovered': {
      const { through, ...data } = event.data
      const absence = { ...data, to: plusDays(through, 1), versions: [version] }
      return { ...state, version, absences: [...state.absences, absence] }
    }
    case 'AbsenceEnded':
      return {
        ...state,
        version,
        absences: state.absences.flatMap((known) => ended(known, event.data.absence, on, version)),
      }
    case 'StatementWithdrawn':
      return {
        ...state,
        version,
        listed: withoutConcerned(state.listed, event),
        left: withoutConcerned(state.left, event),
      }
  }
}

/** An absence that ends before it began never was. */
function ended(known: Absence, absence: string, on: Day, version: number): readonly Absence[] {
  if (known.absence !== absence) return [known]
  const to = earlier(known.to, on)
  return to <= known.from ? [] : [{ ...known, to, versions: [...known.versions, version] }]
}
