import type { WorkingCalendar } from '../calendar/working-days.ts'
import { isDay, yearOf, type Day } from '../day.ts'
import type { Decider } from '../decider.ts'
import { judgeCreditCode, type CreditCodeRefusal } from '../identifiers/credit-code.ts'
import { clocksOf, dayToRespond, runsByMilestones, type ClockKind } from './demand-clocks.ts'
import {
  demandCategories,
  demandChannels,
  demandSecrecies,
  type ClosingCode,
  type DemandData,
  type DemandTier,
  type Holder,
  type NextStep,
} from './demand-event.ts'
import {
  isOwn,
  mayMake,
  movesOffered,
  neededFor,
  type DemandMove,
  type DemandMover,
  type MoveField,
} from './demand-moves.ts'
import { demandOf, type Demand, type DemandFact, type DemandStatus, type NumberedFact } from './demand.ts'
import { moved } from './move-demand.ts'

/** Everything that a move may say; which of it is needed depends on the move. */
export interface GivenMove {
  readonly move: DemandMove
  readonly nextStep?: NextStep | undefined
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly answer?: string | undefined
  readonly officer?: string | undefined
  readonly to?: Holder | undefined
  readonly with?: readonly Holder[] | undefined
  readonly tier?: DemandTier | undefined
  readonly clock?: ClockKind | undefined
  readonly until?: Day | undefined
  readonly milestone?: string | undefined
  readonly text?: string | undefined
  readonly due?: Day | undefined
  readonly code?: ClosingCode | undefined
  readonly evidence?: readonly { readonly kind: string; readonly number: string }[] | undefined
  readonly into?: string | undefined
  readonly way?: 'link' | 'call' | undefined
  readonly verdict?: 'solved' | 'partly' | 'not-solved' | undefined
  readonly satisfaction?: number | undefined
  readonly upheld?: boolean | undefined
  /** The question to the firm, where the edge has made one. */
  readonly confirmation?: string | undefined
}

export type DemandCommand =
  | {
      readonly type: 'RaiseDemand'
      readonly demand: DemandData
      readonly nextStep?: NextStep | undefined
      readonly on: Day
      /** The day of recording, where that is not the day on which it arrives: a device may send later. */
      readonly recordedOn?: Day | undefined
      readonly today: Day
      readonly calendar: WorkingCalendar
    }
  | {
      readonly type: 'MoveDemand'
      readonly given: GivenMove
      readonly by: DemandMover
      readonly on: Day
      readonly today: Day
      readonly calendar: WorkingCalendar
    }
  /** Fields as they should read; null empties one. */
  | {
      readonly type: 'AmendDemand'
      readonly changes: Readonly<Record<string, unknown>>
      readonly reason?: string | undefined
      readonly today: Day
    }

export type DemandRefusal =
  | { readonly refused: 'DemandKnown' }
  | { readonly refused: 'DemandUnknown' }
  /** A 线索 lies in no county: without an officer nobody would see its demand. */
  | { readonly refused: 'DemandWithoutOfficer' }
  | {
      readonly refused: 'MoveNotAllowed'
      readonly move: DemandMove
      readonly status: DemandStatus
      readonly allowed: readonly DemandMove[]
    }
  | { readonly refused: 'MoveFieldMissing'; readonly move: DemandMove; readonly field: MoveField }
  | { readonly refused: 'DemandValueWrong'; readonly field: string; readonly value: unknown }
  | { readonly refused: 'DemandFieldFixed'; readonly field: string }
  | { readonly refused: 'DayInTheFuture'; readonly field: string; readonly day: Day; readonly today: Day }
  | { readonly refused: 'BeforeRaised'; readonly on: Day; readonly raisedOn: Day }
  /** Something happened after the day that is given; only a note may lie before it. */
  | { readonly refused: 'MovedSince'; readonly on: Day; readonly last: Day }
  | { readonly refused: 'NextStepPast'; readonly due: Day; readonly on: Day }
  /** C1, C2 and C4 owe what proves them; C3 owes an answer, C5 a day to look again, C6 and C7 a reason, C8 the other demand. */
  | {
      readonly refused: 'ClosingOwes'
      readonly code: ClosingCode
      readonly owes: 'evidence' | 'answer' | 'nextStep' | 'note' | 'into'
    }
  /** Closed as 已解决, and not without saying why, where the firm itself said 部分解决 or 未解决. */
  | { readonly refused: 'ClosedAgainstFirm'; readonly verdict: 'solved' | 'partly' | 'not-solved' }
  | { readonly refused: 'MergedIntoItself' }
  | { readonly refused: 'MergedIntoUnknown' }
  | { readonly refused: 'TierNotHigher'; readonly tier: DemandTier; readonly current: DemandTier }
  | { readonly refused: 'ExtensionTooShort'; readonly until: Day; readonly due: Day }
  | { readonly refused: 'ClockNotRunning'; readonly clock: ClockKind }
  | { readonly refused: 'MilestoneUnknown' }
  | { readonly refused: 'MilestoneReachedAlready' }
  /** 电话确认 and 回访 are recorded by somebody else than the accountable officer. */
  | { readonly refused: 'OfficerRecordsHimself'; readonly move: 'confirm' | 'verify' }
  | { readonly refused: 'OnlyFirmConfirms' }
  /** 分派, 回访核实 and what follows from it are for planners and county offices to decide. */
  | { readonly refused: 'MoveReserved'; readonly move: DemandMove }
  | { readonly refused: 'CreditCodeWrong'; readonly code: string; readonly why: CreditCodeRefusal }
  | { readonly refused: 'NothingChanges' }

