import { demandCategoryWords, demandSecrecyWords, demandStatusWords, type DemandLine } from '@titian/contract'
import { daysBetween, runsByMilestones } from '@titian/domain'
import { words } from '../words/words.ts'

const say = words.demands

/** What is asked for; or that it is not for whoever looks. */
export function contentText({ text, secrecy }: Pick<DemandLine, 'text' | 'secrecy'>): string {
  return text ?? say.hidden(demandSecrecyWords[secrecy])
}

/** That the next step is hidden with the text, where there is one. */
export function hiddenNext({ text, nextDue }: Pick<DemandLine, 'text' | 'nextDue'>): string | undefined {
  return text === null && nextDue !== null ? say.hiddenShort : undefined
}

export function categoryText({ kind, category }: Pick<DemandLine, 'kind' | 'category'>): string {
  return kind ?? demandCategoryWords[category]
}

export function officerText({ officer, officerName }: Pick<DemandLine, 'officer' | 'officerName'>): string {
  return officerName ?? officer ?? ''
}

/** 办理中（转办）: who holds it stands beside the state. */
export function stateText({ state, holder, closedOn }: Pick<DemandLine, 'state' | 'holder' | 'closedOn'>): string {
  return holder === null || closedOn !== null
    ? demandStatusWords[state]
    : `${demandStatusWords[state]}（${say.heldBy(holder)}）`
}

/** Why nothing can be done, where the records go on after the day. */
export function laterText({ later }: Pick<DemandLine, 'later'>): string | undefined {
  return later === null ? undefined : say.detail.later(later.on, demandStatusWords[later.state])
}

export interface Left {
  readonly words: string
  /** By itself, where no column says what it counts; a milestone's are no working days. */
  readonly long: string
  readonly tone: 'bad' | 'warn' | undefined
}

type Clocked = Pick<
  DemandLine,
  'left' | 'milestoneDue' | 'state' | 'closedOn' | 'listed' | 'reopened' | 'category' | 'raisedOn'
>

/** Working days that are left; overdue in words, never by colour alone. Where no clock runs, why, or the milestone passed. */
export function leftText(line: Clocked, asOf: string): Left {
  const { left, milestoneDue } = line
  if (line.closedOn !== null) return { words: '', long: '', tone: undefined }
  if (left !== null && left < 0)
    return { words: say.left.overdue(-left), long: say.left.longOverdue(-left), tone: 'bad' }
  if (milestoneDue !== null && milestoneDue < asOf) {
    const passed = say.left.milestonePassed(daysBetween(milestoneDue, asOf))
    return { words: passed, long: passed, tone: 'bad' }
  }
  if (left === null) return { words: stillText(line), long: stillText(line), tone: undefined }
  if (left === 0) return { words: say.left.today, long: say.left.today, tone: 'warn' }
  return { words: say.left.days(left), long: say.left.longDays(left), tone: undefined }
}

function stillText({ listed, reopened, category, raisedOn }: Clocked): string {
  if (runsByMilestones(category, raisedOn)) return say.left.byMilestones
  return listed && reopened === 0 ? say.listed : say.left.paused
}

type Next = Pick<DemandLine, 'nextDue' | 'closedOn' | 'closingCode' | 'state'>

/** The day of what is next has passed, whether a clock runs or not; also of what was closed to be tracked (C5). */
export function isNextLate({ nextDue, closedOn, closingCode, state }: Next, asOf: string): boolean {
  const waits = closedOn === null || (closingCode === 'C5' && state !== 'archived')
  return waits && nextDue !== null && nextDue < asOf
}
