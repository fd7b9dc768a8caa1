import { DropCheck, Written } from '@titian/contract'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { whoAsks } from '../who.ts'
import { checkId, decideCheck } from './check-at-hand.ts'

const schema = {
  tags: ['实地核查'],
  summary: '取消一项实地核查，写明原因',
  params: checkId,
  body: DropCheck,
  response: { 200: Written, ...problems },
}

export function dropCheck(app: App, shell: Shell): void {
  app.post('/api/checks/:check/drop', { schema }, async (request, reply) => {
    const { reason } = request.body
    const who = await whoAsks(shell, request)
    const done = await carryOut(shell, request, () =>
      decideCheck(shell, who, request.params.check, { by: 'acting', command: () => ({ type: 'DropCheck', reason }) }),
    )
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
