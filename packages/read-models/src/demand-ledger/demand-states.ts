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

/** What its last row and each spell of its course say of a demand. */
interface Said {
  readonly uscc: string | null
  readonly state: string
  readonly since: Day
  readonly category: string
  readonly tier: string
  readonly listed: boolean
  readonly raised_on: Day
  readonly officer: string | null
  readonly named: string | null
  readonly next_action: string | null
  readonly next_due: Day | null
  readonly respond_due: Day | null
  readonly solve_due: Day | null
  readonly holder: string | null
  readonly held_since: Day | null
  readonly accepted_on: Day | null
  readonly answered_on: Day | null
  readonly closed_on: Day | null
  readonly closing_code: string | null
  readonly confirmed_on: Day | null
  readonly confirmed_verdict: string | null
  readonly verified_on: Day | null
  readonly verified: boolean | null
  readonly reopened: number
}

/** A demand as one row, as it stands after its last event. */
export interface DemandRow extends Said {
  readonly number: string
  readonly name: string
  readonly kind: string | null
  readonly text: string
  readonly secrecy: string
  readonly channel: string
  readonly visit: string | null
  readonly sample: string | null
  readonly data: Demand
  readonly why: readonly number[]
}

interface Then extends Said {
  readonly open: boolean
  readonly holder_units: readonly string[]
}

/** What it was on the days from `from` through the day before `to`. */
export interface SpellRow extends Then {
  readonly from: Day
  readonly to: Day | null
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
  const { demand, on } = last
  const { content } = demand
  const first = positions.get(1) ?? 0
  return [
    {
      // Where the log ends: what is due does not depend on the day on which it is read.
      ...saidOf(demand, clocksOf(facts, calendar, on)),
      number: content.number ?? demandNumber(facts[0]?.occurredOn ?? demand.raisedOn, first),
      name: content.name,
      kind: content.kind ?? null,
      text: content.text,
      secrecy: content.secrecy ?? 'open',
      channel: content.channel,
      visit: content.visit ?? null,
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
export function demandSpells({ state: { facts }, positions }: Logged, calendar: WorkingCalendar): readonly SpellRow[] {
  const spells: (SpellRow & { readonly versions: readonly number[] })[] = []
  for (const { on, demand, versions } of courseOf(facts)) {
    const last = spells.at(-1)
    const said = thenOf(demand, clocksOf(facts, calendar, on))
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

type Clocks = ReturnType<typeof clocksOf>

function thenOf(demand: Demand, clocks: Clocks): Then {
  const { holder } = demand
  const units = holder ? [holder.to, ...holder.with].flatMap(({ unit }) => unit ?? []) : []
  return { ...saidOf(demand, clocks), open: isOpen(demand), holder_units: units }
}

function saidOf(demand: Demand, { respond, solve }: Clocks): Said {
  const { content, nextStep, holder, closing, confirmed, verified } = demand
  return {
    uscc: content.uscc ?? null,
    state: demand.status,
    since: demand.since,
    category: content.category,
    tier: demand.tier,
    listed: !demand.ours,
    raised_on: demand.raisedOn,
    officer: demand.officer ?? null,
    named: demand.named ?? null,
    next_action: nextStep?.action ?? null,
    next_due: nextStep?.due ?? null,
    respond_due: respond?.due ?? null,
    solve_due: solve?.due ?? null,
    holder: holder?.to.body ?? null,
    held_since: holder?.since ?? null,
    accepted_on: demand.acceptedOn ?? null,
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

function isSame(spell: SpellRow, said: Then): boolean {
  const fields = new Map<string, unknown>(Object.entries(spell))
  return Object.entries(said).every(([field, value]) => JSON.stringify(value) === JSON.stringify(fields.get(field)))
}

function positionsOf(versions: readonly number[], positions: ReadonlyMap<number, number>): readonly number[] {
  return [...new Set(versions)].toSorted((a, b) => a - b).map((version) => positions.get(version) ?? 0)
}
