import type { Day, Grant } from '@titian/domain'
import { unitsInSight, type Principal } from '@titian/read-models'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { principalOf } from './sessions/signed-in.ts'
import type { Shell } from './shell.ts'

/** Who gives a command. A route makes it of the request, the phone's sync of the account that sends. */
export interface Who extends Principal {
  /** 编号 of the officers that the account is. */
  readonly officers: readonly string[]
  /** The units whose records they see; undefined: all. */
  readonly units: readonly string[] | undefined
  /** The units whose firms they may name, though they see no more of them; undefined: all. */
  readonly unitsByName: readonly string[] | undefined
  /** The business day on which it was done, where that is not the day on which it arrives: a device may send later. */
  readonly doneOn?: Day
}

export function whoAsks(shell: Shell, request: FastifyRequest): Promise<Who> {
  return whoIs(shell, principalOf(request))
}

export async function whoIs({ db, journal }: Shell, principal: Principal): Promise<Who> {
  const { rows } = await sql<{ officer: string }>`
    select distinct officer
    from officer_1
    where journal = ${journal} and account = ${principal.account} and upper_inf(known)
    order by officer`.execute(db)
  const acting = principal.grants.filter(actsForOthers)
  return {
    ...principal,
    officers: rows.map(({ officer }) => officer),
    units: unitsInSight({ ...principal, grants: acting }),
    unitsByName: unitsInSight(principal),
  }
}

/** Planners and county staff record and decide for the officers of their units. */
export function actsForOthers({ role }: Pick<Grant, 'role'>): boolean {
  return role === 'planner' || role === 'county'
}
