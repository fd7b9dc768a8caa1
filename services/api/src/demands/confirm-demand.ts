import { Confirm, Confirmed } from '@titian/contract'
import { demandDecider, isRefused } from '@titian/domain'
import { workingCalendarAt } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { askedConfirmation } from './asked-confirmation.ts'
import { ConfirmationPath } from './show-confirmation.ts'

const schema = {
  tags: ['需求'],
  summary: '企业确认：是否解决、满意度；一个链接只用一次，不用登录',
  params: ConfirmationPath,
  body: Confirm,
  response: { 200: Confirmed, ...problems },
}

/** No account is called so: a colon is in no account's name. */
const actor = 'firm:link'
const done = { state: 'answered' as const }

export function confirmDemand(app: App, shell: Shell): void {
  app.post('/api/confirmations/:secret', { schema }, async (request, reply) => {
    const { store, db, journal } = shell
    const asked = await askedConfirmation(shell, request, request.params.secret)
    if ('refused' in asked) return refuse(reply, asked)
    const { confirmation, stream, version, state, standing, until, today } = asked
    // The question's own number is the command's: sent twice it is one answer.
    const command = { id: confirmation, content: { confirmation, ...request.body } }
    const known = await store.findCommand(journal, actor, command)
    if (known?.outcome === 'repeated') return done
    if (standing === 'answered') return refuse(reply, { refused: 'ConfirmationAnswered' })
    if (standing === 'expired') return refuse(reply, { refused: 'ConfirmationExpired', until: until ?? today })
    const facts = demandDecider.decide(
      {
        type: 'MoveDemand',
        given: { move: 'confirm', way: 'link', confirmation, ...request.body },
        by: { officers: [], leads: false, isFirm: true },
        on: today,
        today,
        calendar: await workingCalendarAt(db, journal),
      },
      state,
    )
    if (isRefused(facts)) return refuse(reply, facts)
    const outcome = await store.append({
      journal,
      actor,
      command,
      events: facts.map(({ event, occurredOn }) => ({ stream, ...event, schema: 1, occurredOn })),
      expect: [{ stream, version }],
    })
    switch (outcome.outcome) {
      case 'appended':
      case 'repeated':
        return done
      case 'stale':
        return refuse(reply, { refused: 'Contended', retryAfter: 1 })
      case 'unstorable':
        return refuse(reply, { refused: 'RequestMalformed', malformed: 'character' })
      default:
        return refuse(reply, { refused: 'ConfirmationAnswered' })
    }
  })
}
