import { plusDays, type Day } from '../day.ts'
import type { ClockKind, DemandClock } from './demand-clocks.ts'
import type { DemandRefusal, GivenMove } from './demand-decider.ts'
import { demandTiers, type DemandEvent, type NextStep } from './demand-event.ts'
import { closingOwes, isAgainstFirm, type DemandMove } from './demand-moves.ts'
import type { Demand } from './demand.ts'

type Clocks = Readonly<Partial<Record<ClockKind, DemandClock>>>
type Judged = DemandEvent | DemandRefusal

/** How long a firm has to answer where nothing else is said. */
const daysToConfirm = 15

/** The event that a move comes to. That what it needs is there has been judged; a fault says where it was not. */
export function moved(given: GivenMove, demand: Demand, on: Day, clocks: () => Clocks): Judged {
  switch (given.move) {
    case 'assign':
      return assigned(given, demand)
    case 'accept':
      return { type: 'DemandAccepted', data: { nextStep: next(given) } }
    case 'progress':
      return { type: 'DemandProgressed', data: { note: said(given, 'note'), nextStep: next(given) } }
    case 'pass-on':
      return passedOn(given)
    case 'return':
      return { type: 'DemandReturned', data: { note: said(given, 'note'), nextStep: next(given) } }
    case 'escalate':
      return escalated(given, demand)
    case 'suspend':
      return { type: 'DemandSuspended', data: { reason: said(given, 'reason'), nextStep: next(given) } }
    case 'resume':
      return { type: 'DemandResumed', data: { nextStep: next(given) } }
    case 'extend':
      return extended(given, on, clocks())
    case 'plan-milestone':
      return planned(given, demand, on)
    case 'reach-milestone':
      return reached(given, demand)
    case 'answer':
      return { type: 'DemandAnswered', data: { answer: said(given, 'answer'), nextStep: next(given) } }
    case 'close':
      return closed(given, demand)
    case 'ask-confirmation':
      return asked(given, on)
    case 'confirm':
      return confirmed(given, demand)
    case 'verify':
      return verified(given, demand)
    case 'archive':
      return { type: 'DemandArchived', data: {} }
    case 'reopen':
      return { type: 'DemandReopened', data: { reason: said(given, 'reason'), nextStep: next(given) } }
  }
}

function assigned(given: GivenMove, demand: Demand): Judged {
  const officer = said(given, 'officer')
  if (officer === demand.officer) return { refused: 'NothingChanges' }
  return { type: 'DemandAssigned', data: { officer, ...(isSaid(given.reason) ? { reason: given.reason } : {}) } }
}

function passedOn(given: GivenMove): Judged {
  const { to, with: others = [] } = given
  if (!to) throw missing(given.move, 'to')
  const data = {
    to,
    ...(others.length > 0 ? { with: others } : {}),
    ...(isSaid(given.note) ? { note: given.note } : {}),
  }
  return { type: 'DemandPassedOn', data: { ...data, nextStep: next(given) } }
}

function escalated(given: GivenMove, demand: Demand): Judged {
  const { tier } = given
  if (!tier) throw missing(given.move, 'tier')
  if (demandTiers.indexOf(tier) <= demandTiers.indexOf(demand.tier)) {
    return { refused: 'TierNotHigher', tier, current: demand.tier }
  }
  return { type: 'DemandEscalated', data: { tier, reason: said(given, 'reason'), nextStep: next(given) } }
}

function extended(given: GivenMove, on: Day, clocks: Clocks): Judged {
  const { clock, until } = given
  if (!clock || until === undefined) throw missing(given.move, 'clock')
  const running = clocks[clock]
  if (!running || running.ended !== undefined) return { refused: 'ClockNotRunning', clock }
  const due = running.due ?? on
  if (until <= due || until <= on) return { refused: 'ExtensionTooShort', until, due: due > on ? due : on }
  return { type: 'DemandExtended', data: { clock, until, reason: said(given, 'reason') } }
}

