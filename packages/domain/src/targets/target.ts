import type { Decider, Refusal } from '../decider.ts'
import { isPlanningUnit, cityCode } from '../units/unit.ts'

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

export interface SetTarget {
  readonly type: 'SetTarget'
  readonly target: Target
}

export type TargetRefusal = Refusal &
  (
    | { readonly refused: 'UnknownIndicator'; readonly indicator: string }
    | { readonly refused: 'NotAPlanningUnit'; readonly unit: string }
    | { readonly refused: 'NothingChanges' }
  )

export interface TargetState {
  readonly version: number
  readonly standing: ReadonlyMap<number, Target>
}

export function targetStream(indicator: string, unit: string, year: number): string {
  return `target-${unit}-${indicator}-${year}`
}

/** What is set now: the last word that was not withdrawn. */
export function currentTarget({ standing }: TargetState): Target | undefined {
  return [...standing].toSorted(([a], [b]) => a - b).at(-1)?.[1]
}

export const targetDecider: Decider<SetTarget, TargetEvent, TargetState, TargetRefusal> = {
  initialState: { version: 0, standing: new Map() },
  decide: ({ target }, state) => {
    if (!findIndicator(target.indicator)) return { refused: 'UnknownIndicator', indicator: target.indicator }
    if (target.unit !== cityCode && !isPlanningUnit(target.unit))
      return { refused: 'NotAPlanningUnit', unit: target.unit }
    const current = currentTarget(state)
    const same =
      current?.value === target.value &&
      current.comparison === target.comparison &&
      current.document === target.document
    return same ? { refused: 'NothingChanges' } : [{ type: 'TargetSet', data: target }]
  },
  evolve: ({ version, standing }, event) => {
    const next = new Map(standing)
    if (event.type === 'TargetSet') next.set(version + 1, { comparison: 'at-least', ...event.data })
    else for (const concerned of event.data.concerns) next.delete(concerned)
    return { version: version + 1, standing: next }
  },
}
