import { FigureEffect, type Corrected, type EdgeRefusal, type ProblemRefusal } from '@titian/contract'
import {
  codesMoved,
  enterpriseDecider,
  isRefused,
  standingOf,
  type CorrectionRefusal,
  type EnterpriseCommand,
  type EnterpriseDecisions,
} from '@titian/domain'
import { effectOnFigures, recordOf, timelineOf } from '@titian/read-models'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, type Decision } from '../command.ts'
import { notThere } from '../http/refuse.ts'
import { askAs } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'

interface Change {
  readonly uscc: string
  readonly said: (today: string) => EnterpriseCommand
  /** The record that it is about; it must be in sight. */
  readonly concerns?: number
  /** Whose firm it is, is the city's to say. */
  readonly movesUnit: boolean
  readonly preview: boolean
}

/**
 * 更正 and what people state of a firm: decided on all that is known of it, within what the person may see. With
 * `preview` nothing is written; either way the answer says how the figures of the year move.
 */
export async function changeEnterprise(
  shell: Shell,
  request: FastifyRequest,
  change: Change,
): Promise<Corrected | ProblemRefusal> {
  const seen = await seenBy(shell, request, change)
  if ('refused' in seen) return seen
  const decide = () => decideOn(shell, seen, change)
  if (change.preview) {
    const decision = await decide()
    return 'refused' in decision ? decision : { position: null, effect: [...decision.effect] }
  }
  const done = await carryOut(shell, request, async (): Promise<Decision | CorrectionRefusal> => {
    const decision = await decide()
    if ('refused' in decision) return decision
    const { effect, ...rest } = decision
    return { ...rest, answer: effect }
  })
  if ('refused' in done) return done
  // The first answer, also where the command came again.
  const effect: unknown = done.answer
  if (!effects.Check(effect)) throw new Error('A correction was kept with an answer that is none')
  return { position: done.position, effect }
}

const effects = Compile(Type.Array(FigureEffect))

interface Seen {
  readonly stream: string
  readonly units: readonly string[] | undefined
}

async function seenBy(
  shell: Shell,
  request: FastifyRequest,
  { uscc, concerns, movesUnit }: Change,
): Promise<Seen | ProblemRefusal> {
  const seen = await askAs(shell, principalOf(request), {}, async (db, moment) => {
    const items = await timelineOf(db, uscc, moment)
    const stream = items?.at(0)?.stream
    if (!items || stream === undefined) return notThere
    if (concerns !== undefined && !items.some(({ version }) => version === concerns)) return notThere
    return { stream, units: moment.units }
  })
  if ('refused' in seen) return seen
  const refusal: EdgeRefusal = { refused: 'NotPermitted' }
  return movesUnit && seen.units !== undefined ? refusal : seen
}

async function decideOn(
  { db, store, journal }: Shell,
  { stream, units }: Seen,
  { said }: Change,
): Promise<(Decision & { readonly effect: FigureEffect[] }) | CorrectionRefusal> {
  const { day: today } = await businessDay(db, journal)
  const events = await store.readStream(journal, stream)
  const before = events.map(recordOf).reduce(enterpriseDecider.evolve, enterpriseDecider.initialState)
  const facts = enterpriseDecider.decide(said(today), before)
  if (isRefused(facts)) return facts
  const after: EnterpriseDecisions = facts.reduce(enterpriseDecider.evolve, before)
  const [then, now] = [standingOf(before.statements), standingOf(after.statements)]
  const { claimed, released } = codesMoved(facts, then, now)
  const moved = await effectOnFigures(db, then, now, { journal, asOf: today, units })
  return {
    events: facts.map(({ event: { type, data }, occurredOn }) => ({ stream, type, schema: 1, data, occurredOn })),
    expect: [{ stream, version: before.version }],
    claims: claimed.map((code) => ({ key: `uscc:${code}`, stream })),
    releases: released.map((code) => `uscc:${code}`),
    effect: moved.map(({ code, name, unit, period, before, after }) => ({ code, name, unit, period, before, after })),
  }
}
