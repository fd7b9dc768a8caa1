import { EnterpriseAsOf, FirmPlans, type FirmPlan } from '@titian/contract'
import { enterpriseOf, plansOfFirm, type FirmPlanAnswer } from '@titian/read-models'
import { creditCode } from '../enterprises/credit-code.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { mayWritePlan } from './plan-at-hand.ts'

const schema = {
  tags: ['一企一策'],
  summary: '一家企业各年度的一企一策：目标、差距、措施、支持、风险、评估与结果',
  params: creditCode,
  querystring: EnterpriseAsOf,
  response: { 200: FirmPlans, ...problems },
}

export function listPlans(app: App, shell: Shell): void {
  app.get('/api/enterprises/:uscc/plans', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => {
      const firm = await enterpriseOf(db, request.params.uscc, moment)
      if (!firm) return notThere
      const plans = await plansOfFirm(db, [firm.uscc, ...firm.formerCodes], moment)
      return {
        items: plans.map((plan) => shown(plan, moment.asOf)),
        mayWrite: request.query.knownAt === undefined && mayWritePlan(firm, moment),
        asOf: moment.asOf,
        positions: { ...moment.positions },
      }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

function shown({ gaps, actions, supports, risks, reviews, ...plan }: FirmPlanAnswer, today: string): FirmPlan {
  return {
    ...plan,
    gaps: [...gaps],
    supports: [...supports],
    risks: [...risks],
    reviews: [...reviews],
    actions: actions.map((action) => ({
      ...action,
      overdue: plan.outcome === null && action.doneOn === null && action.due < today,
    })),
  }
}
