import { courseOf } from '@titian/domain'
import { isOfficer, unitsInSight, type DemandAnswer } from '@titian/read-models'
import { accountStream, foldAccount } from '../accounts/account-log.ts'
import type { Moment } from '../question.ts'
import type { Shell } from '../shell.ts'

/** What of a demand a unit may read that may not read the demand: its own words. */
export interface OwnWords {
  /** Of the events that it wrote. */
  readonly positions: ReadonlySet<number>
  /** Where the next step is one that it set. */
  readonly nextAction: string | null
}

/** What 承办单位 say of what they did; all else is said by those whose it is. */
const ofHolders: readonly string[] = ['DemandProgressed', 'MilestoneReached', 'DemandAnswered', 'DemandReturned']

/**
 * A unit that holds what is secret reads its own answers. What an officer wrote is not the unit's: he may look after the
 * firm, and know what the unit may not.
 */
export async function ownWords(
  { store, journal }: Shell,
  { events, state, demand }: DemandAnswer,
  { units = [] }: Pick<Moment, 'units'>,
): Promise<OwnWords> {
  const said = events.filter(({ event }) => ofHolders.includes(event.type))
  const actors = [...new Set(said.map(({ actor }) => actor))]
  const accounts = await store.readStreams(journal, actors.map(accountStream))
  const colleagues = new Set(
    actors.filter((account) => {
      const { account: known } = foldAccount(accounts.get(accountStream(account)) ?? [])
      if (known.status === 'absent' || known.grants.some(isOfficer)) return false
      return unitsInSight({ account, grants: known.grants })?.some((unit) => units.includes(unit)) ?? false
    }),
  )
  const positions = new Set(said.flatMap(({ actor, position }) => (colleagues.has(actor) ? [position] : [])))
  const set = courseOf(state.facts).findLast(({ event }) => event && 'nextStep' in event.data && event.data.nextStep)
  // The facts are those of the events, one for one.
  const by = events[state.facts.findIndex(({ version }) => version === set?.versions[0])]
  const isOwn = by !== undefined && positions.has(by.position)
  return { positions, nextAction: isOwn ? (demand.nextStep?.action ?? null) : null }
}
