import { Corrected, CorrectStatement } from '@titian/contract'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { changeEnterprise } from './change-enterprise.ts'
import { creditCode } from './credit-code.ts'

const schema = {
  tags: ['企业'],
  summary: '更正或撤销一条记录；preview 只看影响，不保存',
  params: creditCode,
  body: CorrectStatement,
  response: { 200: Corrected, ...problems },
}

export function correctStatement(app: App, shell: Shell): void {
  app.post('/api/enterprises/:uscc/corrections', { schema }, async (request, reply) => {
    const { concerns, withdraw, changes = {}, occurredOn, reason, preview = false } = request.body
    const answer = await changeEnterprise(shell, request, {
      uscc: request.params.uscc,
      said: (today) =>
        withdraw
          ? { type: 'WithdrawStatement', concerns, reason, today }
          : {
              type: 'CorrectStatement',
              concerns,
              changes,
              reason,
              today,
              ...(occurredOn === undefined ? {} : { occurredOn }),
            },
      concerns,
      movesUnit: !withdraw && ('unit' in changes || 'fromUnit' in changes),
      preview,
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
