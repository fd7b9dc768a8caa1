import { gzipSync } from 'node:zlib'
import { ChangesQuery, FieldChanges } from '@titian/contract'
import { carriedFirms, changedSince, contactsErasedSince, ownFirmsOf, type CarriedFirm } from '@titian/read-models'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { recordAccess } from '../access/record-access.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { askAs, type Moment } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { readCursor, whoseFirms, writeCursor, type ChangesCursor } from './changes-cursor.ts'
import { demandsBeside, fieldFirms } from './field-firms.ts'

const schema = {
  tags: ['手机'],
  summary: '手机随身带的企业：自上次以来变了什么、少了什么；离线可查',
  querystring: ChangesQuery,
  response: { 200: FieldChanges, ...problems },
}

const never = { position: 0, day: '1900-01-01', at: 0 }
const worthPacking = 1_000

export function listChanges(app: App, shell: Shell): void {
  app.get('/api/sync/changes', { schema, onSend: packed }, async (request, reply) => {
    const { since, limit = 100 } = request.query
    const principal = principalOf(request)
    const cursor = readCursor(since)
    // All pages tell of one moment, whatever the log learns meanwhile.
    const moment = cursor?.page ? { knownAt: String(cursor.page.until), asOf: cursor.page.on } : {}
    const answer = await askAs(shell, principal, moment, (db, now) => changes(shell, db, now, { cursor, limit }))
    if ('refused' in answer) return refuse(reply, answer)
    const handed = answer.firms.filter(({ contact }) => contact).length
    if (handed > 0) {
      const access = { type: 'ContactsHanded', data: { firms: handed } } as const
      await recordAccess(shell, request, principal.account, access, 'day')
    }
    return answer
  })
}

async function changes(
  shell: Shell,
  db: Transaction<unknown>,
  moment: Moment,
  { cursor, limit }: { readonly cursor: ChangesCursor | undefined; readonly limit: number },
): Promise<FieldChanges> {
  const { journal, asOf, officers, ownFirms } = moment
  // Whoever sees whole units online carries their firms' names along, to log visits to them.
  const unitsByName = [...moment.unitsByName, ...(moment.units ?? [])].toSorted()
  const whose = whoseFirms(officers, unitsByName)
  const position = moment.positions[journal] ?? 0
  const before = cursor?.whose === whose ? cursor : undefined
  const firms = await carriedFirms(db, { journal, asOf, known: moment.known, ownFirms, unitsByName })
  const old = before && before.position > 0 ? await carriedThen(db, { journal, officers, unitsByName }, before) : []
  const untold = await untoldOf(db, moment, { firms, old, before: before ?? never })
  const after = before?.page?.after
  const rest = untold.filter(({ stream }) => after === undefined || stream > after)
  const page = rest.slice(0, limit)
  const last = rest.length > limit ? page.at(-1) : undefined
  const now = new Set(firms.map(({ stream }) => stream))
  return {
    cursor: writeCursor(
      last
        ? { ...never, ...before, whose, page: { after: last.stream, until: position, on: asOf } }
        : { position, day: asOf, at: shell.clock().getTime(), whose },
    ),
    more: last !== undefined,
    reset: !before,
    firms: await fieldFirms(db, moment, page),
    demands: await demandsBeside(db, moment),
    removed: after === undefined ? old.filter(({ stream }) => !now.has(stream)).map(({ uscc }) => uscc) : [],
    officers: [...officers],
    today: asOf,
    countedAt: moment.knownAt.instant,
    positions: { ...moment.positions },
  }
}

interface Whose {
  readonly journal: string
  readonly officers: readonly string[]
  readonly unitsByName: readonly string[]
}

/** What the device was told to carry when its cursor was written: time travel keeps the tombstones. */
async function carriedThen(
  db: Transaction<unknown>,
  { journal, officers, unitsByName }: Whose,
  { position: known, day }: ChangesCursor,
): Promise<readonly CarriedFirm[]> {
  const { ownFirms } = await ownFirmsOf(db, officers, { journal, known, asOf: day, today: day })
  return carriedFirms(db, { journal, asOf: day, known, ownFirms, unitsByName })
}

interface Told {
  readonly firms: readonly CarriedFirm[]
  readonly old: readonly CarriedFirm[]
  readonly before: Pick<ChangesCursor, 'position' | 'day' | 'at'>
}

/** Firms of which the device does not know all: new ones, changed ones, and, on another day, all of one's own. */
async function untoldOf(
  db: Transaction<unknown>,
  { journal, asOf }: Moment,
  { firms, old, before }: Told,
): Promise<readonly CarriedFirm[]> {
  if (old.length === 0) return firms
  const known = new Map(old.map(({ stream, own }) => [stream, own]))
  const streams = firms.map(({ stream }) => stream)
  const [changed, erased] = await Promise.all([
    changedSince(db, journal, streams, before.position),
    contactsErasedSince(db, journal, new Date(before.at)),
  ])
  // Whose contact was erased is not worth finding out for the few times that it happens.
  const anew = before.day !== asOf || erased
  return firms.filter(({ stream, own }) => known.get(stream) !== own || changed.has(stream) || (anew && own))
}

/** A phone's network is slow: what is long goes packed, where the asker can unpack it. */
async function packed(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const takes = /\bgzip\b/.test(String(request.headers['accept-encoding']))
  if (!takes || typeof payload !== 'string' || payload.length < worthPacking) return payload
  reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding').removeHeader('content-length')
  return gzipSync(payload)
}
