import { FirmsToCheck, FirmsToCheckQuery, type FirmToCheck } from '@titian/contract'
import { checkFields, checkRulesOn, publishedCheckRules } from '@titian/domain'
import { firmsToCheck, type FirmToCheck as Found, type KnownOfFirm } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { shownRules } from './shown-check.ts'

const schema = {
  tags: ['实地核查'],
  summary: '按系统已知的情况，一年入库前哪些企业触发了实地核查；不知道的写未知',
  querystring: FirmsToCheckQuery,
  response: { 200: FirmsToCheck, ...problems },
}

export function listFirmsToCheck(app: App, shell: Shell): void {
  app.get('/api/checks/firms', { schema, handlerTimeout: 60_000 }, async (request, reply) => {
    const { year, unit, among = 'again', uscc, cursor, limit = 50 } = request.query
    const answer = await ask(shell, request, async (db, moment) => {
      const rules = checkRulesOn(publishedCheckRules, moment.asOf)
      const asked = { ...moment, year, unit, among, uscc, rules }
      const { items, next } = await firmsToCheck(db, asked, { after: cursor, limit })
      return {
        rules: shownRules(rules),
        items: items.map(shownFirm),
        next,
        asOf: moment.asOf,
        positions: { ...moment.positions },
      }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

function shownFirm({ known, triggers, check, ...firm }: Found): FirmToCheck {
  return {
    ...firm,
    known: { ...known.input },
    from: sourcesOf(known),
    triggers: triggers.map((trigger) => ({ ...trigger })),
    check: check && { check: check.check, status: check.status },
  }
}

function sourcesOf({ from }: KnownOfFirm): FirmToCheck['from'] {
  return checkFields.flatMap((field) => {
    const source = from[field]
    return source ? [{ field, ...source }] : []
  })
}
