import { DecideObjection, Written } from '@titian/contract'
import { carryOut } from '../command.ts'
import { businessDay } from '../calendar/business-day.ts'
import { creditCode } from '../enterprises/credit-code.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { judgeServing } from '../officers/officer-log.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { decideOnFirm } from './end-assignment.ts'

const schema = {
  tags: ['结对'],
  summary: '对服务员退回的决定：不同意，或同意并改派他人（不填则暂无服务员）',
  params: creditCode,
  body: DecideObjection,
  response: { 200: Written, ...problems },
}

export function decideObjection(app: App, shell: Shell): void {
  app.post('/api/enterprises/:uscc/officer/objection/decision', { schema }, async (request, reply) => {
    const { upheld, reason, officer, document } = request.body
    const done = await carryOut(shell, request, async () => {
      const { day } = await businessDay(shell.db, shell.journal)
      const next = upheld ? officer : undefined
      const refusal = next === undefined ? undefined : await judgeServing(shell, next, day, 'officer')
      if (refusal) return refusal
      return decideOnFirm(shell, principalOf(request), request.params.uscc, (today, { firm: { uscc, name } }) => {
        const command = { type: 'DecideObjection', upheld, reason, today } as const
        if (next === undefined) return command
        return {
          ...command,
          to: { uscc, name, officer: next, ...(document === undefined ? { reason } : { document }) },
        }
      })
    })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
