import { AmendDemand, Written, type ProblemRefusal } from '@titian/contract'
import { demandDecider, isRefused, normaliseCreditCode } from '@titian/domain'
import { visitedFirms } from '@titian/read-models'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { nameable, whoAsks, type Who } from '../who.ts'
import { demandAtHand } from './demand-at-hand.ts'
import { DemandPath } from './move-demand.ts'

const schema = {
  tags: ['需求'],
  summary: '更正需求的内容：写出应为的样子，null 清空',
  params: DemandPath,
  body: AmendDemand,
  response: { 200: Written, ...problems },
}

export function amendDemand(app: App, shell: Shell): void {
  app.post('/api/demands/:demand/amendments', { schema }, async (request, reply) => {
    const who = await whoAsks(shell, request)
    const { demand } = request.params
    const done = await carryOut(shell, request, () => decideAmendDemand(shell, who, { demand, ...request.body }))
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

/** What a demand should read, in sight of whoever says so; another firm must be one that they may name. */
export async function decideAmendDemand(
  shell: Shell,
  who: Who,
  { demand: id, changes: said, reason }: AmendDemand & { readonly demand: string },
): Promise<Decision | ProblemRefusal> {
  const found = await demandAtHand(shell, who, id)
  if ('refused' in found) return found
  const { stream, version, state, today } = found
  const { uscc: code, ...rest } = said
  const uscc = typeof code === 'string' ? normaliseCreditCode(code) : code
  const changes = { ...rest, ...(uscc === undefined ? {} : { uscc }) }
  const facts = demandDecider.decide({ type: 'AmendDemand', changes, reason, today }, state)
  if (isRefused(facts)) return facts
  if (typeof uscc === 'string' && (await isHidden(shell, who, uscc, today))) return { refused: 'FirmUnknown', uscc }
  return {
    events: facts.map(({ event, occurredOn }) => ({ stream, ...event, schema: 1, occurredOn })),
    expect: [{ stream, version }],
  }
}

async function isHidden({ db, journal }: Shell, who: Who, uscc: string, today: string): Promise<boolean> {
  const asked = { journal, codes: [uscc], on: today, today, units: nameable(who), officers: who.officers }
  const firm = (await visitedFirms(db, asked)).get(uscc)
  return firm !== undefined && !firm.inUnits && !firm.isOwn
}
