import type { DemandShown, MoveDemand } from '@titian/contract'
import { neededFor } from '@titian/domain'

type Move = MoveDemand['move']

/** What may be said with a move beside what it needs. */
const beside: Readonly<Partial<Record<Move, readonly (keyof MoveDemand)[]>>> = {
  assign: ['reason'],
  'pass-on': ['with', 'note'],
  'reach-milestone': ['note'],
  'ask-confirmation': ['until'],
  confirm: ['satisfaction', 'note'],
  verify: ['note'],
}

/** The fields of a move's form, in the order in which they are asked; those that it needs say so. */
export function fieldsOf(move: Move): readonly { readonly field: string; readonly needed: boolean }[] {
  const needed: readonly string[] = neededFor[move]
  const order = [
    'officer',
    'to',
    'with',
    'tier',
    'clock',
    'milestone',
    'text',
    'due',
    'code',
    'way',
    'verdict',
    'satisfaction',
  ]
  const last = ['upheld', 'until', 'answer', 'note', 'reason', 'nextStep']
  const wanted = new Set<string>([...needed, ...(beside[move] ?? [])])
  // A milestone that is planned gets its id here; one that is reached is chosen.
  return [...order, ...last]
    .filter((field) => wanted.has(field) && !(move === 'plan-milestone' && field === 'milestone'))
    .map((field) => ({ field, needed: needed.includes(field) }))
}

export type Draft = Omit<MoveDemand, 'move' | 'nextStep' | 'with' | 'to' | 'seen'> & {
  readonly action?: string
  readonly nextDue?: string
  readonly toBody?: string
  readonly toUnit?: string
  readonly withBodies?: readonly string[]
}

/** What the form says, as the api takes it. A field that was left empty says nothing. */
export function bodyOf(move: Move, draft: Draft, milestone?: string): MoveDemand {
  const { action, nextDue, toBody, toUnit, withBodies, evidence, ...said } = draft
  const kept = evidence?.filter(({ kind, number }) => kind && number)
  return {
    move,
    ...withoutEmpty(said),
    ...(milestone === undefined ? {} : { milestone }),
    ...(kept && kept.length > 0 ? { evidence: kept } : {}),
    ...(action && nextDue ? { nextStep: { action, due: nextDue } } : {}),
    ...(toBody ? { to: { body: toBody, ...(toUnit ? { unit: toUnit } : {}) } } : {}),
    ...(withBodies && withBodies.length > 0 ? { with: withBodies.map((body) => ({ body })) } : {}),
  }
}

function withoutEmpty<Said extends object>(said: Said): Said {
  const kept = { ...said }
  for (const field in kept)
    if (kept[field] === '' || kept[field] === null || kept[field] === undefined) delete kept[field]
  return kept
}

/** Milestones that are still to be reached. */
export function openMilestones({ milestones }: Pick<DemandShown, 'milestones'>): DemandShown['milestones'] {
  return milestones.filter(({ reachedOn }) => reachedOn === null)
}
