import {
  clocksOf,
  courseOf,
  demandNumber,
  isOpen,
  type Day,
  type Demand,
  type DemandState,
  type WorkingCalendar,
} from '@titian/domain'

/** A demand as one row, as it stands after its last event. */
export interface DemandRow {
  readonly number: string
  readonly uscc: string | null
  readonly name: string
  readonly category: string
  readonly kind: string | null
  readonly text: string
  readonly secrecy: string
  readonly tier: string
  readonly officer: string | null
  readonly named: string | null
  readonly channel: string
  readonly visit: string | null
  readonly listed: boolean
  readonly raised_on: Day
  readonly state: string
  readonly since: Day
  readonly next_action: string | null
  readonly next_due: Day | null
  readonly respond_due: Day | null
  readonly solve_due: Day | null
  readonly accepted_on: Day | null
  readonly answered_on: Day | null
  readonly closed_on: Day | null
  readonly closing_code: string | null
  readonly confirmed_on: Day | null
  readonly confirmed_verdict: string | null
  readonly verified_on: Day | null
  readonly verified: boolean | null
  readonly reopened: number
  readonly holder: string | null
  readonly held_since: Day | null
  readonly sample: string | null
  readonly data: Demand
  readonly why: readonly number[]
}

/** What it was on the days from `from` through the day before `to`. */
export interface SpellRow {
  readonly from: Day
  readonly to: Day | null
  readonly uscc: string | null
  readonly open: boolean
  readonly state: string
  readonly category: string
  readonly listed: boolean
  readonly raised_on: Day
  readonly officer: string | null
  readonly named: string | null
  readonly answered_on: Day | null
  readonly closed_on: Day | null
  readonly closing_code: string | null
  readonly confirmed_on: Day | null
  readonly confirmed_verdict: string | null
  readonly verified_on: Day | null
  readonly verified: boolean | null
  readonly reopened: number
  readonly why: readonly number[]
}

interface Logged {
  readonly state: DemandState
  /** The position of each version. */
  readonly positions: ReadonlyMap<number, number>
}

export function demandRow({ state: { facts }, positions }: Logged, calendar: WorkingCalendar): readonly DemandRow[] {
  const course = courseOf(facts)
  const last = course.at(-1)
  if (!last) return []
  const { demand } = last
  const { content } = demand
  // Where the log ends: what is due does not depend on which day it is read.
  const clocks = clocksOf(facts, calendar, last.on)
  const first = positions.get(1) ?? 0
  return [
    {
      ...shared(demand),
      number: content.number ?? demandNumber(facts[0]?.occurredOn ?? demand.raisedOn, first),
      name: content.name,
      kind: content.kind ?? null,
      text: content.text,
      secrecy: content.secrecy ?? 'open',
      tier: demand.tier,
      channel: content.channel,
      visit: content.visit ?? null,
      since: demand.since,
      next_action: demand.nextStep?.action ?? null,
      next_due: demand.nextStep?.due ?? null,
      respond_due: clocks.respond?.due ?? null,
      solve_due: clocks.solve?.due ?? null,
      accepted_on: demand.acceptedOn ?? null,
      holder: demand.holder?.to.body ?? null,
      held_since: demand.holder?.since ?? null,
      sample: demand.drawn?.sample ?? null,
      data: demand,
      why: positionsOf(
        course.flatMap(({ versions }) => versions),
        positions,
      ),
    },
  ]
}

/** Of several events of one day the last one counts; days that are alike are one spell. */
export function demandSpells({ state: { facts }, positions }: Logged): readonly SpellRow[] {
  const spells: (SpellRow & { readonly versions: readonly number[] })[] = []
  for (const { on, demand, versions } of courseOf(facts)) {
    const last = spells.at(-1)
    const said = { ...shared(demand), open: isOpen(demand) }
    if (last && isSame(last, said)) continue
    const before = last?.from === on ? last.versions : []
    if (last?.from === on) spells.pop()
    const earlier = spells.at(-1)
    if (earlier && isSame(earlier, said)) {
      spells[spells.length - 1] = { ...earlier, to: null }
      continue
    }
    if (earlier) spells[spells.length - 1] = { ...earlier, to: on }
    const own = [...before, ...versions]
    spells.push({ ...said, from: on, to: null, versions: own, why: positionsOf(own, positions) })
  }
  return spells.map(({ versions: _versions, ...spell }) => spell)
}

type Said = Omit<SpellRow, 'from' | 'to' | 'why'>

function shared(demand: Demand): Omit<Said, 'open'> {
  const { content, closing, confirmed, verified } = demand
  return {
    uscc: content.uscc ?? null,
    state: demand.status,
    category: content.category,
    listed: !demand.ours,
    raised_on: demand.raisedOn,
    officer: demand.officer ?? null,
    named: demand.named ?? null,
    answered_on: demand.answeredOn ?? null,
    closed_on: closing?.on ?? null,
    closing_code: closing?.code ?? null,
    confirmed_on: confirmed?.on ?? null,
    confirmed_verdict: confirmed?.verdict ?? null,
    verified_on: verified?.on ?? null,
    verified: verified?.upheld ?? null,
    reopened: demand.reopened,
  }
}

function isSame(spell: SpellRow, said: Said): boolean {
  return Object.entries(said).every(
    ([field, value]) => value === new Map<string, unknown>(Object.entries(spell)).get(field),
  )
}

function positionsOf(versions: readonly number[], positions: ReadonlyMap<number, number>): readonly number[] {
  return [...new Set(versions)].toSorted((a, b) => a - b).map((version) => positions.get(version) ?? 0)
}