/** All that happened, which is what the course and the clocks are computed from. */
export interface DemandState {
  /** The last event's number; the demand's own id is needed to tell it from others. */
  readonly facts: readonly NumberedFact[]
}

/** What people decide of a demand. Rows of lists do not pass here: they are judged when they are read. */
export const demandDecider: Decider<DemandCommand, DemandFact, DemandState, DemandRefusal> = {
  initialState: { facts: [] },
  decide: (command, state) => {
    switch (command.type) {
      case 'RaiseDemand':
        return raise(command, state)
      case 'MoveDemand':
        return move(command, state)
      case 'AmendDemand':
        return amend(command, state)
    }
  },
  evolve: ({ facts }, fact) => ({ facts: [...facts, { ...fact, version: facts.length + 1 }] }),
}

/** What may be done next, as a page offers it. Whom a call-back concerns is not told of it. */
export function movesNow(
  demand: Demand,
  facts: readonly NumberedFact[],
  calendar: WorkingCalendar,
  today: Day,
  by: DemandMover,
): readonly DemandMove[] {
  const clocks = Object.values(clocksOf(facts, calendar, today))
  const { status, officer, holder, drawn, verified, content: said, raisedOn } = demand
  return movesOffered(
    {
      status,
      officer,
      isHeld: holder !== undefined,
      runsByMilestones: runsByMilestones(said.category, raisedOn),
      hasClock: clocks.some(({ ended }) => ended === undefined),
      isDrawn: drawn !== undefined && verified === undefined,
    },
    by,
  )
}

/** 需求编号 of a demand of our own: the year in which it was raised, and where the log says so. */
export function demandNumber(raisedOn: Day, position: number): string {
  return `XQ${yearOf(raisedOn)}-${position}`
}

type Command<Type extends DemandCommand['type']> = Extract<DemandCommand, { readonly type: Type }>
type Decision = readonly DemandFact[] | DemandRefusal

function raise(command: Command<'RaiseDemand'>, state: DemandState): Decision {
  const { demand, nextStep, on, today, recordedOn = today, calendar } = command
  if (state.facts.length > 0) return { refused: 'DemandKnown' }
  const wrong =
    judgeDay('raisedOn', on, today) ?? judgeContent({ ...demand }) ?? (nextStep && judgeNextStep(nextStep, on))
  if (wrong) return wrong
  const first = nextStep ?? { action: '联系企业，核实需求', due: dayToRespond(calendar, on, today) }
  const recorded = on < recordedOn ? { recordedOn } : {}
  return [{ event: { type: 'DemandRaised', data: { ...demand, ...recorded, nextStep: first } }, occurredOn: on }]
}

function move({ given, by, on, today, calendar }: Command<'MoveDemand'>, state: DemandState): Decision {
  const now = demandOf(state.facts)
  if (!now) return { refused: 'DemandUnknown' }
  const wrong = judgeDay('on', on, today) ?? judgeMove(given, now, by, on)
  if (wrong) return wrong
  const last = lastMove(state.facts)
  if (last !== undefined && on < last && given.move !== 'progress') return { refused: 'MovedSince', on, last }
  // A note that comes late is judged by what was so on its day.
  const facts = state.facts.filter(({ occurredOn }) => occurredOn <= on)
  const then = demandOf(facts) ?? now
  const allowed = movesNow(then, facts, calendar, on, by)
  if (!allowed.includes(given.move)) {
    return { refused: 'MoveNotAllowed', move: given.move, status: then.status, allowed }
  }
  const event = moved(given, then, on, () => clocksOf(facts, calendar, on))
  return 'refused' in event ? event : [{ event, occurredOn: on }]
}

