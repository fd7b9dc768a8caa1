import type { ProblemRefusal } from '@titian/contract'
import {
  firmPlanDecider,
  firmPlanId,
  firmPlanStream,
  isRefused,
  type FirmPlan,
  type FirmPlanCommand,
} from '@titian/domain'
import { enterpriseOf, firmPlanEventOf, type EnterpriseAnswer } from '@titian/read-models'
import type { FastifyRequest } from 'fastify'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, onStream, type Done } from '../command.ts'
import { notThere } from '../http/refuse.ts'
import { askAs, type Moment } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'

/** A firm's plan of one year, or that there is none yet, with all that a command needs to know. */
export interface PlanAtHand {
  readonly firm: EnterpriseAnswer
  readonly plan: FirmPlan
  readonly today: string
}

interface Asked {
  readonly uscc: string
  readonly year: number
}

/** Carries out what somebody says of a firm's plan: its officer, its county, the planner; others are told that they may not. */
export function onPlan(
  shell: Shell,
  request: FastifyRequest,
  asked: Asked,
  commandOf: (found: PlanAtHand) => FirmPlanCommand | Promise<FirmPlanCommand>,
): Promise<Done | ProblemRefusal> {
  return carryOut<ProblemRefusal>(shell, request, async () => {
    const found = await planAtHand(shell, request, asked)
    if ('refused' in found) return found
    const events = firmPlanDecider.decide(await commandOf(found), found.plan)
    return isRefused(events)
      ? events
      : onStream(
          found,
          events.map(({ type, data }) => ({ type, data: { ...data } })),
        )
  })
}

async function planAtHand(
  shell: Shell,
  request: FastifyRequest,
  { uscc, year }: Asked,
): Promise<(PlanAtHand & { readonly stream: string; readonly version: number }) | ProblemRefusal> {
  const firm = await askAs(shell, principalOf(request), {}, async (db, moment) => {
    const found = await enterpriseOf(db, uscc, moment)
    if (!found) return notThere
    return mayWritePlan(found, moment) ? found : ({ refused: 'NotPermitted' } as const)
  })
  if ('refused' in firm) return firm
  const { store, journal, db } = shell
  // Whichever code the firm had when it was drafted.
  const streams = [firm.uscc, ...firm.formerCodes].map((code) => firmPlanStream(firmPlanId(code, year)))
  const found = await store.readStreams(journal, streams)
  const stream =
    streams.find((each) => (found.get(each) ?? []).length > 0) ?? firmPlanStream(firmPlanId(firm.uscc, year))
  const lines = found.get(stream) ?? []
  const plan = lines.map(firmPlanEventOf).reduce(firmPlanDecider.evolve, firmPlanDecider.initialState)
  const { day: today } = await businessDay(db, journal)
  return { firm, plan, today, stream, version: lines.length }
}

/** Units for their firms of today, officers for those that they look after. */
export function mayWritePlan(
  { stream, unit, status }: Pick<EnterpriseAnswer, 'stream' | 'unit' | 'status'>,
  { units, ownFirms }: Pick<Moment, 'units' | 'ownFirms'>,
): boolean {
  if (ownFirms.includes(stream)) return true
  return status !== 'transferred' && (units === undefined || units.includes(unit))
}
