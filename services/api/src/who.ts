import type { Day, Grant } from '@titian/domain'
import { officersOf, ownFirmsOf, unitsByName, unitsInSight, type Principal } from '@titian/read-models'
import type { FastifyRequest } from 'fastify'
import { businessDay } from './calendar/business-day.ts'
import { principalOf } from './sessions/signed-in.ts'
import type { Shell } from './shell.ts'

/** Who gives a command. A route makes it of the request, the phone's sync of the account that sends. */
export interface Who extends Principal {
  /** 编号 of the officers that the account is. */
  readonly officers: readonly string[]
  /** Enterprise streams of the firms that they look after. */
  readonly ownFirms: readonly string[]
  /** The units whose records they see; undefined: all. */
  readonly units: readonly string[] | undefined
  /** Units whose firms they may name, though they see no more of them. */
  readonly unitsByName: readonly string[]
  /** The business day on which it was done, where that is not the day on which it arrives: a device may send later. */
  readonly doneOn?: Day
}

export function whoAsks(shell: Shell, request: FastifyRequest): Promise<Who> {
  return whoIs(shell, principalOf(request))
}

/** Somebody with the firms that they look after today, or looked after on another day. */
export async function whoIs({ db, journal }: Shell, principal: Principal, on?: Day): Promise<Who> {
  const [officers, { day: today }] = await Promise.all([
    officersOf(db, journal, principal.account),
    businessDay(db, journal),
  ])
  const day = on ?? today
  const { ownFirms } = await ownFirmsOf(db, officers, { journal, asOf: day, today: day })
  return { ...principal, officers, ownFirms, units: unitsInSight(principal), unitsByName: unitsByName(principal) }
}

/** The units whose firms they may name; undefined: all. */
export function nameable({ units, unitsByName: others }: Who): readonly string[] | undefined {
  return units === undefined ? undefined : [...units, ...others]
}

/** Planners and county staff record and decide for the officers of their units. */
export function actsForOthers({ role }: Pick<Grant, 'role'>): boolean {
  return role === 'planner' || role === 'county'
}
