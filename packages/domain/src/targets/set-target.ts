import type { Day } from '../day.ts'
import { isRefused } from '../decider.ts'
import { cityCode, planningUnits } from '../units/unit.ts'
import {
  currentTarget,
  targetDecider,
  type Target,
  type TargetFact,
  type TargetRefusal,
  type TargetState,
} from './target.ts'

export interface SetWithWhole {
  readonly target: Target
  /** What the whole city's target becomes along with a unit's. */
  readonly whole?: number | undefined
  readonly today: Day
}

/**
 * Sets a target and, where that is wished, the city's along with it, which then must be the sum of its units'. Answers
 * what is said of each unit; `stateOf` knows those that matter.
 */
export function setTarget(
  { target, whole, today }: SetWithWhole,
  stateOf: (unit: string) => TargetState,
): ReadonlyMap<string, readonly TargetFact[]> | TargetRefusal {
  const decided = targetDecider.decide({ type: 'SetTarget', target, today }, stateOf(target.unit))
  const own = new Map(isRefused(decided) ? [] : [[target.unit, decided] as const])
  if (whole === undefined) return isRefused(decided) ? decided : own
  if (isRefused(decided) && decided.refused !== 'NothingChanges') return decided
  const sum = sumOfParts((unit) => (unit === target.unit ? target : currentTarget(stateOf(unit))))
  if (sum !== whole) return { refused: 'WholeIsNotTheSum', whole, sum }
  const city = stateOf(cityCode)
  const comparison = currentTarget(city)?.comparison ?? 'at-least'
  const wholly = targetDecider.decide(
    { type: 'SetTarget', target: { ...target, unit: cityCode, value: whole, comparison }, today },
    city,
  )
  if (!isRefused(wholly)) return new Map([...own, [cityCode, wholly]])
  return own.size > 0 && wholly.refused === 'NothingChanges' ? own : wholly
}

/** What the units' targets come to; a unit without one adds nothing. */
export function sumOfParts(partOf: (unit: string) => Pick<Target, 'value'> | undefined): number {
  return planningUnits.reduce((sum, { code }) => sum + (partOf(code)?.value ?? 0), 0)
}
