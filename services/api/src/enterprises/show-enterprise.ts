import { Enterprise, EnterpriseAsOf } from '@titian/contract'
import { enterpriseOf } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { masked, readContact } from './contact.ts'
import { creditCode } from './credit-code.ts'
import { shownEnterprise } from './shown-enterprise.ts'

const schema = {
  tags: ['企业'],
  summary: '企业画像：现用或曾用的信用代码均可',
  params: creditCode,
  querystring: EnterpriseAsOf,
  response: { 200: Enterprise, ...problems },
}

export function showEnterprise(app: App, shell: Shell): void {
  app.get('/api/enterprises/:uscc', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => {
      const firm = await enterpriseOf(db, request.params.uscc, moment)
      if (!firm) return notThere
      const contact = await readContact(db, moment.journal, firm.contact)
      return shownEnterprise(firm, contact && masked(contact), { ...moment.positions })
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
