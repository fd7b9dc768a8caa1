import type { FieldDemand } from '@titian/contract'
import { closingOwes, isAgainstFirm, neededFor, type ClosingCode } from '@titian/domain'
import { phone as words } from '../../words/phone.ts'
import type { OpenDemand } from '../firms/use-firms.ts'
import { plusDays } from '../today.ts'
import { isPhoneMove, type PhoneMove } from './moves.ts'

/** C8 goes into another demand, and that is for the desk. */
export const phoneCodes = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'] as const satisfies readonly ClosingCode[]
type PhoneCode = (typeof phoneCodes)[number]

/** What a step's form holds, from its first keystroke; with it, of what it is a step. */
export interface Step {
  readonly move: PhoneMove
  readonly demand: string
  /** The version that was seen as it was begun. */
  readonly seen: number
  readonly firm: string
  readonly text: string
  readonly on: string
  readonly note: string
  readonly answer: string
  readonly reason: string
  readonly code: PhoneCode
  /** What the firm said of it, as it was seen. */
  readonly verdict?: NonNullable<FieldDemand['verdict']>
  readonly evidence: string
  readonly action: string
  readonly due: string
}

type StepField = 'note' | 'answer' | 'reason' | 'evidence' | 'nextStep'

export function beginStep({ demand, name }: OpenDemand, move: PhoneMove, today: string): Step {
  return {
    move,
    demand: demand.demand,
    seen: demand.seen,
    firm: name,
    text: demand.text,
    on: today,
    note: '',
    answer: '',
    reason: '',
    code: 'C1',
    ...(demand.verdict === undefined ? {} : { verdict: demand.verdict }),
    evidence: '',
    action: demand.nextAction ?? '',
    due: plusDays(today, 7),
  }
}

export function isStep(form: unknown): form is Step {
  return typeof form === 'object' && form !== null && 'move' in form && 'seen' in form && isPhoneMove(String(form.move))
}

export function isPhoneCode(code: string): code is PhoneCode {
  return phoneCodes.some((known) => known === code)
}

export function stepTitle({ move, firm }: Step): string {
  return words.demands.titleOf(words.demands.move[move], firm)
}

const order: readonly StepField[] = ['note', 'answer', 'reason', 'evidence', 'nextStep']

type Asking = Pick<Step, 'move' | 'code' | 'verdict'>

/** Closed as 已解决, where the firm said otherwise. */
export function isAgainst({ move, code, verdict }: Asking): boolean {
  return move === 'close' && isAgainstFirm(code, verdict)
}

/** What has to be said with a step: the server would refuse it without. A closing owes what its code does. */
export function owedIn(step: Asking): readonly StepField[] {
  const { move, code } = step
  const owes = closingOwes[code]
  const closing = [owes === 'answer' ? 'note' : owes, ...(isAgainst(step) ? ['note'] : [])]
  const fields: readonly string[] = move === 'close' ? closing : neededFor[move]
  return order.filter((field) => fields.includes(field))
}

/** What is asked, in order: all that is owed, and with a closing what may be said besides. */
export function askedIn(step: Asking): readonly StepField[] {
  const owed = owedIn(step)
  return order.filter(
    (field) => owed.includes(field) || (step.move === 'close' && (field === 'note' || field === 'evidence')),
  )
}

/** What is said of the first thing that is missing or wrong. */
export function wrongIn(step: Step): string | undefined {
  for (const field of owedIn(step)) {
    if (field === 'nextStep') {
      if (step.action.trim() === '') return words.demands.missing(words.demands.nextAction)
      if (step.due === '') return words.demands.missing(words.demands.nextDue)
      if (step.due < step.on) return words.demands.duePast(step.on)
    } else if (step[field].trim() === '') return words.demands.missing(labelOf(field, step.move, true))
  }
  return undefined
}

export function labelOf(field: Exclude<StepField, 'nextStep'>, move: PhoneMove, isOwed: boolean): string {
  const label = field === 'note' && move === 'close' ? words.demands.closeNote : words.demands[field]
  return isOwed ? label : words.demands.optional(label)
}

/** As the route of the same command takes it. */
export function stepPayload(step: Step): Readonly<Record<string, unknown>> {
  const { move, seen, on, code, action, due } = step
  const asked = askedIn(step)
  const said: Record<string, unknown> = {}
  for (const field of ['note', 'answer', 'reason'] as const) {
    if (asked.includes(field) && step[field].trim() !== '') said[field] = step[field].trim()
  }
  if (asked.includes('evidence') && step.evidence.trim() !== '') said['evidence'] = [evidenceIn(step.evidence)]
  if (asked.includes('nextStep')) said['nextStep'] = { action: action.trim(), due }
  return { move, seen, on, ...said, ...(move === 'close' ? { code } : {}) }
}

/** 合同 2021-17: what it is, and its number; without a blank all of it is the number. */
function evidenceIn(text: string): { kind: string; number: string } {
  const [kind = '', ...rest] = text.trim().split(/\s+/)
  return rest.length === 0 || kind.length > 40
    ? { kind: words.demands.evidenceKind, number: text.trim() }
    : { kind, number: rest.join(' ') }
}
