import type { Day } from '../day.ts'
import published from './check-rules.json' with { type: 'json' }

/** What is known of a firm before it is entered; what is not known is absent. Money in 万元. */
export interface CheckInput {
  readonly employees?: number
  readonly scientistShare?: number
  readonly research?: number
  /** Intellectual property rights. */
  readonly rights?: number
  /** Dishonesty, or a revoked number, within three years. */
  readonly riskWithin3Years?: boolean
  readonly firstTime?: boolean
}

interface Condition {
  readonly field: keyof CheckInput
  readonly atMost?: number
  readonly atLeast?: number
  readonly below?: number
  readonly is?: boolean
}

export interface CheckRule {
  readonly id: string
  readonly words: string
  readonly all: readonly Condition[]
}

/** 实地核查 triggers as they stood from a day on, with their source. */
export interface CheckRulePackage {
  readonly id: string
  readonly from: Day
  readonly to?: Day
  readonly source: string
  /** Working days for the formal review (形式审查). */
  readonly reviewDays: number
  readonly rules: readonly CheckRule[]
}

export const checkFields = [
  'employees',
  'scientistShare',
  'research',
  'rights',
  'riskWithin3Years',
  'firstTime',
] as const satisfies readonly (keyof CheckInput)[]

export const publishedCheckRules: readonly CheckRulePackage[] = published.packages.map((each) => ({
  ...each,
  rules: each.rules.map((rule) => ({ ...rule, all: rule.all.map(conditionOf) })),
}))

export type Trigger = { readonly rule: string; readonly words: string; readonly verdict: 'met' | 'unmet' | 'unknown' }

/** The package in force on a day; before the first one, the first, because nothing older is known. */
export function checkRulesOn(packages: readonly CheckRulePackage[], day: Day): CheckRulePackage {
  const ordered = packages.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const inForce = ordered.findLast(({ from }) => from <= day) ?? ordered[0]
  if (!inForce) throw new Error('There are no rules for checks on the spot')
  return inForce
}

/** The package by which a check was raised. */
export function checkRulesNamed(packages: readonly CheckRulePackage[], id: string): CheckRulePackage {
  const found = packages.find((each) => each.id === id)
  if (!found) throw new Error(`There are no rules for checks called ${id}`)
  return found
}

/** Each rule's verdict. What nobody knows is `unknown`, not unmet: a person finds out. */
export function triggersOf({ rules }: CheckRulePackage, input: CheckInput): readonly Trigger[] {
  return rules.map(({ id, words, all }) => {
    const verdicts = all.map((condition) => judge(condition, input))
    const verdict = verdicts.includes('unmet') ? 'unmet' : verdicts.includes('unknown') ? 'unknown' : 'met'
    return { rule: id, words, verdict }
  })
}

function judge({ field, atMost, atLeast, below, is }: Condition, input: CheckInput): Trigger['verdict'] {
  const value = input[field]
  if (value === undefined) return 'unknown'
  if (typeof value === 'boolean') return value === is ? 'met' : 'unmet'
  const fits =
    (atMost === undefined || value <= atMost) &&
    (atLeast === undefined || value >= atLeast) &&
    (below === undefined || value < below)
  return fits ? 'met' : 'unmet'
}

function conditionOf({ field, ...bounds }: { readonly field: string }): Condition {
  if (!isField(field)) throw new Error(`No firm is asked for its ${field}`)
  return { field, ...bounds }
}

function isField(field: string): field is keyof CheckInput {
  return checkFields.some((known) => known === field)
}
