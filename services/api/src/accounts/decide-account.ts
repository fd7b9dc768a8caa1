import { accountDecider, isRefused, type AccountCommand, type AccountEvent, type AccountRefusal } from '@titian/domain'
import { businessDay } from '../calendar/business-day.ts'
import { onStream, type Decision } from '../command.ts'
import type { Shell } from '../shell.ts'
import { accountStream, loadAccount } from './account-log.ts'

/** What follows from commands to one account, one after the other: all of them, or the first refusal. */
export async function decideAccount(
  { db, store, journal }: Pick<Shell, 'db' | 'store' | 'journal'>,
  account: string,
  commands: readonly AccountCommand[],
): Promise<Decision | AccountRefusal> {
  const { account: found, version } = await loadAccount(store, journal, account)
  const events: AccountEvent[] = []
  let state = found
  for (const command of commands) {
    const decided = accountDecider.decide(command, state)
    if (isRefused(decided)) return decided
    events.push(...decided)
    state = decided.reduce(accountDecider.evolve, state)
  }
  const { day } = await businessDay(db, journal)
  return onStream({ stream: accountStream(account), version, today: day }, events)
}
