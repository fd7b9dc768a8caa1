import { earlier, later, plusDays, type Day } from '../day.ts'
import { speaking } from './said-again.ts'
import { isAside } from './event.ts'
import type { Standing } from './standing.ts'
import { matchKey } from '../names/match-key.ts'

/** Days from `from` up to, not including, `to`; no `to` means that no end is known. */
export interface Days {
  readonly from: Day
  readonly to?: Day
}

/** A value with the days on which it held and the statements (versions) that say so. */
export interface Spell<Value> extends Days {
  readonly value: Value
  readonly why: readonly number[]
}

export const beginning: Day = '1000-01-01'
export const unknownUnit = 'unknown'

/** What the standing statements say of one firm, resolved: newer wins, an empty cell says nothing. */
export interface History {
  /** Less what another statement says as well and better. */
  readonly standing: readonly Standing[]
  readonly names: readonly Spell<string>[]
  readonly units: readonly Spell<string>[]
  /** 存续: the days on which the firm exists and belongs to the city. */
  readonly life: readonly Spell<'existing'>[]
  readonly ended?: { readonly how: 'closed' | 'moved-out'; readonly on: Day }
  readonly inRegister: boolean
  /** The register entries' versions. */
  readonly registered: readonly number[]
  /** Units that title lists name and that differ from the resolved one on their day: for 核对. */
  readonly otherUnits: readonly { readonly unit: string; readonly version: number; readonly on: Day }[]
}

export function historyOf(stated: readonly Standing[]): History {
  const standing = speaking(stated)
  const register = standing.filter(({ statement }) => statement.type === 'RegisterEntryListed')
  const units = unitsOf(standing)
  const { life, ended } = lifeOf(standing)
  return {
    standing,
    names: namesOf(standing),
    units,
    life,
    ...(ended ? { ended } : {}),
    inRegister: register.length > 0,
    registered: register.map(({ version }) => version),
    otherUnits: standing.flatMap(({ statement, occurredOn, version }) =>
      isTitleList(statement.type) && statement.data.unit && statement.data.unit !== valueOn(units, occurredOn)
        ? [{ unit: statement.data.unit, version, on: occurredOn }]
        : [],
    ),
  }
}

/** The value that held on a day. */
export function valueOn<Value>(spells: readonly Spell<Value>[], day: Day): Value | undefined {
  return spellOn(spells, day)?.value
}

export function spellOn<Value>(spells: readonly Spell<Value>[], day: Day): Spell<Value> | undefined {
  return spells.find(({ from, to }) => from <= day && (to === undefined || day < to))
}

/** The days that both have. */
export function common(a: Days, b: Days): Days | undefined {
  const from = later(a.from, b.from)
  const to = a.to === undefined ? b.to : b.to === undefined ? a.to : earlier(a.to, b.to)
  if (to !== undefined && to <= from) return undefined
  return to === undefined ? { from } : { from, to }
}

interface Assertion {
  readonly on: Day
  readonly value: string
  readonly why: readonly number[]
}

/** Each assertion holds until the next; the first holds for all days before it, since nothing says otherwise. */
function spellsFrom(assertions: readonly Assertion[]): readonly Spell<string>[] {
  const spells: Spell<string>[] = []
  for (const { on, value, why } of [...assertions].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const last = spells.at(-1)
    if (!last) {
      spells.push({ from: beginning, value, why })
    } else if (last.value === value) {
      // Said again: the newest word for it is kept as the reason, beside the first.
      spells[spells.length - 1] = { ...last, why: [...last.why.slice(0, 1), ...why] }
    } else if (on <= last.from) {
      spells[spells.length - 1] = { ...last, value, why }
    } else {
      spells[spells.length - 1] = { ...last, to: on }
      spells.push({ from: on, value, why })
    }
  }
  return spells
}