/** A confirmation's link or a drawn sample is no move of those who work on it. */
function lastMove(facts: readonly NumberedFact[]): Day | undefined {
  return facts
    .filter(
      ({ event }) => !['DemandRaised', 'DemandListed', 'StatementWithdrawn', 'CallBackDrawn'].includes(event.type),
    )
    .map(({ occurredOn }) => occurredOn)
    .toSorted()
    .at(-1)
}

function judgeMove(given: GivenMove, demand: Demand, by: DemandMover, on: Day): DemandRefusal | undefined {
  const { move } = given
  const missing = neededFor[move].find((field) => isEmpty(given[field]))
  if (missing !== undefined) return { refused: 'MoveFieldMissing', move, field: missing }
  if (on < demand.raisedOn) return { refused: 'BeforeRaised', on, raisedOn: demand.raisedOn }
  if (given.nextStep) {
    const wrong = judgeNextStep(given.nextStep, on)
    if (wrong) return wrong
  }
  for (const field of ['until', 'due'] as const) {
    const day = given[field]
    if (day !== undefined && !isDay(day)) return { refused: 'DemandValueWrong', field, value: day }
  }
  if (!mayMake(move, demand.status, by)) return { refused: 'MoveReserved', move }
  if (move === 'confirm' && given.way === 'link' && by.isFirm !== true) return { refused: 'OnlyFirmConfirms' }
  if (move !== 'verify' && move !== 'confirm') return undefined
  return isOwn(demand.officer, by) && by.isFirm !== true ? { refused: 'OfficerRecordsHimself', move } : undefined
}

function amend({ changes, reason, today }: Command<'AmendDemand'>, state: DemandState): Decision {
  const demand = demandOf(state.facts)
  if (!demand) return { refused: 'DemandUnknown' }
  const then = new Map<string, unknown>([...Object.entries(demand.content), ['raisedOn', demand.raisedOn]])
  const kept = Object.fromEntries(
    Object.entries(changes).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(then.get(field) ?? null),
    ),
  )
  const fixed = Object.keys(kept).find((field) => !Object.hasOwn(content, field))
  if (fixed !== undefined) return { refused: 'DemandFieldFixed', field: fixed }
  if (Object.keys(kept).length === 0) return { refused: 'NothingChanges' }
  const wrong = judgeContent(kept, today)
  if (wrong) return wrong
  const data = { changes: kept, ...(reason === undefined || isEmpty(reason) ? {} : { reason }) }
  return [{ event: { type: 'DemandAmended', data }, occurredOn: today }]
}

type Judge = (value: unknown) => boolean

const text =
  (limit: number): Judge =>
  (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= limit

const oneOf =
  (words: readonly string[]): Judge =>
  (value) =>
    words.some((word) => word === value)

/** What of a demand may be put right, and what fits there; those that need not be there may be emptied. */
const content: Readonly<Record<string, { readonly fits: Judge; readonly optional?: true }>> = {
  uscc: { fits: (value) => typeof value === 'string', optional: true },
  name: { fits: text(120) },
  category: { fits: oneOf(demandCategories) },
  text: { fits: text(2000) },
  channel: { fits: oneOf(demandChannels) },
  secrecy: { fits: oneOf(demandSecrecies), optional: true },
  wanted: { fits: text(1000), optional: true },
  budget: { fits: (value) => typeof value === 'number' && value >= 0 && value <= 1e10, optional: true },
  raisedOn: { fits: (value) => typeof value === 'string' && isDay(value) },
}

function judgeContent(fields: Readonly<Record<string, unknown>>, today?: Day): DemandRefusal | undefined {
  for (const [field, value] of Object.entries(fields)) {
    const rule = content[field]
    if (!rule || value === undefined || (value === null && rule.optional)) continue
    if (!rule.fits(value)) return { refused: 'DemandValueWrong', field, value }
    if (field === 'uscc' && typeof value === 'string') {
      const judged = judgeCreditCode(value)
      if ('refusal' in judged) return { refused: 'CreditCodeWrong', code: value, why: judged.refusal }
    }
    if (field === 'raisedOn' && typeof value === 'string' && today !== undefined && value > today) {
      return { refused: 'DayInTheFuture', field, day: value, today }
    }
  }
  return undefined
}

function judgeDay(field: string, day: Day, today: Day): DemandRefusal | undefined {
  if (!isDay(day)) return { refused: 'DemandValueWrong', field, value: day }
  return day > today ? { refused: 'DayInTheFuture', field, day, today } : undefined
}

function judgeNextStep({ action, due }: NextStep, on: Day): DemandRefusal | undefined {
  if (action.trim() === '') return { refused: 'DemandValueWrong', field: 'nextStep', value: action }
  if (!isDay(due)) return { refused: 'DemandValueWrong', field: 'nextStep', value: due }
  return due < on ? { refused: 'NextStepPast', due, on } : undefined
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '')
}
