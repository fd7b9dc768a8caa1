import { randomUUID } from 'node:crypto'
import { closed, DemandMoved, MoveDemand, type ProblemRefusal } from '@titian/contract'
import { demandDecider, demandOf, demandStream, isRefused } from '@titian/domain'
import { demandFactOf } from '@titian/read-models'
import { Type } from 'typebox'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { whoAsks, type Who } from '../who.ts'
import { makeSecret } from './confirmation-secret.ts'
import { demandAtHand, type DemandAtHand } from './demand-at-hand.ts'
import { isKnown } from './raise-demand.ts'

export const DemandPath = closed({ demand: Type.String({ minLength: 1, maxLength: 80 }) })

const schema = {
  tags: ['需求'],
  summary: '办理需求：分派、受理、进展、转办、提级、挂起、延期、答复、办结、确认、回访、归档、重开',
  params: DemandPath,
  body: MoveDemand,
  response: { 200: DemandMoved, ...problems },
}

export function moveDemand(app: App, shell: Shell): void {
  app.post('/api/demands/:demand/moves', { schema }, async (request, reply) => {
    const who = await whoAsks(shell, request)
    const { demand } = request.params
    const done = await carryOut(shell, request, () => decideMoveDemand(shell, who, { demand, ...request.body }))
    if ('refused' in done) return refuse(reply, done)
    if (request.body.move !== 'ask-confirmation' || request.body.way !== 'link') return { position: done.position }
    const confirmation = await makeSecret(shell, demand)
    return { position: done.position, ...(confirmation ? { confirmation } : {}) }
  })
}

/** One move of a demand in sight, judged on all that the log holds of it. */
export async function decideMoveDemand(
  shell: Shell,
  who: Who,
  { demand: id, on, seen: _seen, ...given }: MoveDemand & { readonly demand: string },
): Promise<Decision | ProblemRefusal> {
  const found = await demandAtHand(shell, who, id, { byHolders: true })
  if ('refused' in found) return found
  const { stream, version, state, by, calendar, today } = found
  if (given.move === 'assign' && given.officer !== undefined && !(await isKnown(shell, given.officer))) {
    return { refused: 'OfficerUnknown', officer: given.officer, field: 'officer' }
  }
  const into = given.move === 'close' && given.code === 'C8' && given.into !== undefined ? given.into : undefined
  const wrong = into === undefined ? undefined : await judgeMerging(shell, who, found, into)
  if (wrong) return wrong
  const facts = demandDecider.decide(
    {
      type: 'MoveDemand',
      given: { ...given, ...(given.move === 'ask-confirmation' ? { confirmation: randomUUID() } : {}) },
      by,
      on: on ?? today,
      today,
      calendar,
    },
    state,
  )
  if (isRefused(facts)) return facts
  return {
    events: facts.map(({ event, occurredOn }) => ({ stream, ...event, schema: 1, occurredOn })),
    expect: [{ stream, version }],
  }
}

/** C8: into another demand that is in sight, and that is not itself merged into this one. */
async function judgeMerging(
  shell: Shell,
  who: Who,
  { stream }: DemandAtHand,
  into: string,
): Promise<ProblemRefusal | undefined> {
  if (demandStream(into) === stream) return { refused: 'MergedIntoItself' }
  const other = await demandAtHand(shell, who, into)
  if ('refused' in other) return { refused: 'MergedIntoUnknown' }
  for (let next = other.demand.closing?.into, steps = 0; next !== undefined && steps < 20; steps += 1) {
    if (demandStream(next) === stream) return { refused: 'MergedIntoItself' }
    const events = await shell.store.readStream(shell.journal, demandStream(next))
    const facts = events.map(demandFactOf).reduce(demandDecider.evolve, demandDecider.initialState)
    next = demandOf(facts.facts)?.closing?.into
  }
  return undefined
}
