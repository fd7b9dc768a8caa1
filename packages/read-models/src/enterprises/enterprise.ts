import {
  beginning,
  divisionIn,
  findIndustry,
  industryTitleOf,
  isTitleList,
  judgeCreditCode,
  normaliseCreditCode,
  plusDays,
  portraitOf,
  sizeOf,
  spellOn,
  stageOf,
  unknownUnit,
  valueOn,
  type Day,
  type EnterpriseEvent,
  type History,
  type Portrait,
  type Size,
  type Spell,
  type Stage,
  type Statement,
  type StatementType,
  type TitleCode,
} from '@titian/domain'
import type { QueryExecutorProvider } from 'kysely'
import type { Asked } from '../figures/figure-counts.ts'
import { codesOf, detailsOf, type Details } from './details.ts'
import { statusesOf, type EnterpriseStatus } from './enterprise-spells.ts'
import { readRecorded, streamOfCode, type Recorded } from './recorded-lines.ts'
import { sightOf, type Sight } from './sight.ts'
import { titlesHeld, type TitleHeld } from './titles-held.ts'

export interface EnterpriseAnswer {
  readonly stream: string
  readonly uscc: string
  readonly formerCodes: readonly string[]
  readonly name: string
  /** Oldest first; `to` is the last day of the name. */
  readonly formerNames: readonly { readonly name: string; readonly from?: Day; readonly to?: Day }[]
  readonly unit: string
  /** Title lists that name another unit, the newest of each kind. */
  readonly unitsDiffer: readonly {
    readonly unit: string
    readonly type: StatementType
    readonly on: Day
    readonly position: number
  }[]
  readonly status: EnterpriseStatus | 'not-yet' | 'withdrawn' | 'transferred'
  readonly inRegister: boolean
  readonly stage: Stage
  /** The highest title on 工信线. */
  readonly industryLine: TitleCode | null
  readonly titles: readonly (Omit<TitleHeld, 'why'> & { readonly positions: readonly number[] })[]
  readonly details: Omit<Details, 'contact'> & { readonly industryName?: string; readonly size?: Size }
  /** The key of personal data beside the log. */
  readonly contact: string | null
  readonly notes: readonly EnterpriseNote[]
  readonly asOf: Day
}

/** What someone should know when reading a profile; words for it live at the edge. */
export type EnterpriseNote =
  /** The registering authority's division in the code is not that of the unit that answers for the firm. */
  | { readonly note: 'division-differs'; readonly division: string; readonly unit: string }
  | { readonly note: 'code-inner-check' }
  /** Neither the register nor a change list nor a person names a unit: it is that of a title list. */
  | { readonly note: 'unit-from-title-list' }
  | { readonly note: 'unit-unknown' }
  /** Another unit answers for it since; what is shown is of the last day before. */
  | { readonly note: 'transferred'; readonly last: Day }

/**
 * One firm by any code that it ever had, as of a day and as then known. Undefined where there is none, or none that
 * the units may see.
 */
export async function enterpriseOf(
  db: QueryExecutorProvider,
  uscc: string,
  asked: Pick<Asked, 'journal' | 'asOf' | 'known' | 'units'>,
): Promise<EnterpriseAnswer | undefined> {
  const code = normaliseCreditCode(uscc)
  const stream = await streamOfCode(db, code, asked)
  if (stream === undefined) return undefined
  const recorded = await readRecorded(db, stream, asked)
  if (recorded.lines.length === 0) return undefined
  if (recorded.standing.length === 0) return withdrawn(recorded, code, asked)
  const portrait = portraitOf(recorded.standing)
  const sight = sightOf(portrait.history, asked.asOf, asked.units)
  return sight && described(recorded, portrait, sight, asked.asOf)
}

