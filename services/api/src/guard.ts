import type { FastifyRequest } from 'fastify'
import { cityCode, isWithin, type Grant } from '@titian/domain'
import { loadAccount } from './accounts/account-log.ts'
import { recordAccess } from './access/record-access.ts'
import type { App } from './http/app.ts'
import { isReading } from './http/same-origin.ts'
import { refuse } from './http/refuse.ts'
import { entryOf, type Entry } from './policy.ts'
import { readSessionCookie } from './sessions/session-cookie.ts'
import { endSession, findSession, isEnded, isLocked, noteActivity } from './sessions/session-rows.ts'
import { findSignedIn, rememberPrincipal, rememberSignedIn, signedInOf, type SignedIn } from './sessions/signed-in.ts'
import type { EdgeRefusal } from '@titian/contract'
import type { Shell } from './shell.ts'

/** How long whoever asks `after` a position waits for the read models to have counted it. */
const patienceMs = 2_000
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Lets every request through the policy's table, or not. */
export function guard(app: App, shell: Shell): void {
  // Who it is and what they may do at all is settled before a body is read.
  app.addHook('onRequest', async (request, reply) => {
    const entry = entryOf(routeOf(request))
    if (!entry || ('who' in entry && entry.who === 'anyone')) return
    const who = await identify(shell, request)
    if ('refused' in who) return reply.send(refuse(reply, who))
    rememberSignedIn(request, who)
    if (who.mustChangePassword && !('early' in entry)) {
      return reply.send(refuse(reply, { refused: 'PasswordMustChange' }))
    }
    const refusal = judgeRole(entry, who, request)
    if (refusal) return reply.send(refuse(reply, refusal))
  })

  app.addHook('preHandler', async (request, reply) => {
    const entry = entryOf(routeOf(request))
    if (!entry || 'who' in entry) return
    const { account, grants } = signedInOf(request)
    const counting = countingGrants(entry, grants, unitAsked(entry, request))
    if (counting.length === 0) return reply.send(refuse(reply, { refused: 'NotFound' }))
    rememberPrincipal(request, { account, grants: counting })
  })

  app.addHook('preHandler', async (request, reply) => {
    const after = isReading(request) ? positionIn(request.query) : undefined
    if (after === undefined || (await shell.passed.reaches(after, patienceMs))) return
    return reply.send(refuse(reply, { refused: 'NotYetCounted', retryAfter: 1 }))
  })

  app.addHook('onResponse', async (request, reply) => {
    const who = findSignedIn(request)
    if (!who || (reply.statusCode !== 403 && reply.statusCode !== 404)) return
    const data = { route: routeOf(request), status: reply.statusCode }
    await recordAccess(shell, request, who.account, { type: 'AccessRefused', data }).catch((error: unknown) =>
      request.log.error({ err: error }, 'A refusal was not kept in the access journal'),
    )
  })
}

export function routeOf(request: Pick<FastifyRequest, 'method' | 'routeOptions'>): string {
  return `${request.method} ${request.routeOptions.url ?? ''}`
}

async function identify(shell: Shell, request: FastifyRequest): Promise<SignedIn | EdgeRefusal> {
  const secret = readSessionCookie(shell, request)
  if (secret === undefined) return { refused: 'NotSignedIn' }
  const { db, store, journal } = shell
  const now = shell.clock()
  const session = await findSession(db, journal, secret)
  if (!session || isEnded(session, now)) return { refused: 'SessionEnded' }
  const { account } = await loadAccount(store, journal, session.account)
  // Disabled, or the password was changed elsewhere.
  if (account.status !== 'open' || account.credential !== session.credential) {
    await endSession(db, session.token)
    return { refused: 'SessionEnded' }
  }
  if (isLocked(session, now)) return { refused: 'SessionLocked' }
  if (!isUnattended(request)) await noteActivity(db, session, now)
  const { grants, mustChangePassword, credential } = account
  return { account: session.account, grants, mustChangePassword, credential }
}

/** What a page asks by itself (live changes, refreshing) does not show that anyone sits in front of it. */
function isUnattended({ headers, routeOptions }: FastifyRequest): boolean {
  return headers['x-unattended'] !== undefined || routeOptions.url === '/api/changes'
}

function judgeRole(entry: Entry, { grants }: SignedIn, request: FastifyRequest): EdgeRefusal | undefined {
  if ('who' in entry) return undefined
  if (countingGrants(entry, grants, undefined).length === 0) {
    // What one may not see is not there; what one may not do is said, or nobody would know whom to ask.
    return isReading(request) ? { refused: 'NotFound' } : { refused: 'NotPermitted' }
  }
  const key = request.headers['idempotency-key']
  return isReading(request) || (typeof key === 'string' && uuid.test(key))
    ? undefined
    : { refused: 'IdempotencyKeyMissing' }
}

/** The grants that permit this by themselves; undefined stands for a question that names no unit. */
function countingGrants(
  { roles }: Extract<Entry, { readonly roles: object }>,
  grants: readonly Grant[],
  unit: string | undefined,
): readonly Grant[] {
  return grants.filter((grant) => {
    const reach = roles[grant.role]
    // Firms of one's own are no unit's.
    if (reach === undefined || (reach === 'own-firms' && unit !== undefined)) return false
    if (unit === undefined) return true
    return isWithin(unit, grant.unit) || (reach === 'own-and-city' && unit === cityCode)
  })
}

function unitAsked(entry: Extract<Entry, { readonly roles: object }>, request: FastifyRequest): string | undefined {
  switch (entry.unit) {
    case 'rows':
      return undefined
    case 'city':
      return cityCode
    case 'query':
      return namedUnit(request.query) ?? cityCode
    case 'body':
      return namedUnit(request.body) ?? cityCode
  }
}

function namedUnit(from: unknown): string | undefined {
  return typeof from === 'object' && from !== null && 'unit' in from && typeof from.unit === 'string'
    ? from.unit
    : undefined
}

function positionIn(query: unknown): number | undefined {
  return typeof query === 'object' && query !== null && 'after' in query && typeof query.after === 'number'
    ? query.after
    : undefined
}
