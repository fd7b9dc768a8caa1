import type { Day } from '@titian/domain'
import { sql, type RawBuilder } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'

type Known = Pick<Asked, 'journal' | 'known'>

/**
 * Who is accountable for which firm on a day: rows of assignment_1, with the enterprise in `firm` where its code is known.
 * One row a firm: of several codes, whoever came last.
 */
export function accountableOn(day: Day, { journal, known }: Known): RawBuilder<unknown> {
  return sql`
    select a.*, c.stream as firm
    from assignment_1 a
    left join enterprise_code_1 c on c.journal = a.journal and c.code = a.uscc and ${knownThen(known, 'c')}
    where a.journal = ${journal} and ${knownThen(known, 'a')} and a.days @> ${day}::date
      and not exists (
        select
        from enterprise_code_1 o
        join assignment_1 l on l.journal = o.journal and l.uscc = o.code and ${knownThen(known, 'l')}
        where o.journal = c.journal and o.stream = c.stream and o.code <> a.uscc and ${knownThen(known, 'o')}
          and lower(l.days) <= ${day}::date and (lower(l.days), l.uscc collate "C") > (lower(a.days), a.uscc collate "C"))`
}

/** The officers whose firms one of `officers` looks after on a day: their own, and of those who are away. */
export function lookedAfterBy(officers: readonly string[], day: Day, { journal, known }: Known): RawBuilder<unknown> {
  return sql`
    select officer from unnest(${[...officers]}::text[]) as own (officer)
    union
    select officer from absence_1
    where journal = ${journal} and by = any(${[...officers]}) and ${knownThen(known)} and days @> ${day}::date`
}
