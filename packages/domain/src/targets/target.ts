import type { Day } from '../day.ts'
import type { Decider, Refusal } from '../decider.ts'
import { isPlanningUnit, cityCode } from '../units/unit.ts'
import { differingLists, standingTarget, type TargetSaying } from './standing-target.ts'

/** Indicators for which targets are set, with the words by which lists name them. */
export const indicators = [
  {
    code: 'high-tech.new',
    name: '新增高新技术企业',
    synonyms: ['新认定高新技术企业', '新增高企', '高新技术企业新增', '高新技术企业'],
  },
  {
    code: 'tech-sme.registered',
    name: '科技型中小企业入库',
    synonyms: ['科技型中小企业评价入库', '科技型中小企业入库数', '入库科技型中小企业', '科技型中小企业'],
  },
] as const

export type IndicatorCode = (typeof indicators)[number]['code']

export function findIndicator(text: string): (typeof indicators)[number] | undefined {
  const key = text.normalize('NFKC').replace(/\s/g, '')
  return indicators.find(
    ({ code, name, synonyms }) => code === key || name === key || synonyms.some((synonym) => synonym === key),
  )
}

export interface Target {
  readonly indicator: string
  readonly unit: string
  readonly year: number
  readonly value: number
  /** "not less than" or "more than". */
  readonly comparison: 'at-least' | 'more-than'
  readonly document?: string
  /** Why a person set it so. */
  readonly reason?: string
}

export type TargetEvent =
  | {
      readonly type: 'TargetSet'
      readonly data: Omit<Target, 'comparison'> & { readonly comparison?: Target['comparison'] }
    }
  | {
      readonly type: 'TargetWithdrawn'
      readonly data: { readonly concerns: readonly number[]; readonly reason: string; readonly import?: string }
    }

/** An event as it is decided; the stream numbers it. */
export interface TargetFact {
  readonly occurredOn: Day
  readonly event: TargetEvent
  /** The import whose list says so; absent where a person does. */
  readonly import?: string
}

export interface SetTarget {
  readonly type: 'SetTarget'
  readonly target: Target
  readonly today: Day
}

export type TargetRefusal = Refusal &
  (
    | { readonly refused: 'UnknownIndicator'; readonly indicator: string }
    | { readonly refused: 'NotAPlanningUnit'; readonly unit: string }
    /** What stands is of a later day than today: what is said today would not count. */
    | {
        readonly refused: 'LaterTargetStands'
        readonly on: Day
        readonly today: Day
        readonly value: number
        readonly document?: string
      }
    /** The whole that was to be set along is not the sum of its parts. */
    | { readonly refused: 'WholeIsNotTheSum'; readonly whole: number; readonly sum: number }
    | { readonly refused: 'NothingChanges' }
  )

export interface TargetState {
  readonly version: number
  readonly standing: ReadonlyMap<number, TargetSaying>
}

export function targetStream(indicator: string, unit: string, year: number): string {
  return `target-${unit}-${indicator}-${year}`
}

/** What is set: of all that was said and not withdrawn, what counts by its day. */
export function currentTarget({ standing }: TargetState): Target | undefined {
  return standingTarget(standing.values())?.target
}

export const targetDecider: Decider<SetTarget, TargetFact, TargetState, TargetRefusal> = {
  initialState: { version: 0, standing: new Map() },
  decide: ({ target, today }, { standing }) => {
    if (!findIndicator(target.indicator)) return { refused: 'UnknownIndicator', indicator: target.indicator }
    if (target.unit !== cityCode && !isPlanningUnit(target.unit))
      return { refused: 'NotAPlanningUnit', unit: target.unit }
    const current = standingTarget(standing.values())
    // Where lists differ, saying again what stands settles it.
    if (current && isSame(current.target, target) && differingLists(standing.values()).length === 0)
      return { refused: 'NothingChanges' }
    if (current && current.on > today) {
      const { value, document } = current.target
      const by = document === undefined ? {} : { document }
      return { refused: 'LaterTargetStands', on: current.on, today, value, ...by }
    }
    return [{ occurredOn: today, event: { type: 'TargetSet', data: target } }]
  },
  evolve: ({ version, standing }, { event, occurredOn, import: list }) => {
    const next = new Map(standing)
    const own = version + 1
    if (event.type === 'TargetSet') {
      const target = { comparison: 'at-least' as const, ...event.data }
      next.set(own, { version: own, target, on: occurredOn, ...(list === undefined ? {} : { import: list }) })
    } else for (const concerned of event.data.concerns) next.delete(concerned)
    return { version: own, standing: next }
  },
}

function isSame(current: Target, said: Target): boolean {
  return current.value === said.value && current.comparison === said.comparison && current.document === said.document
}
