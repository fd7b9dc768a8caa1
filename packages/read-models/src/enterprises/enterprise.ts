import {
  beginning,
  codeOf,
  codesOf,
  findIndustry,
  industryTitleOf,
  isRevision,
  normaliseCreditCode,
  notesOn,
  plusDays,
  portraitOf,
  sizeOf,
  stageOf,
  unknownUnit,
  valueOn,
  type Day,
  type EnterpriseNote,
  type History,
  type Portrait,
  type Size,
  type Spell,
  type Stage,
  type StatementType,
  type TitleCode,
} from '@titian/domain'
import type { QueryExecutorProvider } from 'kysely'
import type { Asked } from '../figures/figure-counts.ts'
import { detailsOf, listedDetailsOf, type Details, type Observed } from './details.ts'
import { statusesOf, type EnterpriseStatus } from './enterprise-spells.ts'
import { readRecordedByCode, type Recorded } from './recorded-lines.ts'
import { sightOf, type Seeing, type Sight } from './sight.ts'
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
  /** Which of the details were found on a visit, and when. */
  readonly observed: Observed
  /** The key of personal data beside the log. */
  readonly contact: string | null
  readonly notes: readonly EnterpriseNote[]
  readonly asOf: Day
}

/**
 * One firm by any code that it ever had, as of a day and as then known. Undefined where there is none, or none that
 * the units may see.
 */
export async function enterpriseOf(
  db: QueryExecutorProvider,
  uscc: string,
  asked: Pick<Asked, 'journal' | 'known'> & Seeing,
): Promise<EnterpriseAnswer | undefined> {
  const code = normaliseCreditCode(uscc)
  const recorded = await readRecordedByCode(db, code, asked)
  if (!recorded || recorded.lines.length === 0) return undefined
  if (recorded.standing.length === 0) return withdrawn(recorded, code, asked)
  const portrait = portraitOf(recorded.standing)
  const sight = sightOf(recorded.stream, portrait.history, asked)
  return sight && described(recorded, portrait, sight, asked.asOf)
}

function described(recorded: Recorded, portrait: Portrait, sight: Sight, asOf: Day): EnterpriseAnswer | undefined {
  const { history } = portrait
  const { day } = sight
  const newest = history.standing.at(-1)
  if (!newest) return undefined
  const uscc = codeOf(recorded.standing) ?? newest.statement.data.uscc
  const unit = valueOn(history.units, day) ?? unknownUnit
  const held = titlesHeld(portrait, day)
  const valid = held.filter(({ state }) => state === 'valid').map(({ title }) => title)
  const positionsOf = (why: readonly number[]) =>
    why
      .filter((version) => isSeen(recorded, sight, version))
      .flatMap((version) => recorded.positions.get(version) ?? [])
  const saying = sight.partial
    ? history.standing.filter(({ occurredOn }) => occurredOn <= day && sight.isOwn(occurredOn))
    : history.standing
  const { details: said, observed } = detailsOf(saying, day)
  const { contact, ...details } = said
  const industryName = details.industry && findIndustry(details.industry)?.name
  const size = sizeOf(listedDetailsOf(saying, day))
  return {
    stream: recorded.stream,
    uscc,
    formerCodes: codesOf(recorded.standing).filter((code) => code !== uscc),
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
    observed,
    contact: contact ?? null,
    notes: [...(day === asOf ? [] : [{ note: 'transferred' as const, last: day }]), ...notesOn(history, uscc, day)],
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

/** All that was ever said of it was taken back: there is a name to show, and a timeline. */
function withdrawn(
  { stream, records }: Recorded,
  code: string,
  { asOf, units, ownFirms = [] }: Seeing,
): EnterpriseAnswer | undefined {
  const said = records.flatMap(({ event }) => (isRevision(event) ? [] : [event.data]))
  const newest = said.at(-1)
  if (!newest) return undefined
  const isInSight = units === undefined || ownFirms.includes(stream)
  if (!isInSight && !said.some(({ unit }) => unit !== undefined && units.includes(unit))) return undefined
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
    observed: {},
    contact: null,
    notes: [],
    asOf,
  }
}
