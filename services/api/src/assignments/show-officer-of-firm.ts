import { EnterpriseAsOf, OfficersOfFirm } from '@titian/contract'
import { enterpriseOf, officersOfFirm } from '@titian/read-models'
import { creditCode } from '../enterprises/credit-code.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['结对'],
  summary: '某日由谁负责这家企业，以前由谁负责',
  params: creditCode,
  querystring: EnterpriseAsOf,
  response: { 200: OfficersOfFirm, ...problems },
}

export function showOfficerOfFirm(app: App, shell: Shell): void {
  app.get('/api/enterprises/:uscc/officer', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => {
      const firm = await enterpriseOf(db, request.params.uscc, moment)
      if (!firm) return notThere
      const { officer, others } = await officersOfFirm(db, firm.stream, moment)
      // Who lost the firm is not told who has it now.
      const isFormer = moment.formerFirms.includes(firm.stream)
      const shown = others.filter(({ from }) => !isFormer || from <= moment.asOf)
      return { officer, others: shown, asOf: moment.asOf, positions: { ...moment.positions } }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
