import { Session, SignIn } from '@titian/contract'
import { sql } from 'kysely'
import { loadAccount } from '../accounts/account-log.ts'
import { recordAccess } from '../access/record-access.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { checkPassword } from './check-password.ts'
import { readSessionCookie, setSessionCookie } from './session-cookie.ts'
import { beginSession, endSession, findSession } from './session-rows.ts'
import { showSession } from './show-session.ts'

const schema = { tags: ['会话'], summary: '登录', body: SignIn, response: { 200: Session, ...problems } }

export function signIn(app: App, shell: Shell): void {
  app.post('/api/session', { schema }, async (request, reply) => {
    const { db, store, journal } = shell
    const account = request.body.account.trim().toLowerCase()
    const opened = await checkPassword(shell, request, account, request.body.password)
    if ('refused' in opened) return refuse(reply, opened)
    const { account: known } = await loadAccount(store, journal, account)
    if (known.status === 'absent') return refuse(reply, { refused: 'SignInFailed' })

    // Never a session that someone prepared before: whoever signs in gets a new one, and the old one ends.
    const before = readSessionCookie(shell, request)
    const old = before === undefined ? undefined : await findSession(db, journal, before)
    if (old) await endSession(db, old.token)
    const now = shell.clock()
    const secret = await beginSession(db, { journal, account, credential: opened.credential, now })
    await recordAccess(shell, request, account, { type: 'SignedIn', data: { address: request.ip } })
    await sql`
      update account_holder set last_sign_in_at = ${now} where journal = ${journal} and account = ${account}
    `.execute(db)
    setSessionCookie(shell, reply, secret)
    return showSession(shell, known)
  })
}
