import { sql, type RawBuilder } from 'kysely'
import { knownThen, type Asked } from '../figures/figure-counts.ts'

/** Every officer that was ever named, with what was said last: `officer`, `name`, `organisation`, `unit`. */
export function namedOfficers({ journal, known }: Pick<Asked, 'journal' | 'known'>): RawBuilder<unknown> {
  return sql`
    select distinct on (o.officer) o.officer, p.name, o.organisation, o.unit
    from officer_1 o
    left join person p on p.journal = o.journal and p.person = o.person
    where o.journal = ${journal} and ${knownThen(known, 'o')}
    order by o.officer, lower(o.days) desc nulls last`
}
