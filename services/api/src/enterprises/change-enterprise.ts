import type { Corrected, EdgeRefusal, ProblemRefusal } from '@titian/contract'
import {
  codesMoved,
  enterpriseDecider,
  isRefused,
  standingOf,
  type CorrectionRefusal,
  type EnterpriseCommand,
  type EnterpriseDecisions,
} from '@titian/domain'
import { recordOf, timelineOf } from '@titian/read-models'
import type { FastifyRequest } from 'fastify'
import { businessDay } from '../calendar/business-day.ts'
import { notThere } from '../http/refuse.ts'
import { askAs } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { carryOutWithEffect, shownEffect, type DecisionWithEffect } from './carry-out-with-effect.ts'

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
  return carryOutWithEffect(shell, request, change.preview, () => decideOn(shell, seen, change))
}

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
  shell: Shell,
  { stream, units }: Seen,
  { said }: Change,
): Promise<DecisionWithEffect | CorrectionRefusal> {
  const { db, store, journal } = shell
  const { day: today } = await businessDay(db, journal)
  const events = await store.readStream(journal, stream)
  const before = events.map(recordOf).reduce(enterpriseDecider.evolve, enterpriseDecider.initialState)
  const facts = enterpriseDecider.decide(said(today), before)
  if (isRefused(facts)) return facts
  const after: EnterpriseDecisions = facts.reduce(enterpriseDecider.evolve, before)
  const [then, now] = [standingOf(before.statements), standingOf(after.statements)]
  const { claimed, released } = codesMoved(facts, then, now)
  return {
    events: facts.map(({ event: { type, data }, occurredOn }) => ({ stream, type, schema: 1, data, occurredOn })),
    expect: [{ stream, version: before.version }],
    claims: claimed.map((code) => ({ key: `uscc:${code}`, stream })),
    releases: released.map((code) => `uscc:${code}`),
    effect: await shownEffect(shell, [{ before: then, after: now }], { today, units }),
  }
}
