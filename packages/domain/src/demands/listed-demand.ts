import { resolveListed, type ListedFact } from '../lists/listed-fact.ts'
import type { ListedDemand } from './demand-event.ts'

const states = ['registered', 'accepted', 'in-progress', 'closed'] as const

/**
 * What several ledgers say of one demand: the one that has it furthest wins field by field. Ledgers of one year carry the same
 * date, whenever in that year they were written, so that dates do not tell which is newer.
 */
export function resolveListedDemand(facts: readonly ListedFact<ListedDemand>[]): ListedDemand | undefined {
  return resolveListed(facts, (one, other) => states.indexOf(one.status) - states.indexOf(other.status))
}
