import { Session, UnlockSession } from '@titian/contract'
import { loadAccount } from '../accounts/account-log.ts'
import { recordAccess } from '../access/record-access.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { checkPassword } from './check-password.ts'
import { readSessionCookie, setSessionCookie } from './session-cookie.ts'
import { beginSession, findSession, isEnded } from './session-rows.ts'
import { showSession } from './show-session.ts'

const schema = {
  tags: ['会话'],
  summary: '解锁：同一人输入密码后继续，页面上未保存的内容不变',
  body: UnlockSession,
  response: { 200: Session, ...problems },
}

export function unlock(app: App, shell: Shell): void {
  app.post('/api/session/unlock', { schema }, async (request, reply) => {
    const { db, store, journal } = shell
    const cookie = readSessionCookie(shell, request)
    const locked = cookie === undefined ? undefined : await findSession(db, journal, cookie)
    const now = shell.clock()
    if (!locked || isEnded(locked, now)) return refuse(reply, { refused: 'SessionEnded' })
    const opened = await checkPassword(shell, request, locked.account, request.body.password)
    if ('refused' in opened) return refuse(reply, opened)
    const { account: known } = await loadAccount(store, journal, locked.account)
    // The password was changed or reset meanwhile: what was begun with the old one ends.
    if (known.status === 'absent' || locked.credential !== opened.credential) {
      return refuse(reply, { refused: 'SessionEnded' })
    }
    const { account } = locked
    const secret = await beginSession(db, { journal, account, credential: opened.credential, now, continues: locked })
    await recordAccess(shell, request, account, { type: 'SessionUnlocked', data: { address: request.ip } })
    setSessionCookie(shell, reply, secret)
    return showSession(shell, known)
  })
}
