import {
  stageOf,
  unknownUnit,
  valueOn,
  type Day,
  type History,
  type Portrait,
  type Spell,
  type Stage,
  type TitleCode,
} from '@titian/domain'

export type EnterpriseStatus = 'active' | 'closed' | 'moved-out'

/** What a firm was, from a day on until it was something else. */
export interface EnterpriseSpell {
  readonly from: Day
  readonly to: Day | null
  readonly status: EnterpriseStatus
  readonly name: string
  readonly unit: string
  readonly stage: Stage
  readonly titles: readonly TitleCode[]
}

/** The firm's days in one row of spells, from its first day in the city on; each differs from the one before. */
export function spellsOf(portrait: Portrait): readonly EnterpriseSpell[] {
  const { history, holdings } = portrait
  const statuses = statusesOf(history)
  const first = statuses[0]
  if (!first) return []
  const held = holdings.filter(({ state }) => state === 'valid')
  const turns = [...statuses, ...history.names, ...history.units, ...held].flatMap(({ from, to }) =>
    to === undefined ? [from] : [from, to],
  )
  const days = [...new Set(turns)].filter((day) => day >= first.from).toSorted()
  const spells: EnterpriseSpell[] = []
  for (const [index, from] of days.entries()) {
    const titles = held
      .filter((holding) => holding.from <= from && (holding.to === undefined || from < holding.to))
      .map(({ title }) => title)
    const spell: EnterpriseSpell = {
      from,
      to: days[index + 1] ?? null,
      status: valueOn(statuses, from) ?? 'active',
      name: valueOn(history.names, from) ?? '',
      unit: valueOn(history.units, from) ?? unknownUnit,
      stage: stageOf(titles),
      titles: [...new Set(titles)].toSorted(),
    }
    const last = spells.at(-1)
    if (last && isSame(last, spell)) spells[spells.length - 1] = { ...last, to: spell.to }
    else spells.push(spell)
  }
  return spells
}

/** 存续, and what came between and after: closed or moved out. */
export function statusesOf({ life, ended, standing }: History): readonly Spell<EnterpriseStatus>[] {
  if (life.length === 0) return ended ? [{ from: ended.on, value: ended.how, why: [] }] : []
  return life.flatMap(({ from, to, why }, index): Spell<EnterpriseStatus>[] => {
    const active: Spell<EnterpriseStatus> = { from, ...(to === undefined ? {} : { to }), value: 'active', why }
    const next = life[index + 1]
    if (to === undefined || next?.from === to) return [active]
    const ending = standing.find(({ version }) => version === why.at(-1))
    const value = ending?.statement.type === 'EnterpriseClosed' ? 'closed' : 'moved-out'
    return [active, { from: to, ...(next ? { to: next.from } : {}), value, why: why.slice(-1) }]
  })
}

function isSame(one: EnterpriseSpell, other: EnterpriseSpell): boolean {
  return (
    one.status === other.status &&
    one.name === other.name &&
    one.unit === other.unit &&
    one.titles.join() === other.titles.join()
  )
}
