import { AccountOpened, OpenAccount } from '@titian/contract'
import type { AccountRefusal } from '@titian/domain'
import { carryOut, type Decision } from '../command.ts'
import { contentNaming } from '../content-of.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { vouchForPlace } from '../sessions/sign-in-place.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { dropCredential, keepCredential } from './credential.ts'
import { decideAccount } from './decide-account.ts'
import { firstPassword } from './first-password.ts'
import { forgetHolder, nameHolder } from './holder.ts'

const schema = {
  tags: ['账号'],
  summary: '开户；首次密码只显示一次',
  body: OpenAccount,
  response: { 201: AccountOpened, ...problems },
}

export function openAccount(app: App, shell: Shell): void {
  app.post('/api/accounts', { schema }, async (request, reply) => {
    const { db, journal } = shell
    const { account, name, grants } = request.body
    const by = principalOf(request)
    const password = firstPassword(account)
    const kept = await keepCredential(db, password)
    if ('refused' in kept) return refuse(reply, kept)
    const { credential } = kept

    const decide = async (): Promise<Decision | AccountRefusal> => {
      const decision = await decideAccount(shell, account, [{ type: 'OpenAccount', account, grants, credential, by }])
      if ('refused' in decision) return decision
      await nameHolder(db, journal, account, name)
      return { ...decision, answer: credential }
    }
    const done = await carryOut(shell, request, decide, contentNaming(request))
    if ('refused' in done) {
      await forgetHolder(db, journal, account)
      await dropCredential(db, credential)
      return refuse(reply, done)
    }
    // Asked again, the first answer stands, and with it the password that was shown then.
    const isFirst = done.answer === credential
    await (isFirst ? vouchForPlace(shell, account, request.ip) : dropCredential(db, credential))
    reply.code(201)
    return { account, password: isFirst ? password : null, position: done.position }
  })
}
