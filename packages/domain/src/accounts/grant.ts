import { cityCode, units } from '../units/unit.ts'

export const administrators = ['system-admin', 'security-admin', 'audit-admin'] as const

export const roles = ['planner', 'county', 'leader', 'liaison', 'service-officer', ...administrators] as const
export type Role = (typeof roles)[number]

/** A role counts only in its unit and below. Grants are pairs: several never widen each other's units. */
export interface Grant {
  readonly role: Role
  readonly unit: string
}

const parents = new Map(units.map((unit) => [unit.code, unit.parent]))

/** Whether a unit is another or lies below it. What no unit answers for (`unknown`, 未定) is the city's. */
export function isWithin(unit: string, other: string): boolean {
  if (unit === other) return true
  const parent = parents.has(unit) ? parents.get(unit) : cityCode
  return parent !== undefined && isWithin(parent, other)
}

export type GrantRefusal =
  | { readonly refused: 'UnitUnknown'; readonly unit: string }
  | { readonly refused: 'GrantRepeated'; readonly grant: Grant }
  /** 三员分立: of the three administrators one person is one at most, and none of them works with business data. */
  | { readonly refused: 'AdministratorsExclusive'; readonly roles: readonly Role[] }

/** What is wrong with a set of grants by itself, whoever gives it. */
export function judgeGrants(grants: readonly Grant[]): GrantRefusal | undefined {
  const stranger = grants.find((grant) => !parents.has(grant.unit))
  if (stranger) return { refused: 'UnitUnknown', unit: stranger.unit }
  const repeated = grants.find((grant, index) => grants.findIndex((other) => isSame(other, grant)) < index)
  if (repeated) return { refused: 'GrantRepeated', grant: repeated }
  const held = [...new Set(grants.map((grant) => grant.role))]
  return held.length > 1 && held.some(isAdministrator) ? { refused: 'AdministratorsExclusive', roles: held } : undefined
}

/** The first of the grants that reaches beyond what a system administrator with `held` looks after. */
export function beyond(grants: readonly Grant[], held: readonly Grant[]): Grant | undefined {
  const scopes = held.filter((grant) => grant.role === 'system-admin')
  return grants.find((grant) => !scopes.some((scope) => isWithin(grant.unit, scope.unit)))
}

function isAdministrator(role: Role): boolean {
  return administrators.some((administrator) => administrator === role)
}

function isSame(one: Grant, other: Grant): boolean {
  return one.role === other.role && one.unit === other.unit
}
