import { CheckRulesOn, CheckRulesQuery } from '@titian/contract'
import { checkRulesOn, publishedCheckRules } from '@titian/domain'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { shownRules } from './shown-check.ts'

const schema = {
  tags: ['实地核查'],
  summary: '某日适用的实地核查触发条件、形式审查期限及其依据',
  querystring: CheckRulesQuery,
  response: { 200: CheckRulesOn, ...problems },
}

export function showCheckRules(app: App, shell: Shell): void {
  app.get('/api/checks/rules', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (_, { asOf: on }) => ({
      on,
      rules: shownRules(checkRulesOn(publishedCheckRules, on)),
      all: publishedCheckRules.map(shownRules),
    }))
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
