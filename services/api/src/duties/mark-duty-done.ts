import { MarkDutyDone, Written } from '@titian/contract'
import { carryOut } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { notADay } from '../officers/decide-officer.ts'
import type { Shell } from '../shell.ts'
import { whoAsks } from '../who.ts'
import { decideOnDuty } from './decide-duty.ts'

const schema = {
  tags: ['年度事项'],
  summary: '标记一家企业已完成一项年度事项',
  body: MarkDutyDone,
  response: { 200: Written, ...problems },
}

export function markDutyDone(app: App, shell: Shell): void {
  app.post('/api/duties/done', { schema }, async (request, reply) => {
    const { on, year } = request.body
    const who = await whoAsks(shell, request)
    const done = await carryOut(shell, request, async () => {
      const wrong = notADay(on)
      if (wrong) return wrong
      return decideOnDuty(shell, who, request.body, ({ firm: { uscc, name }, duty, today }) => ({
        type: 'MarkDutyDone',
        firm: { uscc, name },
        duty,
        year,
        on,
        today,
      }))
    })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
