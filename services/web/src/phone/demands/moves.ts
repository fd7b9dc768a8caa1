import type { FieldDemand } from '@titian/contract'

/** The steps that are taken on the way; passing on, escalating and extending are for the desk. */
const phoneMoves = ['accept', 'progress', 'answer', 'suspend', 'resume', 'close'] as const
export type PhoneMove = (typeof phoneMoves)[number]

export function isPhoneMove(move: string): move is PhoneMove {
  return phoneMoves.some((known) => known === move)
}

export function movesOf({ moves }: FieldDemand): readonly PhoneMove[] {
  return phoneMoves.filter((move) => moves.includes(move))
}

export type DemandGroup = 'overdue' | 'today' | 'waiting' | 'running'
export const demandGroups: readonly DemandGroup[] = ['overdue', 'today', 'waiting', 'running']

export function groupOf({ state, nextDue, clockDue }: FieldDemand, today: string): DemandGroup {
  if (state === 'suspended') return 'waiting'
  const due = dueOf({ nextDue, clockDue })
  if (due !== undefined && due < today) return 'overdue'
  return due === today ? 'today' : 'running'
}

/** The next step's day, or that of the clock, whichever is earlier. */
export function dueOf({ nextDue, clockDue }: Pick<FieldDemand, 'nextDue' | 'clockDue'>): string | undefined {
  const days = [nextDue, clockDue].filter((day) => day !== null)
  return days.sort()[0]
}