function planned(given: GivenMove, demand: Demand, on: Day): Judged {
  const { milestone, due } = given
  if (milestone === undefined || due === undefined) throw missing(given.move, 'milestone')
  if (due < on) return { refused: 'NextStepPast', due, on }
  if (demand.milestones.some((each) => each.milestone === milestone)) return { refused: 'NothingChanges' }
  return { type: 'MilestonePlanned', data: { milestone, text: said(given, 'text'), due } }
}

function reached(given: GivenMove, demand: Demand): Judged {
  const { milestone } = given
  const found = demand.milestones.find((each) => each.milestone === milestone)
  if (!found) return { refused: 'MilestoneUnknown' }
  if (found.reachedOn !== undefined) return { refused: 'MilestoneReachedAlready' }
  const evidence = given.evidence?.map(({ kind, number }) => `${kind} ${number}`).join('、') ?? given.note
  const data = { milestone: found.milestone, ...(isSaid(evidence) ? { evidence } : {}), nextStep: next(given) }
  return { type: 'MilestoneReached', data }
}

function closed(given: GivenMove, demand: Demand): Judged {
  const { code, evidence = [], into, nextStep } = given
  if (!code) throw missing(given.move, 'code')
  const has = {
    evidence: evidence.length > 0,
    answer: demand.answeredOn !== undefined || isSaid(given.note),
    nextStep: nextStep !== undefined,
    note: isSaid(given.note),
    into: into !== undefined,
  }
  if (!has[closingOwes[code]]) return { refused: 'ClosingOwes', code, owes: closingOwes[code] }
  const { verdict } = demand.confirmed ?? {}
  if (verdict !== undefined && isAgainstFirm(code, verdict) && !has.note) {
    return { refused: 'ClosedAgainstFirm', verdict }
  }
  return {
    type: 'DemandClosed',
    data: {
      code,
      ...(isSaid(given.note) ? { note: given.note } : {}),
      ...(evidence.length > 0 ? { evidence } : {}),
      ...(code === 'C8' && into !== undefined ? { into } : {}),
      ...(code === 'C5' && nextStep ? { nextStep } : {}),
    },
  }
}

function asked(given: GivenMove, on: Day): Judged {
  const { way, until = plusDays(on, daysToConfirm), confirmation } = given
  if (!way || confirmation === undefined) throw missing(given.move, 'way')
  if (until < on) return { refused: 'NextStepPast', due: until, on }
  return { type: 'ConfirmationAsked', data: { confirmation, way, until } }
}

function confirmed(given: GivenMove, demand: Demand): Judged {
  const { verdict, way = 'call', satisfaction } = given
  if (!verdict) throw missing(given.move, 'verdict')
  const confirmation = given.confirmation ?? demand.asked?.confirmation
  return {
    type: 'DemandConfirmed',
    data: {
      ...(confirmation === undefined ? {} : { confirmation }),
      way,
      verdict,
      ...(satisfaction === undefined ? {} : { satisfaction }),
      ...(isSaid(given.note) ? { note: given.note } : {}),
    },
  }
}

function verified(given: GivenMove, demand: Demand): Judged {
  const { upheld } = given
  if (upheld === undefined) throw missing(given.move, 'upheld')
  return {
    type: 'DemandVerified',
    data: {
      ...(demand.drawn ? { sample: demand.drawn.sample } : {}),
      upheld,
      ...(isSaid(given.note) ? { note: given.note } : {}),
    },
  }
}

function next(given: GivenMove): NextStep {
  if (!given.nextStep) throw missing(given.move, 'nextStep')
  return given.nextStep
}

function said(given: GivenMove, field: 'note' | 'reason' | 'answer' | 'officer' | 'text'): string {
  const text = given[field]
  if (text === undefined) throw missing(given.move, field)
  return text
}

function isSaid(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== ''
}

function missing(move: DemandMove, field: string): Error {
  return new Error(`The move ${move} was judged without its ${field}`)
}
