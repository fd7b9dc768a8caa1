import { queryOptions } from '@tanstack/react-query'
import type {
  CloseFirmPlan,
  DoPlanAction,
  FirmPlan,
  FirmPlans,
  ReviewFirmPlan,
  WriteFirmPlan,
  Written,
} from '@titian/contract'
import { ask, tell, type Search } from '../app/client.ts'

const plansPath = (uscc: string) => `/api/enterprises/${encodeURIComponent(uscc)}/plans`
const planPath = (uscc: string, year: number) => `${plansPath(uscc)}/${year}`

export function plansQuery(uscc: string, search: Search) {
  return queryOptions({
    queryKey: ['enterprises', uscc, 'plans', search],
    queryFn: () => ask<FirmPlans>(plansPath(uscc), search),
  })
}

export function writePlan(uscc: string, year: number, body: WriteFirmPlan, key: string) {
  return tell<Written>('PUT', planPath(uscc, year), { body, key })
}

export function doPlanAction(uscc: string, year: number, action: string, body: DoPlanAction, key: string) {
  return tell<Written>('POST', `${planPath(uscc, year)}/actions/${encodeURIComponent(action)}/done`, { body, key })
}

export function reviewPlan(uscc: string, year: number, body: ReviewFirmPlan, key: string) {
  return tell<Written>('POST', `${planPath(uscc, year)}/reviews`, { body, key })
}

export function closePlan(uscc: string, year: number, body: CloseFirmPlan, key: string) {
  return tell<Written>('POST', `${planPath(uscc, year)}/close`, { body, key })
}

/** A plan as the form holds it: risks are lines, and what nobody typed is empty. */
export interface PlanDraft extends Omit<WriteFirmPlan, 'risks'> {
  readonly year: number
  readonly risks: string
}

export function draftOf({ year, title, forecast, gaps, actions, supports, risks }: FirmPlan): PlanDraft {
  return {
    year,
    title,
    forecast,
    gaps,
    actions: actions.map(({ action, what, owner, due, evidence }) => ({
      action,
      what,
      owner,
      due,
      ...(evidence === undefined ? {} : { evidence }),
    })),
    supports,
    risks: risks.join('\n'),
  }
}

/** What the form says, without what nobody filled in. */
export function writtenOf({ title, forecast, risks, reason, gaps, actions, supports }: PlanDraft): WriteFirmPlan {
  return {
    title,
    forecast,
    gaps: gaps.map(({ current, step, ...gap }) => ({
      ...gap,
      ...(isEmpty(current) ? {} : { current }),
      ...(isEmpty(step) ? {} : { step }),
    })),
    actions: actions.map(({ action, evidence, ...rest }) => ({
      ...rest,
      ...(isEmpty(action) ? {} : { action }),
      ...(isEmpty(evidence) ? {} : { evidence }),
    })),
    supports: supports.map(({ name, amount }) => ({ name, ...(typeof amount === 'number' ? { amount } : {}) })),
    risks: risks
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    ...(isEmpty(reason) ? {} : { reason }),
  }
}

function isEmpty(text: string | undefined): text is undefined | '' {
  return text === undefined || text.trim() === ''
}
