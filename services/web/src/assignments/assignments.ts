import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  AssignedInBulk,
  AssignInBulk,
  Assignments,
  AssignOfficer,
  ChangeOfficer,
  CoverAbsence,
  DecideObjection,
  EndAssignment,
  Handovers,
  HandoverPrepared,
  LeaveOfficer,
  Officers,
  OfficersOfFirm,
  OpenOfficer,
  PrepareHandover,
  Unassigned,
  Written,
} from '@titian/contract'
import { ask, tell, type Search } from '../app/client.ts'

const officerPath = (officer: string) => `/api/officers/${encodeURIComponent(officer)}`
const firmPath = (uscc: string) => `/api/enterprises/${encodeURIComponent(uscc)}/officer`
const handoverPath = (handover: string) => `/api/handovers/${encodeURIComponent(handover)}`

/** Lists grow by keyset; the first page also says how many there are. */
function growing<Page extends { readonly next: string | null }>(path: string, search: Search, limit = 50) {
  return infiniteQueryOptions({
    queryKey: ['assignments', path, search],
    queryFn: ({ pageParam }) => ask<Page>(path, { ...search, limit, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page) => last.next,
    placeholderData: keepPreviousData,
  })
}

export const officersQuery = (search: Search) => growing<Officers>('/api/officers', search, 200)
export const firmsQuery = (search: Search, limit = 50) => growing<Assignments>('/api/assignments', search, limit)
export const unassignedQuery = (search: Search) => growing<Unassigned>('/api/assignments/unassigned', search)

/** Officers among whom one is chosen: on duty on the day from which he is to serve. */
export function officerChoices(query: string, asOf: string | undefined) {
  return queryOptions({
    queryKey: ['assignments', 'choices', query, asOf],
    queryFn: () => ask<Officers>('/api/officers', { query: query === '' ? undefined : query, asOf, limit: 50 }),
    placeholderData: keepPreviousData,
  })
}

export function handoversQuery(search: Search) {
  return queryOptions({
    queryKey: ['assignments', 'handovers', search],
    queryFn: () => ask<Handovers>('/api/handovers', search),
  })
}

export function officersOfFirmQuery(uscc: string, search: Search) {
  return queryOptions({
    queryKey: ['enterprises', uscc, 'officer', search],
    queryFn: () => ask<OfficersOfFirm>(firmPath(uscc), search),
  })
}

export const sheetOf = (handover: string) => `${handoverPath(handover)}/sheet.docx`

export const openOfficer = (body: OpenOfficer, key: string) => tell<Written>('POST', '/api/officers', { body, key })

export function changeOfficer(officer: string, body: ChangeOfficer, key: string) {
  return tell<Written>('PATCH', officerPath(officer), { body, key })
}

export function leaveOfficer(officer: string, body: LeaveOfficer, key: string) {
  return tell<Written>('POST', `${officerPath(officer)}/leave`, { body, key })
}

export function linkAccount(officer: string, account: string | null, key: string) {
  return tell<Written>('PUT', `${officerPath(officer)}/account`, { body: { account }, key })
}

export function coverAbsence(officer: string, body: CoverAbsence, key: string) {
  return tell<Written>('POST', `${officerPath(officer)}/absences`, { body, key })
}

export function endAbsence(officer: string, absence: string, key: string) {
  return tell<Written>('POST', `${officerPath(officer)}/absences/${encodeURIComponent(absence)}/end`, { body: {}, key })
}

export const assignOfficer = (body: AssignOfficer, key: string) =>
  tell<Written>('POST', '/api/assignments', { body, key })

export const assignInBulk = (body: AssignInBulk, key: string) =>
  tell<AssignedInBulk>('POST', '/api/assignments/bulk', { body, key })

export function endAssignment(uscc: string, body: EndAssignment, key: string) {
  return tell<Written>('POST', `${firmPath(uscc)}/end`, { body, key })
}

export function objectToAssignment(uscc: string, reason: string, key: string) {
  return tell<Written>('POST', `${firmPath(uscc)}/objection`, { body: { reason }, key })
}

export function decideObjection(uscc: string, body: DecideObjection, key: string) {
  return tell<Written>('POST', `${firmPath(uscc)}/objection/decision`, { body, key })
}

export const prepareHandover = (body: PrepareHandover, key: string) =>
  tell<HandoverPrepared>('POST', '/api/handovers', { body, key })

export const acceptHandover = (handover: string, key: string) =>
  tell<Written>('POST', `${handoverPath(handover)}/accept`, { key })

export function returnHandover(handover: string, reason: string, key: string) {
  return tell<Written>('POST', `${handoverPath(handover)}/return`, { body: { reason }, key })
}