function namesOf(standing: readonly Standing[]): readonly Spell<string>[] {
  const renamings = standing.flatMap(({ statement, occurredOn, version }) =>
    statement.type === 'EnterpriseRenamed'
      ? [{ on: occurredOn, version, from: statement.data.formerName, to: statement.data.name }]
      : [],
  )
  const left = (name: string, on: Day) =>
    renamings.some(
      (renaming) =>
        renaming.on <= on && matchKey(renaming.from) === matchKey(name) && matchKey(renaming.to) !== matchKey(name),
    ) && !renamings.some((renaming) => renaming.on <= on && matchKey(renaming.to) === matchKey(name))
  const notYet = (name: string, on: Day) => {
    const next = renamings.find((renaming) => on < renaming.on)
    return next && matchKey(next.to) === matchKey(name) && matchKey(next.from) !== matchKey(name)
  }
  const assertions = standing.flatMap(({ statement, occurredOn, version }): Assertion[] => {
    const { name } = statement.data
    if (isAside(statement)) return []
    if (statement.type === 'EnterpriseRenamed') {
      return [
        { on: plusDays(occurredOn, -1), value: statement.data.formerName, why: [version] },
        { on: occurredOn, value: name, why: [version] },
      ]
    }
    // A list that still writes the name which the firm gave up does not give it back, and one that was typed again with
    // today's names does not give it earlier.
    return left(name, occurredOn) || notYet(name, occurredOn) ? [] : [{ on: occurredOn, value: name, why: [version] }]
  })
  return spellsFrom(assertions)
}

function unitsOf(standing: readonly Standing[]): readonly Spell<string>[] {
  const assertions = standing.flatMap(({ statement, occurredOn, version, byPerson }): Assertion[] => {
    const { unit } = statement.data
    if (statement.type === 'ResponsibilityMoved') {
      const { fromUnit } = statement.data
      const moved = { on: occurredOn, value: statement.data.unit, why: [version] }
      return fromUnit ? [{ on: plusDays(occurredOn, -1), value: fromUnit, why: [version] }, moved] : [moved]
    }
    if (!unit || (isTitleList(statement.type) && !byPerson)) return []
    return [{ on: occurredOn, value: unit, why: [version] }]
  })
  if (assertions.length > 0) return spellsFrom(assertions)
  const weaker = standing.flatMap(({ statement, occurredOn, version }): Assertion[] =>
    statement.data.unit ? [{ on: occurredOn, value: statement.data.unit, why: [version] }] : [],
  )
  if (weaker.length > 0) return spellsFrom(weaker)
  return [{ from: beginning, value: unknownUnit, why: [] }]
}

/** Lists that name a county beside a title: they speak of the unit only where nothing else does. */
export function isTitleList(type: Standing['statement']['type']): boolean {
  return (
    type === 'TechSmeRegistered' ||
    type === 'HighTechRecognised' ||
    type === 'TitleGranted' ||
    type === 'HighTechApplicationAdvanced'
  )
}

function lifeOf(standing: readonly Standing[]): {
  life: readonly Spell<'existing'>[]
  ended?: { how: 'closed' | 'moved-out'; on: Day }
} {
  const first = standing.find(({ statement }) => !isAside(statement))
  if (!first) return { life: [] }
  const founding = standing.findLast(
    ({ statement }) => statement.type === 'RegisterEntryListed' && statement.data.foundedOn,
  )
  const foundedOn = founding?.statement.type === 'RegisterEntryListed' ? founding.statement.data.foundedOn : undefined
  const born =
    founding && foundedOn
      ? { from: foundedOn, why: [founding.version] }
      : { from: first.occurredOn, why: [first.version] }
  const life: Spell<'existing'>[] = []
  let open: { from: Day; why: readonly number[] } | undefined = born
  let ended: { how: 'closed' | 'moved-out'; on: Day } | undefined
  for (const { statement, occurredOn, version } of standing) {
    if (statement.type === 'EnterpriseMovedIn') {
      // It may be older than its arrival, but not older here.
      open =
        open && life.length === 0 && ended === undefined
          ? { from: later(occurredOn, born.from), why: [version] }
          : (open ?? { from: occurredOn, why: [version] })
      ended = undefined
    } else if (statement.type === 'EnterpriseClosed' || statement.type === 'EnterpriseMovedOut') {
      if (open && occurredOn > open.from)
        life.push({ from: open.from, to: occurredOn, value: 'existing', why: [...open.why, version] })
      open = undefined
      ended = { how: statement.type === 'EnterpriseClosed' ? 'closed' : 'moved-out', on: occurredOn }
    }
  }
  if (open) life.push({ from: open.from, value: 'existing', why: open.why })
  return ended ? { life, ended } : { life }
}
