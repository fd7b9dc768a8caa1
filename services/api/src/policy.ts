import type { Role } from '@titian/contract'

/**
 * How far a role's grant reaches on one route.
 * `own`: the grant's unit and what lies below it. `own-and-city`: also the city as a whole, in totals.
 * `own-firms`: the firms that the officer looks after, in whatever unit; others of the grant's unit by name only.
 */
export type Reach = 'own' | 'own-and-city' | 'own-firms'

export type Entry =
  /** Anyone, signed in or not. */
  | { readonly who: 'anyone' }
  /** Whoever is signed in; with `early` also before the first password is changed. */
  | { readonly who: 'signed-in'; readonly early?: true }
  /**
   * `unit` says which unit is asked for: one named in the query or the body (the city, where none is named), always the
   * whole city, or none: then the question is asked only of the rows in sight, and the rest is not there.
   */
  | {
      readonly unit: 'query' | 'body' | 'city' | 'rows'
      readonly roles: Readonly<Partial<Record<Role, Reach>>>
    }

const anyone: Entry = { who: 'anyone' }
const signedIn: Entry = { who: 'signed-in' }
const early: Entry = { who: 'signed-in', early: true }

const totals = { planner: 'own', county: 'own-and-city', leader: 'own-and-city' } as const
const enterprises = { planner: 'own', county: 'own' } as const
const officers = { liaison: 'own-firms', 'service-officer': 'own-firms' } as const
const firms = { ...enterprises, ...officers } as const
const linkers = { planner: 'own', 'system-admin': 'own' } as const
const planners = { planner: 'own' } as const
const systemAdmins = { 'system-admin': 'own' } as const

/**
 * Who may do what, where: one line for each route, and no route without a line. What one may not see is not there.
 * Several grants never widen each other: each is judged by itself, and only those that count go on to the question.
 */
