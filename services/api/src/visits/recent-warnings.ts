import { visitedRecently } from '@titian/contract'
import { normaliseCreditCode } from '@titian/domain'
import { recentVisits } from '@titian/read-models'
import { names } from '../enterprises/shown-event.ts'
import type { Shell } from '../shell.ts'

/** Within so many days of another visit on the spot, one is warned. */
const warnedDays = 7

/** Who was at a door shortly before or after, by office: a reason to go together or to call instead. */
export async function recentWarnings(
  { db, journal }: Pick<Shell, 'db' | 'journal'>,
  firms: readonly { readonly uscc?: string | undefined; readonly name: string }[],
  on: string,
): Promise<string[]> {
  const codes = firms.flatMap(({ uscc }) => (uscc === undefined ? [] : [normaliseCreditCode(uscc)]))
  const recent = await recentVisits(db, { journal, codes, on, within: warnedDays })
  return firms.flatMap(({ uscc, name }) => {
    const visit = uscc === undefined ? undefined : recent.get(normaliseCreditCode(uscc))
    if (!visit) return []
    const office = visit.organisation ?? (visit.unit === null ? '有关单位' : names.unit(visit.unit))
    return [visitedRecently(name, visit.on, office)]
  })
}
