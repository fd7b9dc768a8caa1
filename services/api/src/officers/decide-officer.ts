import type { ProblemRefusal } from '@titian/contract'
import {
  currentOfficer,
  isDay,
  isRefused,
  officerDecider,
  type Day,
  type OfficerCommand,
  type OfficerState,
} from '@titian/domain'
import { unitsInSight, type Principal } from '@titian/read-models'
import { businessDay } from '../calendar/business-day.ts'
import type { Decision } from '../command.ts'
import { notThere } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { loadOfficer, onOfficer } from './officer-log.ts'

/**
 * What follows from a command to an officer who is there and in sight: of a county, those who look after it. `command` is
 * told what is known of the officer and the business day.
 */
export async function decideOfficer(
  shell: Shell,
  principal: Principal,
  officer: string,
  command: (state: OfficerState, today: Day) => Promise<OfficerCommand | ProblemRefusal> | OfficerCommand,
): Promise<Decision | ProblemRefusal> {
  const state = await loadOfficer(shell, officer)
  if (!currentOfficer(state) || !isOfficerInSight(state, principal)) return notThere
  const { day: today } = await businessDay(shell.db, shell.journal)
  const said = await command(state, today)
  if ('refused' in said) return said
  const facts = officerDecider.decide(said, state)
  return isRefused(facts) ? facts : onOfficer(officer, state, facts)
}

export function notADay(...days: readonly (string | undefined)[]): ProblemRefusal | undefined {
  const wrong = days.find((day) => day !== undefined && !isDay(day))
  return wrong === undefined ? undefined : { refused: 'NotADay', day: wrong }
}

/** Of whom nothing is known yet is the city's. */
export function isOfficerInSight(state: OfficerState, principal: Principal): boolean {
  const known = currentOfficer(state)
  const units = unitsInSight(principal)
  return units === undefined || (known?.unit !== undefined && units.includes(known.unit))
}
