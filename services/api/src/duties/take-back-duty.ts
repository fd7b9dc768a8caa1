import { TakeBackDuty, Written } from '@titian/contract'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { whoAsks } from '../who.ts'
import { decideOnDuty } from './decide-duty.ts'

const schema = {
  tags: ['年度事项'],
  summary: '撤回“已完成”的标记，写明原因；名单写明的不能在此撤回',
  body: TakeBackDuty,
  response: { 200: Written, ...problems },
}

export function takeBackDuty(app: App, shell: Shell): void {
  app.post('/api/duties/done/withdrawal', { schema }, async (request, reply) => {
    const { duty, year, reason } = request.body
    const who = await whoAsks(shell, request)
    const done = await carryOut(shell, request, () =>
      decideOnDuty(shell, who, request.body, () => ({ type: 'TakeBackDuty', duty, year, reason })),
    )
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
