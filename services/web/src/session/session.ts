import { queryOptions } from '@tanstack/react-query'
import { createContext, use } from 'react'
import type { Role, Session } from '@titian/contract'
import { ask } from '../app/client.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => ask<Session>('/api/session'),
  staleTime: Number.POSITIVE_INFINITY,
})

export const SessionContext = createContext<Session | undefined>(undefined)

/** Who is signed in; only below the gate. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('A page asked who is signed in outside the gate')
  return session
}

// What the menu offers to whom. The api decides; this only keeps from view what it would refuse.
const work = {
  seeFigures: ['planner', 'county', 'leader'],
  seeReasons: ['planner', 'county', 'leader'],
  seeEnterprises: ['planner', 'county', 'liaison', 'service-officer'],
  exportEnterprises: ['planner', 'county'],
  assign: ['planner', 'county'],
  seeAssignments: ['planner', 'county', 'liaison', 'service-officer'],
  objectToAssignments: ['liaison', 'service-officer'],
  linkOfficers: ['planner', 'system-admin'],
  seeWork: ['planner', 'county', 'liaison', 'service-officer'],
  seeVisits: ['planner', 'county', 'liaison', 'service-officer'],
  logVisits: ['planner', 'county', 'liaison', 'service-officer'],
  actForOfficers: ['planner', 'county'],
  beOfficer: ['liaison', 'service-officer'],
  planCampaigns: ['planner'],
  seeDemands: ['planner', 'county', 'liaison', 'service-officer'],
  callBack: ['planner'],
  setWorkingDays: ['planner'],
  seeDuties: ['planner', 'county', 'liaison', 'service-officer'],
  keepDuties: ['planner'],
  seeChecks: ['planner', 'county', 'liaison', 'service-officer'],
  raiseChecks: ['planner', 'county'],
  importLists: ['planner', 'county'],
  review: ['planner', 'county', 'liaison', 'service-officer'],
  confirmUnits: ['planner'],
  useTemplates: ['planner', 'county'],
  keepTemplates: ['planner'],
  correct: ['planner', 'county'],
  merge: ['planner'],
  moveBusinessDay: ['planner'],
  setTargets: ['planner'],
  seeAccounts: ['system-admin', 'security-admin', 'audit-admin'],
  keepAccounts: ['system-admin'],
  audit: ['audit-admin'],
} satisfies Record<string, readonly Role[]>

export type Work = keyof typeof work

export function may(session: Session, what: Work): boolean {
  const allowed: readonly Role[] = work[what]
  return session.grants.some((grant) => allowed.includes(grant.role))
}

/** The same for one unit: a grant counts in its own, the city's in all. */
export function mayIn(session: Session, what: Work, unit: string): boolean {
  const grants = session.grants.filter((grant) => grant.unit === unit || grant.unit === session.city.unit)
  return may({ ...session, grants }, what)
}

export function useMay(what: Work): boolean {
  return may(useSession(), what)
}

/** The units whose figures and firms a person sees, the city where any grant is for the whole of it. */
export function unitsSeen(session: Session): readonly string[] {
  const units = [...new Set(session.grants.map((grant) => grant.unit))]
  return units.includes(session.city.unit) ? [session.city.unit] : units
}
