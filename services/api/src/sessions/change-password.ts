import { randomUUID } from 'node:crypto'
import { ChangePassword, Session, type ProblemRefusal } from '@titian/contract'
import { judgePassword } from '@titian/domain'
import { loadAccount } from '../accounts/account-log.ts'
import { dropCredential, keepCredential } from '../accounts/credential.ts'
import { decideAccount } from '../accounts/decide-account.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { checkPassword } from './check-password.ts'
import { setSessionCookie } from './session-cookie.ts'
import { beginSession, endSessionsOf } from './session-rows.ts'
import { vouchForPlace } from './sign-in-place.ts'
import { showSession } from './show-session.ts'
import { signedInOf } from './signed-in.ts'

const schema = { tags: ['会话'], summary: '修改密码', body: ChangePassword, response: { 200: Session, ...problems } }

/** Every other session of the account ends: whoever knew the old password is out. */
export function changePassword(app: App, shell: Shell): void {
  app.post('/api/session/password', { schema }, async (request, reply) => {
    const { db, store, journal } = shell
    const who = signedInOf(request)
    const { current, next } = request.body
    const opened = await checkPassword(shell, request, who.account, current)
    if ('refused' in opened)
      return refuse(reply, opened.refused === 'SignInFailed' ? { refused: 'PasswordWrong' } : opened)
    if (current === next) return refuse(reply, { refused: 'PasswordUnchanged' })
    const weak = judgePassword(next, who.account)
    if (weak) return refuse(reply, weak)
    const kept = await keepCredential(db, next)
    if ('refused' in kept) return refuse(reply, kept)

    const refusal = await keepChange(shell, who.account, kept.credential)
    if (refusal) return refuse(reply, refusal)
    await endSessionsOf(db, journal, who.account)
    await vouchForPlace(shell, who.account, request.ip)
    await dropCredential(db, who.credential)
    const secret = await beginSession(db, {
      journal,
      account: who.account,
      credential: kept.credential,
      now: shell.clock(),
    })
    setSessionCookie(shell, reply, secret)
    const { account } = await loadAccount(store, journal, who.account)
    return account.status === 'open' ? showSession(shell, account) : refuse(reply, { refused: 'SessionEnded' })
  })
}

/** No Idempotency-Key: a command's content is kept, and a password's may not be. */
async function keepChange(shell: Shell, account: string, credential: string): Promise<ProblemRefusal | undefined> {
  const decision = await decideAccount(shell, account, [{ type: 'ChangePassword', credential }])
  if ('refused' in decision) return decision
  const command = { id: randomUUID(), content: { credential } }
  const outcome = await shell.store.append({ journal: shell.journal, actor: account, command, ...decision })
  return outcome.outcome === 'appended' ? undefined : { refused: 'Contended', retryAfter: 1 }
}
