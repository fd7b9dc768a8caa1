import type { DutiesFilter, DutyCounts } from '@titian/contract'
import { cityCode } from '@titian/domain'
import { dutiesStanding, type DutyOfYear, type DutyStanding } from '@titian/read-models'
import type { Transaction } from 'kysely'
import type { Moment } from '../question.ts'

interface Found {
  readonly duties: readonly DutyOfYear[]
  /** Whatever their state: what is counted. */
  readonly all: readonly DutyStanding[]
  /** Those in the states asked for. */
  readonly items: readonly DutyStanding[]
}

/** Who has done what in a year, in the moment and within the sight of whoever asks. */
export async function dutiesFound(
  db: Transaction<unknown>,
  { year, duty, unit, officer, state }: DutiesFilter,
  moment: Moment,
): Promise<Found> {
  const { duties, items } = await dutiesStanding(db, { ...moment, year, ownFirms: seenFirms(moment) })
  const all = items.filter(
    (item) =>
      (duty === undefined || item.duty === duty) &&
      (unit === undefined || unit === cityCode || item.unit === unit) &&
      (officer === undefined || item.officer === officer),
  )
  return { duties, all, items: all.filter((item) => isIn(state, item)) }
}

function seenFirms({ ownFirms, formerFirms }: Moment): readonly string[] {
  return [...ownFirms, ...formerFirms]
}

function isIn(wanted: DutiesFilter['state'], { state }: DutyStanding): boolean {
  if (wanted === undefined) return true
  return wanted === 'not-done' ? state !== 'done' && state !== 'ahead' : state === wanted
}

export function countsByUnit(items: readonly DutyStanding[]): DutyCounts[] {
  const units = Map.groupBy(items, ({ unit }) => unit)
  return [...units]
    .map(([unit, own]) => ({
      unit,
      bound: own.length,
      done: countOf(own, 'done'),
      due: countOf(own, 'due'),
      missed: countOf(own, 'missed'),
      untold: countOf(own, 'untold'),
      ahead: countOf(own, 'ahead'),
    }))
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1))
}

function countOf(items: readonly DutyStanding[], state: DutyStanding['state']): number {
  return items.filter((item) => item.state === state).length
}