export const policy = {
  'POST /api/session': anyone,
  'GET /api/session': early,
  'DELETE /api/session': anyone,
  'POST /api/session/unlock': anyone,
  'POST /api/session/password': early,

  'GET /api/accounts': {
    unit: 'rows',
    roles: { 'system-admin': 'own', 'security-admin': 'own', 'audit-admin': 'own' },
  },
  'POST /api/accounts': { unit: 'rows', roles: systemAdmins },
  'PATCH /api/accounts/:account': { unit: 'rows', roles: systemAdmins },
  'POST /api/accounts/:account/password': { unit: 'rows', roles: systemAdmins },

  'GET /api/accesses': { unit: 'city', roles: { 'audit-admin': 'own' } },

  'GET /api/units': signedIn,
  'GET /api/business-day': signedIn,
  'PUT /api/business-day': { unit: 'city', roles: planners },
  'GET /api/working-calendar': signedIn,
  'PUT /api/working-calendar/:year': { unit: 'city', roles: planners },
  'GET /api/changes': signedIn,

  'GET /api/figures': { unit: 'rows', roles: totals },
  'GET /api/figures/:code': { unit: 'query', roles: totals },
  'GET /api/figures/:code/members': { unit: 'query', roles: enterprises },
  'GET /api/figures/:code/members.xlsx': { unit: 'query', roles: enterprises },
  'GET /api/figures/:code/course': { unit: 'query', roles: totals },
  'GET /api/figures/high-tech.net/bridge': { unit: 'query', roles: totals },

  'GET /api/service': { unit: 'query', roles: totals },
  'GET /api/service.xlsx': { unit: 'query', roles: totals },
  'GET /api/service/officers': { unit: 'query', roles: enterprises },
  'GET /api/service/officers.xlsx': { unit: 'query', roles: enterprises },

  'GET /api/enterprises': { unit: 'rows', roles: firms },
  'GET /api/enterprises/export.xlsx': { unit: 'rows', roles: enterprises },
  'GET /api/enterprises/:uscc': { unit: 'rows', roles: firms },
  'GET /api/enterprises/:uscc/timeline': { unit: 'rows', roles: firms },
  'GET /api/enterprises/:uscc/briefing': { unit: 'rows', roles: firms },
  'POST /api/enterprises/:uscc/contact': { unit: 'rows', roles: firms },
  'POST /api/enterprises/:uscc/corrections': { unit: 'rows', roles: enterprises },
  'POST /api/enterprises/:uscc/statements': { unit: 'rows', roles: enterprises },
  'POST /api/enterprises/:uscc/merge': { unit: 'city', roles: planners },

  'GET /api/campaigns': { unit: 'rows', roles: firms },
  'POST /api/campaigns': { unit: 'city', roles: planners },
  'POST /api/campaigns/:name/withdrawal': { unit: 'city', roles: planners },
  'GET /api/visits': { unit: 'rows', roles: firms },
  'GET /api/visits/export.xlsx': { unit: 'rows', roles: firms },
  'GET /api/visits/warnings': { unit: 'rows', roles: firms },
  'GET /api/visits/:visit': { unit: 'rows', roles: firms },
  'GET /api/visits/:visit/attachments/:sha256': { unit: 'rows', roles: firms },
  'GET /api/enterprises/:uscc/officer': { unit: 'rows', roles: firms },
  'POST /api/enterprises/:uscc/officer/end': { unit: 'rows', roles: enterprises },
  'POST /api/enterprises/:uscc/officer/objection': { unit: 'rows', roles: officers },
  'POST /api/enterprises/:uscc/officer/objection/decision': { unit: 'rows', roles: enterprises },

  'GET /api/enterprises/:uscc/plans': { unit: 'rows', roles: firms },
  'PUT /api/enterprises/:uscc/plans/:year': { unit: 'rows', roles: firms },
  'POST /api/enterprises/:uscc/plans/:year/actions/:action/done': { unit: 'rows', roles: firms },
  'POST /api/enterprises/:uscc/plans/:year/reviews': { unit: 'rows', roles: firms },
  'POST /api/enterprises/:uscc/plans/:year/close': { unit: 'rows', roles: firms },

  'GET /api/officers': { unit: 'rows', roles: enterprises },
  'POST /api/officers': { unit: 'rows', roles: enterprises },
  'PATCH /api/officers/:officer': { unit: 'rows', roles: enterprises },
  'POST /api/officers/:officer/leave': { unit: 'rows', roles: enterprises },
  'PUT /api/officers/:officer/account': { unit: 'rows', roles: linkers },
  'POST /api/officers/:officer/absences': { unit: 'rows', roles: enterprises },
  'POST /api/officers/:officer/absences/:absence/end': { unit: 'rows', roles: enterprises },

  'GET /api/assignments': { unit: 'rows', roles: firms },
  'GET /api/assignments/unassigned': { unit: 'rows', roles: enterprises },
  'POST /api/assignments': { unit: 'rows', roles: enterprises },
  'POST /api/assignments/bulk': { unit: 'body', roles: enterprises },

  'GET /api/handovers': { unit: 'rows', roles: firms },
  'POST /api/handovers': { unit: 'rows', roles: enterprises },
  'GET /api/handovers/:handover/sheet.docx': { unit: 'rows', roles: firms },
  'POST /api/handovers/:handover/accept': { unit: 'rows', roles: firms },
  'POST /api/handovers/:handover/return': { unit: 'rows', roles: firms },

  'POST /api/visits': { unit: 'rows', roles: firms },
  'POST /api/visits/:visit/amendments': { unit: 'rows', roles: firms },
  'POST /api/visits/:visit/withdrawal': { unit: 'rows', roles: firms },

  'GET /api/demands': { unit: 'rows', roles: firms },
  'GET /api/demands/export.xlsx': { unit: 'rows', roles: firms },
  'GET /api/demands/:demand': { unit: 'rows', roles: firms },
  'GET /api/demands/:demand/attachments/:sha256': { unit: 'rows', roles: firms },
  'GET /api/confirmations/:secret': anyone,
  'POST /api/confirmations/:secret': anyone,
  'GET /api/call-backs': { unit: 'city', roles: planners },
  'POST /api/call-backs': { unit: 'city', roles: planners },
  'GET /api/call-backs/:sample': { unit: 'city', roles: planners },
  'POST /api/demands': { unit: 'rows', roles: firms },
  'POST /api/demands/:demand/moves': { unit: 'rows', roles: firms },
  'POST /api/demands/:demand/amendments': { unit: 'rows', roles: firms },

  'GET /api/checks/rules': { unit: 'rows', roles: firms },
  'GET /api/checks/firms': { unit: 'rows', roles: enterprises },
  'GET /api/checks': { unit: 'rows', roles: firms },
  'POST /api/checks': { unit: 'rows', roles: enterprises },
  'GET /api/checks/:check': { unit: 'rows', roles: firms },
  'GET /api/checks/:check/form.docx': { unit: 'rows', roles: firms },
  'PUT /api/checks/:check/officers': { unit: 'rows', roles: enterprises },
  'POST /api/checks/:check/record': { unit: 'rows', roles: firms },
  'POST /api/checks/:check/conclusion': { unit: 'rows', roles: firms },
  'POST /api/checks/:check/drop': { unit: 'rows', roles: enterprises },

  'GET /api/duties/table': { unit: 'rows', roles: firms },
  'PUT /api/duties/table': { unit: 'city', roles: planners },
  'POST /api/duties/table/drop': { unit: 'city', roles: planners },
  'GET /api/duties': { unit: 'rows', roles: firms },
  'GET /api/duties/export.xlsx': { unit: 'rows', roles: firms },
  'POST /api/duties/done': { unit: 'rows', roles: firms },
  'POST /api/duties/done/withdrawal': { unit: 'rows', roles: firms },

  'GET /api/my-work': { unit: 'rows', roles: firms },
  'GET /api/digest': { unit: 'rows', roles: officers },
  'PUT /api/digest/settings': { unit: 'rows', roles: officers },
  'POST /api/digest/dismissal': { unit: 'rows', roles: officers },

  // Officers see what their own phones brought and was kept aside.
  'GET /api/review': { unit: 'rows', roles: firms },
  'POST /api/review/contested': { unit: 'rows', roles: enterprises },
  'POST /api/review/kept': { unit: 'rows', roles: firms },
  'POST /api/review/missing': { unit: 'rows', roles: firms },
  'POST /api/review/units': { unit: 'city', roles: planners },
  'POST /api/review/persons': { unit: 'rows', roles: enterprises },

  'GET /api/templates': { unit: 'rows', roles: firms },
  'GET /api/templates/sample': { unit: 'rows', roles: enterprises },
  'GET /api/templates/:template/visits.xlsx': { unit: 'rows', roles: firms },
  'GET /api/templates/:template/demands.xlsx': { unit: 'rows', roles: firms },
  'PUT /api/templates/:template': { unit: 'city', roles: planners },
  'POST /api/templates/:template/withdrawal': { unit: 'city', roles: planners },

  'POST /api/sync/commands': { unit: 'rows', roles: firms },
  'PUT /api/sync/blobs/:sha256': { unit: 'rows', roles: firms },
  'GET /api/sync/blobs/:sha256/received': { unit: 'rows', roles: firms },
  'GET /api/sync/blobs/:sha256': { unit: 'rows', roles: firms },
  'GET /api/sync/changes': { unit: 'rows', roles: firms },
  'GET /api/sync/devices': { unit: 'city', roles: { planner: 'own', 'system-admin': 'own' } },
  'POST /api/sync/dialled': { unit: 'rows', roles: firms },

  'GET /api/targets': { unit: 'city', roles: totals },
  // A leader reads how many, never which.
  'GET /api/targets/lag': { unit: 'query', roles: { ...enterprises, leader: 'own' } },
  'GET /api/targets/revisions': { unit: 'query', roles: totals },
  'POST /api/targets': { unit: 'city', roles: planners },
  'POST /api/plans': { unit: 'city', roles: planners },
  'GET /api/monthly-report': { unit: 'city', roles: totals },
  'GET /api/monthly-report.xlsx': { unit: 'city', roles: totals },
  'GET /api/monthly-report.docx': { unit: 'city', roles: totals },

  'POST /api/imports': { unit: 'rows', roles: enterprises },
  'POST /api/imports/pasted': { unit: 'rows', roles: enterprises },
  'GET /api/imports': { unit: 'rows', roles: enterprises },
  'GET /api/imports/:importId': { unit: 'rows', roles: enterprises },
  'PATCH /api/imports/:importId': { unit: 'rows', roles: enterprises },
  'GET /api/imports/:importId/rows': { unit: 'rows', roles: enterprises },
  'GET /api/imports/:importId/refused': { unit: 'rows', roles: enterprises },
  'GET /api/imports/:importId/refused.xlsx': { unit: 'rows', roles: enterprises },
  'POST /api/imports/:importId/refused/accept': { unit: 'rows', roles: enterprises },
  'POST /api/imports/:importId/matches/confirm': { unit: 'rows', roles: enterprises },
  'POST /api/imports/:importId/rows/:row/match': { unit: 'rows', roles: enterprises },
  'POST /api/imports/:importId/commit': { unit: 'rows', roles: enterprises },
  'POST /api/imports/:importId/undo': { unit: 'rows', roles: enterprises },

  'GET /openapi.json': anyone,
  'GET /health/live': anyone,
  'GET /health/ready': anyone,
  'GET /metrics': anyone,
} as const satisfies Readonly<Record<string, Entry>>

export type Route = keyof typeof policy

export function entryOf(route: string): Entry | undefined {
  return Object.hasOwn(policy, route) ? Object.entries(policy).find(([name]) => name === route)?.[1] : undefined
}
