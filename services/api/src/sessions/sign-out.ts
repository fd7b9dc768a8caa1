import { Type } from 'typebox'
import { recordAccess } from '../access/record-access.ts'
import type { App } from '../http/app.ts'
import { problems } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { clearSessionCookie, readSessionCookie } from './session-cookie.ts'
import { endSession, findSession } from './session-rows.ts'

const schema = { tags: ['会话'], summary: '退出登录', response: { 204: Type.Null(), ...problems } }

/** Open to anyone: a session that is locked or over can be left as well. */
export function signOut(app: App, shell: Shell): void {
  app.delete('/api/session', { schema }, async (request, reply) => {
    const { db, journal } = shell
    const secret = readSessionCookie(shell, request)
    const session = secret === undefined ? undefined : await findSession(db, journal, secret)
    if (session) {
      await recordAccess(shell, request, session.account, { type: 'SignedOut', data: {} })
      await endSession(db, session.token)
    }
    clearSessionCookie(shell, reply)
    return reply.code(204).send(null)
  })
}
