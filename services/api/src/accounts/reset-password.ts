import { AccountOpened } from '@titian/contract'
import { Type } from 'typebox'
import type { AccountRefusal } from '@titian/domain'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { endSessionsOf } from '../sessions/session-rows.ts'
import { vouchForPlace } from '../sessions/sign-in-place.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { loadAccount } from './account-log.ts'
import { dropCredential, keepCredential } from './credential.ts'
import { decideAccount } from './decide-account.ts'
import { firstPassword } from './first-password.ts'

const schema = {
  tags: ['账号'],
  summary: '重置密码；新密码只显示一次，登录后须修改',
  params: Type.Object({ account: Type.String({ maxLength: 32 }) }),
  response: { 200: AccountOpened, ...problems },
}

export function resetPassword(app: App, shell: Shell): void {
  app.post('/api/accounts/:account/password', { schema }, async (request, reply) => {
    const { db, store, journal } = shell
    const { account } = request.params
    const before = await loadAccount(store, journal, account)
    const password = firstPassword(account)
    const kept = await keepCredential(db, password)
    if ('refused' in kept) return refuse(reply, kept)
    const { credential } = kept

    const done = await carryOut(shell, request, async (): Promise<Decision | AccountRefusal> => {
      const by = principalOf(request)
      const decision = await decideAccount(shell, account, [{ type: 'ResetPassword', credential, by }])
      return 'refused' in decision ? decision : { ...decision, answer: credential }
    })
    const isFirst = !('refused' in done) && done.answer === credential
    if (!isFirst) await dropCredential(db, credential)
    if ('refused' in done) return refuse(reply, done)
    if (isFirst) {
      await endSessionsOf(db, journal, account)
      await vouchForPlace(shell, account, request.ip)
      if (before.account.status !== 'absent') await dropCredential(db, before.account.credential)
    }
    return { account, password: isFirst ? password : null, position: done.position }
  })
}
