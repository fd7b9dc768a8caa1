import type { FieldFirm } from '@titian/contract'
import { phone as words } from '../../words/phone.ts'
import { dueOf } from '../demands/moves.ts'
import { expiringTitles, isStale, staleDays } from '../firms/find-firms.ts'
import { readItems } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import type { WorkLine } from '../sync/pull-work.ts'
import { daysBetween, plusDays } from '../today.ts'
import { isVisitForm } from '../visit/visit-form.ts'

/** One thing to do, and why it is there. It goes by doing it. */
export interface Task {
  readonly key: string
  readonly uscc: string | undefined
  readonly firm: string
  readonly why: string
  readonly due: string
  /** The lower, the more urgent. */
  readonly rank: number
  /** What a visit because of it is for. */
  readonly purpose?: string | undefined
  /** A visit is what it waits for. */
  readonly isVisit?: boolean
}

/** A visit that lies on this device and nowhere else. */
interface UnsentVisit {
  readonly uscc: string
  readonly on: string
}

/** What is still to do, and beside it what a visit has done of which the server knows nothing yet. */
export function splitTasks(
  tasks: readonly Task[],
  unsent: readonly UnsentVisit[],
  today: string,
): { readonly open: readonly Task[]; readonly done: readonly Task[] } {
  const visited = new Set(unsent.flatMap(({ uscc, on }) => (daysBetween(on, today) <= staleDays ? [uscc] : [])))
  const isDone = ({ isVisit, uscc }: Task) => isVisit === true && uscc !== undefined && visited.has(uscc)
  return { open: tasks.filter((task) => !isDone(task)), done: tasks.filter(isDone) }
}

/** Asked of the device; what it holds only in part, as a draft, has not been done. */
export async function readUnsentVisits(store: Store): Promise<readonly UnsentVisit[]> {
  const items = await readItems(store)
  return items.flatMap(({ state, said: { form } }) => {
    if (state !== 'waiting' && state !== 'sending' && state !== 'held') return []
    return isVisitForm(form) && form.firm?.uscc !== undefined ? [{ uscc: form.firm.uscc, on: form.on }] : []
  })
}

/**
 * What is to be done, out of what this device carries along: overdue demands, those of the next days, titles that run
 * out, firms that nobody has seen for long. It needs no network, and is as old as 数据截至 says.
 */
export function tasksOf(firms: readonly FieldFirm[], today: string): readonly Task[] {
  const soon = plusDays(today, 7)
  return firms
    .filter(({ own }) => own)
    .flatMap((firm) => [...demandTasks(firm, today, soon), ...titleTasks(firm, today), ...visitTasks(firm, today)])
    .sort((one, other) => one.rank - other.rank || (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))
}

/** The server's own list, in its order: it knows of duties, checks and handovers too. */
export function workTasks(work: readonly WorkLine[]): readonly Task[] {
  return work.map(({ kind, priority, due, firm, why, subject, purpose }, index) => ({
    key: `${kind} ${subject ?? firm?.uscc ?? ''} ${index}`,
    uscc: firm?.uscc,
    firm: firm?.name ?? '',
    why,
    due: due ?? '',
    rank: priority - 1,
    purpose,
    isVisit: kind === 'visit-due' || kind === 'visit-planned',
  }))
}

function demandTasks({ uscc, name, demands = [] }: FieldFirm, today: string, soon: string): readonly Task[] {
  return demands.flatMap((demand) => {
    const due = dueOf(demand)
    if (due === undefined || due > soon || demand.state === 'suspended') return []
    const isOverdue = due < today
    const why = isOverdue ? words.today.overdueDemand(daysBetween(due, today)) : words.today.dueDemand(due)
    return [{ key: demand.demand, uscc, firm: name, why, due, rank: isOverdue ? 0 : 1, purpose: 'demand' }]
  })
}

function titleTasks(firm: FieldFirm, today: string): readonly Task[] {
  const { uscc, name } = firm
  return expiringTitles(firm, today).map((title) => ({
    key: `${uscc} ${title.name}`,
    uscc,
    firm: name,
    why: words.today.expiring(title.name, title.through),
    due: title.through,
    rank: daysBetween(today, title.through) <= 90 ? 2 : 3,
    purpose: 'expiry',
  }))
}

function visitTasks(firm: FieldFirm, today: string): readonly Task[] {
  const { uscc, name, lastVisitOn } = firm
  if (!isStale(firm, today)) return []
  const why = lastVisitOn ? words.today.notVisited(daysBetween(lastVisitOn, today)) : words.today.neverVisited
  return [{ key: `${uscc} visit`, uscc, firm: name, why, due: lastVisitOn ?? '', rank: 4, isVisit: true }]
}
