import { cityCode, normaliseCreditCode, triggersOf, type CheckRulePackage, type Trigger } from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'
import type { CheckStatus } from './find-checks.ts'
import { knownOfFirms, type KnownOfFirm } from './known-of-firm.ts'

/** Those entered last year and not yet in this one, or every firm that is not. */
export const firmsAmong = ['again', 'all'] as const
export type FirmsAmong = (typeof firmsAmong)[number]

export interface FirmsToCheckAsked extends Pick<Asked, 'journal' | 'asOf' | 'known' | 'units'> {
  readonly year: number
  readonly rules: CheckRulePackage
  readonly unit?: string | undefined
  readonly among: FirmsAmong
  /** One firm by any of its codes, whatever the rules say of it. */
  readonly uscc?: string | undefined
}

export interface FirmToCheck {
  readonly uscc: string
  readonly name: string
  readonly unit: string
  readonly known: KnownOfFirm
  readonly triggers: readonly Trigger[]
  /** The check that was raised of it for the year. */
  readonly check: { readonly check: string; readonly status: CheckStatus } | null
}

const chunk = 500

/** Firms of which the rules, by what is known, ask for a check before they are entered for a year; by credit code. */
export async function firmsToCheck(
  db: QueryExecutorProvider,
  asked: FirmsToCheckAsked,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<{ readonly items: readonly FirmToCheck[]; readonly next: string | null }> {
  const items: FirmToCheck[] = []
  let place = after
  for (;;) {
    const firms = await candidates(db, asked, place)
    const known = await knownOfFirms(
      db,
      firms.map(({ stream }) => stream),
      asked,
      asked.year,
    )
    for (const { stream, ...firm } of firms) {
      const of = known.get(stream)
      if (!of) continue
      const triggers = triggersOf(asked.rules, of.input)
      if (asked.uscc === undefined && triggers.every(({ verdict }) => verdict !== 'met')) continue
      const last = items.at(-1)
      if (items.length === limit && last) return { items, next: last.uscc }
      items.push({ ...firm, known: of, triggers })
    }
    place = firms.at(-1)?.uscc
    if (place === undefined || firms.length < chunk) return { items, next: null }
  }
}

async function candidates(
  db: QueryExecutorProvider,
  { journal, asOf, known, units, unit, year, among, uscc }: FirmsToCheckAsked,
  after: string | undefined,
): Promise<readonly (Omit<FirmToCheck, 'known' | 'triggers'> & { readonly stream: string })[]> {
  const registered = (of: number) => sql`
    s.stream in (
      select stream from figure_fact_1
      where journal = ${journal} and code = 'tech-sme.registered' and ${knownThen(known)}
        and lower(days) between ${`${of}-01-01`}::date and least(${`${of}-12-31`}::date, ${asOf}::date))`
  const which =
    uscc === undefined
      ? sql`not ${registered(year)} and ${among === 'all' ? sql`true` : registered(year - 1)}`
      : sql`s.stream in (
          select stream from enterprise_code_1
          where journal = ${journal} and code = ${normaliseCreditCode(uscc)} and ${knownThen(known)})`
  const { rows } = await sql<Omit<FirmToCheck, 'known' | 'triggers'> & { stream: string }>`
    select s.stream, s.uscc, s.name, s.unit, raised.raised as "check"
    from enterprise_spell_1 s
    left join lateral (
      select json_build_object('check', c."check", 'status', c.status) as raised
      from enterprise_code_1 k
      join check_1 c on c.journal = k.journal and c.uscc = k.code and c.year = ${year} and c.status <> 'dropped'
        and ${knownThen(known, 'c')}
      where k.journal = ${journal} and k.stream = s.stream and ${knownThen(known, 'k')}
      order by c.raised_on desc
      limit 1) raised on true
    where s.journal = ${journal} and ${knownThen(known, 's')} and s.days @> ${asOf}::date and s.status = 'active'
      and ${units === undefined ? sql`true` : sql`s.unit = any(${[...units]})`}
      and ${unit === undefined || unit === cityCode ? sql`true` : sql`s.unit = ${unit}`}
      and ${after === undefined ? sql`true` : sql`s.uscc > ${after}`}
      and ${which}
    order by s.uscc
    limit ${chunk}`.execute(db)
  return rows
}
