import { RaiseCheck, Written, type ProblemRefusal } from '@titian/contract'
import {
  checkDecider,
  checkRulesOn,
  checkStream,
  isRefused,
  publishedCheckRules,
  triggersOf,
  type CheckRulePackage,
} from '@titian/domain'
import { firmsToCheck, type FirmToCheck, type Principal } from '@titian/read-models'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { askAs } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { checkKey } from './check-at-hand.ts'

const schema = {
  tags: ['实地核查'],
  summary: '登记一项实地核查：按系统已知和企业填报的情况判断触发条件；未触发的须写明原因',
  body: RaiseCheck,
  response: { 200: Written, ...problems },
}

export function raiseCheck(app: App, shell: Shell): void {
  app.post('/api/checks', { schema }, async (request, reply) => {
    const done = await carryOut(shell, request, () => decide(shell, principalOf(request), request.body))
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

interface Found {
  readonly firm: FirmToCheck
  readonly rules: CheckRulePackage
  readonly today: string
}

async function decide(
  shell: Shell,
  principal: Principal,
  { check, uscc, year, declared = {}, reason }: RaiseCheck,
): Promise<Decision | ProblemRefusal> {
  const found = await askAs<Found | ProblemRefusal>(shell, principal, {}, async (db, moment) => {
    const rules = checkRulesOn(publishedCheckRules, moment.asOf)
    const asked = { ...moment, year, rules, among: 'all', uscc } as const
    const { items } = await firmsToCheck(db, asked, { after: undefined, limit: 1 })
    return items[0] ? { firm: items[0], rules, today: moment.asOf } : { refused: 'FirmUnknown', uscc }
  })
  if ('refused' in found) return found
  const { firm, rules, today } = found
  const known = firm.known.input
  const triggers = triggersOf(rules, { ...known, ...declared }).filter(({ verdict }) => verdict === 'met')
  const stream = checkStream(check)
  const events = await shell.store.readStream(shell.journal, stream)
  const state = events.length === 0 ? checkDecider.initialState : ({ status: 'open', who: [] } as const)
  const raised = {
    uscc: firm.uscc,
    name: firm.name,
    year,
    rules: rules.id,
    triggers: triggers.map(({ rule }) => rule),
    ...(reason === undefined ? {} : { reason }),
    known,
    ...(Object.keys(declared).length === 0 ? {} : { declared }),
  }
  const decided = checkDecider.decide({ type: 'RaiseCheck', ...raised }, state)
  if (isRefused(decided)) return decided
  return {
    events: decided.map((event) => ({ stream, ...event, schema: 1, occurredOn: today })),
    expect: [{ stream, version: 0 }],
    claims: [{ key: checkKey(raised), stream }],
  }
}
