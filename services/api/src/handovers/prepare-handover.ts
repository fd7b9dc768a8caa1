import { HandoverPrepared, PrepareHandover, type ProblemRefusal } from '@titian/contract'
import { handoverDecider, handoverStream, isRefused } from '@titian/domain'
import { firmsByCode, firmsOfOfficer, type CodedFirm, type Principal } from '@titian/read-models'
import { carryOut, commandIdOf, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { judgeAssigning } from '../assignments/decide-assignments.ts'
import { isInSight } from '../assignments/firm-streams.ts'
import { askAs } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { uuidOf } from '../uuid-of.ts'

const schema = {
  tags: ['结对'],
  summary: '交接：把一位服务员的全部或部分企业连同未办结事项交给另一位，待对方接收',
  body: PrepareHandover,
  response: { 200: HandoverPrepared, ...problems },
}

export function prepareHandover(app: App, shell: Shell): void {
  app.post('/api/handovers', { schema }, async (request, reply) => {
    const principal = principalOf(request)
    const handover = uuidOf(`handover ${principal.account} ${commandIdOf(request)}`)
    const done = await carryOut(shell, request, () => decide(shell, principal, handover, request.body))
    return 'refused' in done ? refuse(reply, done) : { handover, position: done.position }
  })
}

async function decide(
  shell: Shell,
  principal: Principal,
  handover: string,
  body: PrepareHandover,
): Promise<Decision | ProblemRefusal> {
  const { from, to, on, document, reason } = body
  const refusal = await judgeAssigning(shell, [to], on, body, 'to')
  if (refusal) return refusal
  const firms = await firmsOf(shell, principal, body)
  if ('refused' in firms) return firms
  const prepared = {
    handover,
    from,
    to,
    firms: firms.map(({ uscc, name }) => ({ uscc, name })),
    demands: [],
    ...(document === undefined ? {} : { document }),
    ...(reason === undefined ? {} : { reason }),
  }
  const facts = handoverDecider.decide({ type: 'PrepareHandover', prepared, on }, handoverDecider.initialState)
  if (isRefused(facts)) return facts
  const stream = handoverStream(handover)
  return {
    events: facts.map(({ event: { type, data } }) => ({ stream, type, schema: 1, data, occurredOn: on })),
    expect: [{ stream, version: 0 }],
  }
}

/** Those of the officer's firms on the day that whoever prepares it answers for, all or the ones named. */
async function firmsOf(
  shell: Shell,
  principal: Principal,
  { from, on, firms: named }: PrepareHandover,
): Promise<readonly CodedFirm[] | ProblemRefusal> {
  type Answer = { readonly firms: readonly CodedFirm[] } | ProblemRefusal
  const answer = await askAs(shell, principal, { asOf: on }, async (db, moment): Promise<Answer> => {
    const codes = await firmsOfOfficer(db, from, moment)
    const held = [...(await firmsByCode(db, codes, moment)).values()].filter((firm) => isInSight(firm, moment))
    const stranger = named?.find((code) => !held.some(({ uscc, codes: all }) => uscc === code || all.includes(code)))
    if (stranger !== undefined) return { refused: 'FirmUnknown', uscc: stranger, field: 'firms' }
    const chosen = held.filter(
      ({ uscc, codes: all }) => !named || named.some((code) => code === uscc || all.includes(code)),
    )
    return { firms: chosen }
  })
  return 'refused' in answer ? answer : answer.firms
}
