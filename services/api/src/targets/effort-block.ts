import {
  effortLabels,
  effortSentence,
  effortTexts,
  firmEffortWords,
  type EffortCounts,
  type Lag,
  type LagReason,
} from '@titian/contract'
import { cityCode, firstDayOf, lastDayOf } from '@titian/domain'
import {
  applicationsOpen,
  effortDays,
  effortFor,
  notYetRegistered,
  officerNames,
  recognitionsAwaited,
  renewalsDue,
  type Effort,
  type FirmBehind,
} from '@titian/read-models'
import type { Transaction } from 'kysely'
import type { Moment } from '../question.ts'

type Block = Lag['blocks'][number]
type Named = FirmBehind<LagReason>

interface Asked {
  readonly indicator: string
  readonly unit: string
  readonly year: number
}

/**
 * What was done for the firms that the other blocks name, beside the same of the whole city. Of the city only the numbers:
 * its firms are another unit's.
 */
export async function effortBlock(db: Transaction<unknown>, moment: Moment, asked: Asked): Promise<Block> {
  const own = await effortIn(db, moment, asked)
  const whole = asked.unit === cityCode ? null : await effortIn(db, moment, { ...asked, unit: cityCode })
  const numberOf = (
    kind: keyof typeof effortTexts,
    label: string,
    opens: Pick<NonNullable<Block['numbers']>[number], 'firms' | 'figure'>,
  ) => ({
    label,
    text: effortTexts[kind](own.counts),
    whole: whole && effortTexts[kind](whole.counts),
    ...opens,
  })
  const officers = [...own.effort.firms.values()].flatMap(({ officer }) => officer ?? [])
  const names = await officerNames(db, officers, moment)
  const firmsOf = (isMeant: (firm: Named) => boolean) =>
    own.firms.filter(isMeant).map((firm) => shown(firm, own.effort, names))
  const visitsOf = ({ stream }: Named) => own.effort.firms.get(stream)?.visits ?? 0
  const { visited, visits, withoutOfficer, load, overdue } = effortLabels
  return {
    title: '工作力度',
    sentence: effortSentence(effortDays, own.counts, whole?.counts ?? null),
    firms: [],
    numbers: [
      numberOf('visited', visited(effortDays), { firms: firmsOf(() => true), figure: null }),
      numberOf('visits', visits(effortDays), { firms: firmsOf((firm) => visitsOf(firm) > 0), figure: null }),
      numberOf('withoutOfficer', withoutOfficer, {
        firms: firmsOf((firm) => isUnassigned(firm, own.effort)),
        figure: null,
      }),
      numberOf('load', load, { firms: [], figure: 'assignments' }),
      numberOf('overdue', overdue, { firms: [], figure: 'demands.overdue' }),
    ],
  }
}

interface Found {
  readonly firms: readonly Named[]
  readonly effort: Effort
  readonly counts: EffortCounts
}

async function effortIn(db: Transaction<unknown>, moment: Moment, { indicator, unit, year }: Asked): Promise<Found> {
  const { journal, asOf, known } = moment
  const scoped = { journal, asOf, known, units: unit === cityCode ? undefined : [unit] }
  const firms = await firmsNamed(db, scoped, { indicator, year })
  const period = { from: firstDayOf(year), through: lastDayOf(year) }
  const effort = await effortFor(
    db,
    firms.map(({ stream }) => stream),
    { ...scoped, unit, period },
  )
  const each = [...effort.firms.values()]
  return {
    firms,
    effort,
    counts: {
      firms: firms.length,
      visited: each.filter(({ visits }) => visits > 0).length,
      visits: each.reduce((total, { visits }) => total + visits, 0),
      withoutOfficer: firms.filter((firm) => isUnassigned(firm, effort)).length,
      assigned: effort.assigned,
      officers: effort.officers,
      overdue: effort.overdue,
      longest: effort.longestOverdue?.workingDays ?? null,
    },
  }
}

type Scoped = Pick<Moment, 'journal' | 'asOf' | 'known' | 'units'>

/** Each once, though several blocks may name it. */
async function firmsNamed(
  db: Transaction<unknown>,
  asked: Scoped,
  { indicator, year }: Pick<Asked, 'indicator' | 'year'>,
): Promise<readonly Named[]> {
  const named: readonly Named[] =
    indicator === 'high-tech.new'
      ? [
          ...(await renewalsDue(db, asked, year)),
          ...(await recognitionsAwaited(db, asked, year)),
          ...(await applicationsOpen(db, asked, year)),
        ]
      : await notYetRegistered(db, asked, year)
  return [...new Map(named.map((firm) => [firm.stream, firm])).values()]
}

function isUnassigned({ stream }: Named, { firms }: Effort): boolean {
  return (firms.get(stream)?.officer ?? null) === null
}

function shown({ stream, uscc, name, unit }: Named, { firms }: Effort, names: ReadonlyMap<string, string>) {
  const { visits = 0, lastOn = null, officer = null } = firms.get(stream) ?? {}
  const by = officer === null ? null : (names.get(officer) ?? officer)
  return { uscc, name, unit, reason: firmEffortWords(effortDays, visits, lastOn, by), since: null }
}