function described(recorded: Recorded, portrait: Portrait, sight: Sight, asOf: Day): EnterpriseAnswer | undefined {
  const { history } = portrait
  const { day } = sight
  const newest = history.standing.at(-1)
  if (!newest) return undefined
  const { uscc } = newest.statement.data
  const unit = valueOn(history.units, day) ?? unknownUnit
  const held = titlesHeld(portrait, day)
  const valid = held.filter(({ state }) => state === 'valid').map(({ title }) => title)
  const positionsOf = (why: readonly number[]) =>
    why
      .filter((version) => isSeen(recorded, sight, version))
      .flatMap((version) => recorded.positions.get(version) ?? [])
  const { contact, ...details } = detailsOf(
    day === asOf
      ? history.standing
      : history.standing.filter(({ occurredOn }) => occurredOn <= day && sight.isOwn(occurredOn)),
    day,
  )
  const industryName = details.industry && findIndustry(details.industry)?.name
  const size = sizeOf(details)
  return {
    stream: recorded.stream,
    uscc,
    formerCodes: codesOf(history.standing).filter((code) => code !== uscc),
    name: valueOn(history.names, day) ?? newest.statement.data.name,
    formerNames: formerNamesOf(history, day),
    unit,
    unitsDiffer: unitsDifferOf(recorded, history, sight),
    status: day === asOf ? statusOn(history, day) : 'transferred',
    inRegister: history.inRegister,
    stage: stageOf(valid),
    industryLine: industryTitleOf(valid) ?? null,
    titles: held
      // What it held while it was another's belongs to that one; what it brought along is seen.
      .filter(({ state, from }) => state === 'valid' || state === 'pending' || sight.isOwn(from))
      .filter(({ state }) => day === asOf || state !== 'future')
      .map(({ why, ...title }) => ({ ...title, positions: positionsOf(why) })),
    details: { ...details, ...(industryName ? { industryName } : {}), ...(size ? { size } : {}) },
    contact: contact ?? null,
    notes: [
      ...(day === asOf ? [] : [{ note: 'transferred' as const, last: day }]),
      ...notesOf(history, uscc, unit, day),
    ],
    asOf,
  }
}

function isSeen({ lines }: Recorded, sight: Sight, version: number): boolean {
  const line = lines.find((other) => other.version === version)
  return line !== undefined && sight.isOwn(line.occurredOn)
}

function statusOn(history: History, day: Day): EnterpriseAnswer['status'] {
  return valueOn(statusesOf(history), day) ?? 'not-yet'
}

function formerNamesOf({ names }: History, day: Day): EnterpriseAnswer['formerNames'] {
  const current = valueOn(names, day)
  return names.flatMap(({ value, from, to }: Spell<string>) =>
    to !== undefined && to <= day && value !== current
      ? [{ name: value, ...(from === beginning ? {} : { from }), to: plusDays(to, -1) }]
      : [],
  )
}

function unitsDifferOf({ positions }: Recorded, history: History, sight: Sight): EnterpriseAnswer['unitsDiffer'] {
  const newest = new Map<string, EnterpriseAnswer['unitsDiffer'][number]>()
  for (const { unit, version, on } of history.otherUnits) {
    const said = history.standing.find((standing) => standing.version === version)
    const position = positions.get(version)
    if (!said || position === undefined || on > sight.day || !sight.isOwn(on)) continue
    newest.set(`${said.statement.type} ${unit}`, { unit, type: said.statement.type, on, position })
  }
  return [...newest.values()]
}

function notesOf(history: History, uscc: string, unit: string, day: Day): readonly EnterpriseNote[] {
  const notes: EnterpriseNote[] = []
  if (unit === unknownUnit) notes.push({ note: 'unit-unknown' })
  else if (divisionIn(uscc) !== unit) notes.push({ note: 'division-differs', division: divisionIn(uscc), unit })
  const judged = judgeCreditCode(uscc)
  if ('innerCheckFails' in judged && judged.innerCheckFails) notes.push({ note: 'code-inner-check' })
  const says = spellOn(history.units, day)?.why ?? []
  const isWeak = history.standing
    .filter(({ version }) => says.includes(version))
    .every(({ statement, byPerson }) => isTitleList(statement.type) && !byPerson)
  if (unit !== unknownUnit && isWeak) notes.push({ note: 'unit-from-title-list' })
  return notes
}

/** All that was ever said of it was taken back: there is a name to show, and a timeline. */
function withdrawn(
  { stream, records }: Recorded,
  code: string,
  { asOf, units }: Pick<Asked, 'asOf' | 'units'>,
): EnterpriseAnswer | undefined {
  const said = records.flatMap(({ event }) => (isMade(event) ? [event.data] : []))
  const newest = said.at(-1)
  if (!newest || (units && !said.some(({ unit }) => unit !== undefined && units.includes(unit)))) return undefined
  return {
    stream,
    uscc: code,
    formerCodes: [],
    name: newest.name,
    formerNames: [],
    unit: unknownUnit,
    unitsDiffer: [],
    status: 'withdrawn',
    inRegister: false,
    stage: 'none',
    industryLine: null,
    titles: [],
    details: {},
    contact: null,
    notes: [],
    asOf,
  }
}

function isMade(event: EnterpriseEvent): event is Statement {
  return event.type !== 'StatementWithdrawn' && event.type !== 'StatementCorrected'
}
