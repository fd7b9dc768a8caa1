import { daysBetween, type Day } from '../day.ts'
import type { DemandCategory } from '../demands/demand-event.ts'

/** What a demand is, so that nobody has to open it to know. */
export interface DemandAbout {
  readonly category: DemandCategory
  /** How it begins; null where it is not open to all: a list of work is read over one's shoulder. */
  readonly text: string | null
}

/** Why something is on an officer's list; each goes when the thing itself is done, never by ticking. */
export type WorkReason =
  /** 约定走访: a visit announced a day for the next one. */
  | { readonly kind: 'visit-planned'; readonly lastOn: Day }
  /** 超期未访: nobody was there for `days`, or ever. */
  | { readonly kind: 'visit-due'; readonly lastOn: Day | null; readonly days: number }
  /** A clock of a demand ran out; or the firm's next step is due. */
  | {
      readonly kind: 'demand-overdue'
      readonly number: string
      readonly about?: DemandAbout
      readonly clock: 'respond' | 'solve'
      readonly workingDays: number
    }
  | {
      readonly kind: 'demand-clock'
      readonly number: string
      readonly about?: DemandAbout
      readonly clock: 'respond' | 'solve'
      readonly workingDays: number
    }
  | {
      readonly kind: 'demand-step'
      readonly number: string
      readonly about?: DemandAbout
      readonly action: string
      /** Of its next step; else of a milestone, or of one that was closed and is looked at again. */
      readonly of?: 'milestone' | 'tracking'
    }
  /** What the officer took on himself in the firm's 一企一策. */
  | { readonly kind: 'plan-action'; readonly what: string }
  /** A title runs out within twelve months; `due` is its last day. */
  | { readonly kind: 'title-expiring'; readonly title: string }
  | {
      readonly kind: 'duty'
      readonly duty: string
      readonly name: string
      readonly year: number
      readonly missedBefore: readonly number[]
    }
  /** `due` ends the formal review, of which so many working days are left; less than none: late. */
  | {
      readonly kind: 'check'
      readonly year: number
      readonly triggers: number
      readonly step: 'go' | 'agree'
      readonly reviewDays: number
      readonly workingDays: number
    }
  /** `from` and `name` are the officer's who gives them. */
  | {
      readonly kind: 'handover'
      readonly firms: number
      readonly demands: number
      readonly from: string
      readonly name: string | null
    }
  /** Records of one's own that were kept aside, and those that a device gave a number and that never came. */
  | { readonly kind: 'kept-aside'; readonly records: number; readonly missing: number }

export type WorkKind = WorkReason['kind']

export interface WorkItem {
  readonly reason: WorkReason
  /** The last day on which it is in time. */
  readonly due: Day | null
}

/** 1 is red: what is late and costs something. 2 is now, 3 soon, 4 this year. */
export type Priority = 1 | 2 | 3 | 4

/** How many days before its due day something begins to press. */
const soon: Readonly<Record<'now' | 'soon', number>> = { now: 3, soon: 30 }

export function priorityOf({ reason, due }: WorkItem, today: Day): Priority {
  if (reason.kind === 'demand-overdue') return 1
  if (reason.kind === 'duty' && reason.missedBefore.length > 0) return 1
  if (reason.kind === 'handover' || reason.kind === 'kept-aside') return 2
  if (due === null) return 3
  const left = daysBetween(today, due)
  if (left < 0) return isPromised(reason.kind) ? 1 : 2
  return left <= soon.now ? 2 : left <= soon.soon ? 3 : 4
}

/** 逾期: past its day, whatever that costs. The day on which firms were handed over is none by which they are due. */
export function isLate({ kind, due }: { readonly kind: WorkKind; readonly due: Day | null }, today: Day): boolean {
  return due !== null && due < today && kind !== 'handover'
}

/** What others wait for on its day, as against what is only usual by then. */
function isPromised(kind: WorkKind): boolean {
  return kind === 'duty' || kind === 'demand-step' || kind === 'plan-action' || kind === 'check'
}

/** By priority, then by due day; what has no day comes last of its priority. */
export function inWorkOrder<Item extends WorkItem>(items: readonly Item[], today: Day): readonly Item[] {
  const placed = items.map((item) => ({ item, priority: priorityOf(item, today), due: item.due ?? '9999-12-31' }))
  return placed
    .toSorted((a, b) => a.priority - b.priority || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    .map(({ item }) => item)
}
