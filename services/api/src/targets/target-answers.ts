import { applicationStageWords, forecastReasons, type PlanProgress, type TargetProgress } from '@titian/contract'
import { planningUnits } from '@titian/domain'
import { planProgress, targetProgress, type ForecastAnswer, type TargetAnswer } from '@titian/read-models'
import type { Transaction } from 'kysely'
import type { Moment } from '../question.ts'

export interface TargetsAsked {
  readonly year: number
  readonly without?: readonly string[] | undefined
}

/** The year's targets and plans in the words of the contract. */
export async function targetsOfYear(
  db: Transaction<unknown>,
  moment: Moment,
  asked: TargetsAsked,
): Promise<{ items: TargetProgress[]; plans: PlanProgress[] }> {
  const items = await targetProgress(db, { ...moment, ...asked })
  const plans = await planProgress(db, { ...moment, ...asked })
  return {
    items: items.map(inWords),
    plans: plans.map((plan) => ({ ...plan, steps: [...plan.steps], parts: [...plan.parts] })),
  }
}

function inWords(answer: TargetAnswer): TargetProgress {
  return { ...answer, forecast: forecastInWords(answer.forecast) }
}

function forecastInWords(forecast: ForecastAnswer): TargetProgress['forecast'] {
  if ('missing' in forecast) return { reason: forecastReasons[forecast.missing] }
  return {
    value: forecast.value,
    basis: forecast.basis,
    stages: forecast.stages.map(({ stage, firms, conversion: { numerator, denominator } }) => ({
      stage,
      name: applicationStageWords[stage],
      firms,
      conversion: { numerator, denominator, value: denominator === 0 ? null : numerator / denominator },
    })),
  }
}

/** 不含: division codes from the query, or none. */
export function withoutOf(text: string | undefined): readonly string[] | undefined {
  return text?.split(',')
}

/** 含汝州, or which units are left out of the whole. */
export function scopeWords(without: string | undefined): string {
  const left = planningUnits.filter(({ code }) => withoutOf(without)?.includes(code)).map(({ name }) => name)
  return left.length > 0 ? `全市合计不含${left.join('、')}` : '全市合计含汝州市'
}
