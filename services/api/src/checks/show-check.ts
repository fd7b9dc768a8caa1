import { CheckAsOf, CheckShown, eventLine, type EventLine, type ProblemRefusal } from '@titian/contract'
import { checkRulesNamed, publishedCheckRules, triggersOf } from '@titian/domain'
import { checkEvents, checkLine, workingCalendarAt, type CheckEventLine } from '@titian/read-models'
import { names } from '../enterprises/shown-event.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { whoAsks } from '../who.ts'
import { checkAtHand, checkId, type CheckAtHand } from './check-at-hand.ts'
import { concludesAs } from './conclude-check.ts'
import { shownCheck, shownRules } from './shown-check.ts'

const schema = {
  tags: ['实地核查'],
  summary: '一项实地核查：触发条件、核查表、期限、经过，以及本人现在能办什么',
  params: checkId,
  querystring: CheckAsOf,
  response: { 200: CheckShown, ...problems },
}

export function showCheck(app: App, shell: Shell): void {
  app.get('/api/checks/:check', { schema }, async (request, reply) => {
    const { account } = principalOf(request)
    const at = await checkAtHand(shell, await whoAsks(shell, request), request.params.check)
    const answer = await ask(shell, request, async (db, moment): Promise<CheckShown | ProblemRefusal> => {
      const line = await checkLine(db, request.params.check, { ...moment, account })
      if (!line) return notThere
      const calendar = await workingCalendarAt(db, moment.journal, moment.known)
      const rules = checkRulesNamed(publishedCheckRules, line.rules)
      const { known, declared, reason, findings, note, conclusion, dropped } = line.data
      return {
        ...shownCheck(line, calendar, moment.asOf),
        rules: shownRules(rules),
        judged: triggersOf(rules, { ...known, ...declared }).map((trigger) => ({ ...trigger })),
        known: { ...known },
        declared: { ...declared },
        reason,
        recordedBy: line.recordedBy,
        findings: findings.map((finding) => ({ ...finding })),
        note,
        conclusion,
        dropped: dropped?.reason ?? null,
        // What was known then cannot be acted upon; only what is known now.
        may: request.query.knownAt === undefined && !('refused' in at) ? allowed(at, account) : nothing,
        events: (await checkEvents(db, line.check, moment)).map(shownEvent),
        positions: { ...moment.positions },
      }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

const nothing: CheckShown['may'] = { staff: false, drop: false, recordAs: [], concludeAs: [] }

function allowed(at: CheckAtHand, account: string): CheckShown['may'] {
  const { check, acts, as, recordedFrom } = at
  if (check.status !== 'open' && check.status !== 'recorded') return nothing
  return {
    staff: acts,
    drop: acts,
    recordAs: check.who.length === 2 ? [...as] : [],
    concludeAs: check.status === 'recorded' && recordedFrom !== account ? [...concludesAs(at)] : [],
  }
}

function shownEvent({ event, ...line }: CheckEventLine): EventLine {
  return { ...line, type: event.type, summary: eventLine(event, names), list: null }
}
