import type { ClosingCode } from './demand-event.ts'
import type { DemandStatus } from './demand.ts'

export const demandMoves = [
  'assign',
  'accept',
  'progress',
  'pass-on',
  'return',
  'escalate',
  'suspend',
  'resume',
  'extend',
  'plan-milestone',
  'reach-milestone',
  'answer',
  'close',
  'ask-confirmation',
  'confirm',
  'verify',
  'archive',
  'reopen',
] as const
/** 分派, 受理, 登记进展, 转办, 退回, 提级, 挂起, 恢复, 延期, 定节点, 完成节点, 答复, 办结, 请企业确认, 企业确认, 回访核实, 归档, 重开. */
export type DemandMove = (typeof demandMoves)[number]

/** What whoever makes a move says with it; which of it a move needs stands in `neededFor`. */
export const neededFor = {
  assign: ['officer'],
  accept: ['nextStep'],
  progress: ['note', 'nextStep'],
  'pass-on': ['to', 'nextStep'],
  return: ['note', 'nextStep'],
  escalate: ['tier', 'reason', 'nextStep'],
  suspend: ['reason', 'nextStep'],
  resume: ['nextStep'],
  extend: ['clock', 'until', 'reason'],
  'plan-milestone': ['milestone', 'text', 'due'],
  'reach-milestone': ['milestone', 'nextStep'],
  answer: ['answer', 'nextStep'],
  close: ['code'],
  'ask-confirmation': ['way'],
  confirm: ['verdict'],
  verify: ['upheld'],
  archive: [],
  reopen: ['reason', 'nextStep'],
} as const satisfies Readonly<Record<DemandMove, readonly string[]>>

export type MoveField = (typeof neededFor)[DemandMove][number] | 'evidence' | 'into'

/** What a closing code owes besides itself: figures of what was solved rest on it. */
export const closingOwes: Readonly<Record<ClosingCode, 'evidence' | 'answer' | 'nextStep' | 'note' | 'into'>> = {
  C1: 'evidence',
  C2: 'evidence',
  C3: 'answer',
  C4: 'evidence',
  C5: 'nextStep',
  C6: 'note',
  C7: 'note',
  C8: 'into',
}

/** 已解决, where the firm itself said otherwise: whoever closes it so owes the reason. */
export function isAgainstFirm(code: ClosingCode, verdict: string | null | undefined): boolean {
  return code === 'C1' && (verdict === 'partly' || verdict === 'not-solved')
}

const working = ['assign', 'progress', 'pass-on', 'escalate', 'answer', 'close'] as const
const timed = ['suspend', 'extend', 'plan-milestone', 'reach-milestone'] as const

/** Where one may go from each state, in the order in which it is offered. */
const movesFrom: Readonly<Record<DemandStatus, readonly DemandMove[]>> = {
  registered: ['assign', 'close'],
  assigned: ['accept', ...working, ...timed],
  accepted: [...working, ...timed],
  'in-progress': [...working, ...timed],
  suspended: ['resume', 'progress', 'answer', 'close', 'assign'],
  answered: ['confirm', 'ask-confirmation', 'close', 'progress', 'pass-on', 'escalate', 'assign'],
  confirmed: ['close', 'progress', 'pass-on', 'escalate', 'assign'],
  closed: ['confirm', 'ask-confirmation', 'verify', 'archive', 'reopen'],
  verified: ['archive', 'reopen'],
  archived: ['verify', 'reopen'],
}

/** Who moves it: the officers (编号) that the account is, and whether it leads, as planners and county offices do. */
export interface DemandMover {
  readonly officers: readonly string[]
  readonly leads: boolean
  /** From outside the unit, as the city's planners are: calls back, and decides what follows from it. */
  readonly oversees?: boolean
  /** Accountable for it, where the demand does not say so itself: a ledger gives a name only. */
  readonly isAccountable?: boolean
  /** Of a unit that it was passed on to, and no more: works on it, and leaves the rest to those whose it is. */
  readonly holds?: boolean
  /** The firm itself, through its one-time link. */
  readonly isFirm?: true
}

/** What of a demand decides which moves there are. */
export interface Movable {
  readonly status: DemandStatus
  readonly isHeld: boolean
  readonly runsByMilestones: boolean
  readonly hasClock: boolean
  /** Drawn for a call-back that nobody made yet. */
  readonly isDrawn: boolean
}

export function allowedMoves({ status, isHeld, runsByMilestones, hasClock, isDrawn }: Movable): readonly DemandMove[] {
  const moves = movesFrom[status].filter((move) => {
    switch (move) {
      case 'plan-milestone':
      case 'reach-milestone':
        return runsByMilestones
      case 'extend':
        return hasClock
      case 'verify':
        return isDrawn
      default:
        return true
    }
  })
  return isHeld && moves.includes('pass-on') ? [...moves, 'return'] : moves
}

/** What somebody may do next. Whom a call-back concerns is not told of it. */
export function movesOffered(
  demand: Movable & { readonly officer?: string | null | undefined },
  by: DemandMover,
): readonly DemandMove[] {
  return allowedMoves(demand)
    .filter((move) => mayMake(move, demand.status, by))
    .filter((move) => move !== 'verify' || !isOwn(demand.officer, by))
}

const movesOfHolders: readonly DemandMove[] = ['progress', 'reach-milestone', 'answer', 'return']

/**
 * Who is accountable is for those who lead to say; what a call-back comes to, for those who stand outside. 承办单位 say what
 * they did, and that they are done with it.
 */
export function mayMake(move: DemandMove, status: DemandStatus, by: DemandMover): boolean {
  const { leads, oversees = false, holds = false } = by
  if (holds) return movesOfHolders.includes(move)
  if (move === 'verify' || (move === 'reopen' && status === 'verified')) return oversees
  return leads || (move !== 'assign' && (move !== 'reopen' || status !== 'archived'))
}

export function isOwn(officer: string | null | undefined, { officers, isAccountable = false }: DemandMover): boolean {
  return isAccountable || (typeof officer === 'string' && officers.includes(officer))
}
