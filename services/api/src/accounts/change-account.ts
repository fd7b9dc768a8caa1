import { ChangeAccount, Written } from '@titian/contract'
import type { AccountCommand, Administrator } from '@titian/domain'
import { Type } from 'typebox'
import { carryOut } from '../command.ts'
import { contentNaming } from '../content-of.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { endSessionsOf } from '../sessions/session-rows.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { decideAccount } from './decide-account.ts'
import { nameHolder } from './holder.ts'

const schema = {
  tags: ['账号'],
  summary: '改名、调整授权、停用或启用',
  params: Type.Object({ account: Type.String({ maxLength: 32 }) }),
  body: ChangeAccount,
  response: { 200: Written, ...problems },
}

export function changeAccount(app: App, shell: Shell): void {
  app.patch('/api/accounts/:account', { schema }, async (request, reply) => {
    const { db, journal } = shell
    const { account } = request.params
    const { name, disabled } = request.body
    const commands = commandsOf(request.body, principalOf(request))
    const decide = () => decideAccount(shell, account, commands)
    const done = await carryOut(shell, request, decide, contentNaming(request))
    if ('refused' in done) return refuse(reply, done)
    if (name !== undefined) await nameHolder(db, journal, account, name)
    if (disabled === true) await endSessionsOf(db, journal, account)
    return { position: done.position }
  })
}

function commandsOf({ name, grants, disabled }: ChangeAccount, by: Administrator): readonly AccountCommand[] {
  return [
    ...(name === undefined ? [] : [{ type: 'RenameHolder', by } as const]),
    ...(grants === undefined ? [] : [{ type: 'ChangeGrants', grants, by } as const]),
    ...(disabled === undefined ? [] : [{ type: disabled ? 'DisableAccount' : 'EnableAccount', by } as const]),
  ]
}
