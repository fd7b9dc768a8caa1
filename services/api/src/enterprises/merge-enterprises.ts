import { Corrected, MergeEnterprises, type EdgeRefusal, type ProblemRefusal } from '@titian/contract'
import {
  codesSaid,
  foldEnterprise,
  isRefused,
  mergeEnterprises as decider,
  normaliseCreditCode,
  type MergeRefusal,
  type MergeState,
} from '@titian/domain'
import { enterpriseOf, mergeEvent, recordOf } from '@titian/read-models'
import type { FastifyRequest } from 'fastify'
import { businessDay } from '../calendar/business-day.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { askAs } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { carryOutWithEffect, shownEffect, type DecisionWithEffect } from './carry-out-with-effect.ts'
import { creditCode } from './credit-code.ts'

const schema = {
  tags: ['企业'],
  summary: '合并重复企业：把这家并入另一家；preview 只看影响，不保存',
  params: creditCode,
  body: MergeEnterprises,
  response: { 200: Corrected, ...problems },
}

export function mergeEnterprises(app: App, shell: Shell): void {
  app.post('/api/enterprises/:uscc/merge', { schema }, async (request, reply) => {
    const { into, reason, preview = false } = request.body
    const both = await bothFirms(shell, request, request.params.uscc, into)
    if ('refused' in both) return refuse(reply, both)
    const answer = await carryOutWithEffect(shell, request, preview, () => decide(shell, both, reason))
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

/** Their streams. */
interface Both {
  readonly from: string
  readonly into: string
}

async function bothFirms(
  shell: Shell,
  request: FastifyRequest,
  uscc: string,
  into: string,
): Promise<Both | ProblemRefusal> {
  return askAs(shell, principalOf(request), {}, async (db, moment) => {
    const [leaving, staying] = [await enterpriseOf(db, uscc, moment), await enterpriseOf(db, into, moment)]
    if (!leaving) return notThere
    const unknown: EdgeRefusal = { refused: 'FirmUnknown', uscc: normaliseCreditCode(into), field: 'into' }
    return staying ? { from: leaving.stream, into: staying.stream } : unknown
  })
}

async function decide(shell: Shell, { from, into }: Both, reason: string): Promise<DecisionWithEffect | MergeRefusal> {
  const { db, store, journal } = shell
  const { day: today } = await businessDay(db, journal)
  const streams = await store.readStreams(journal, [from, into])
  const before: MergeState = new Map([...streams].map(([stream, events]) => [stream, events.map(recordOf)]))
  const codes = await codesHeld(shell, from, before)
  const facts = decider.decide({ type: 'MergeEnterprises', from, into, codes, reason, today }, before)
  if (isRefused(facts)) return facts
  const after = facts.reduce(decider.evolve, before)
  const changes = [from, into].map((stream) => ({
    before: foldEnterprise(before.get(stream) ?? []),
    after: foldEnterprise(after.get(stream) ?? []),
  }))
  return {
    events: facts.map((fact) => mergeEvent(fact, streams.get(from) ?? [])),
    expect: [...streams].map(([stream, { length: version }]) => ({ stream, version })),
    // Whoever writes one of its codes means the other firm from now on.
    releases: codes.map(keyOf),
    claims: codes.map((code) => ({ key: keyOf(code), stream: into })),
    effect: await shownEffect(shell, changes, { today, units: undefined }),
  }
}

async function codesHeld({ store, journal }: Shell, from: string, before: MergeState): Promise<readonly string[]> {
  const codes = codesSaid(before.get(from) ?? [])
  const holders = await store.findClaims(journal, codes.map(keyOf))
  return codes.filter((code) => holders.get(keyOf(code)) === from)
}

function keyOf(code: string): string {
  return `uscc:${code}`
}
