import type { RecordSelection } from '@titian/domain'
import { sql, type RawBuilder } from 'kysely'
import { officerByName } from '../demand-ledger/demand-sight.ts'
import { knownThen, type Asked } from './asked.ts'

/**
 * Facts of records, each with the `officer` to whom it is credited: whoever was accountable on the fact's day, who keeps
 * the record of a visit; null for nobody.
 */
export function withCredit(
  facts: RawBuilder<unknown>,
  of: RecordSelection['of'],
  asked: Pick<Asked, 'journal' | 'known'>,
): RawBuilder<unknown> {
  return sql`
    select f.*, credit.officer
    from (${facts}) f
    left join lateral (${credits[of](asked)}) credit on true`
}

type Credit = (asked: Pick<Asked, 'journal' | 'known'>) => RawBuilder<unknown>

const credits: Readonly<Record<RecordSelection['of'], Credit>> = {
  officers: () => sql`select substr(f.key, ${'officer-'.length + 1}) as officer`,
  // A record's key is compared bytewise, a code is not; without saying which, the index by code serves for nothing.
  assignments: ({ journal, known }) => sql`
    select officer
    from assignment_1
    where journal = ${journal} and uscc = substr(f.key, ${'assignment-'.length + 1}) collate "default" and days @> f.from_day and ${knownThen(known)}
    limit 1`,
  visits: ({ journal, known }) => sql`
    select officers[1] as officer
    from visit_1
    where journal = ${journal} and visit = substr(f.key, ${'visit-'.length + 1}) and ${knownThen(known)}
    limit 1`,
  // A ledger's name counts where it is that of the firm's officer.
  demands: (asked) => sql`
    select coalesce(r.officer, by_name.officer) as officer
    from demand_spell_1 r
    left join lateral (
      select stream from enterprise_code_1
      where journal = ${asked.journal} and code = r.uscc and ${knownThen(asked.known)}
      limit 1) coded on true
    left join lateral (${officerByName(asked)}) by_name on r.officer is null and r.named is not null
    where r.journal = ${asked.journal} and r.demand = substr(f.key, ${'demand-'.length + 1}) and ${knownThen(asked.known, 'r')}
    order by r.days @> f.from_day desc, lower(r.days)
    limit 1`,
}
