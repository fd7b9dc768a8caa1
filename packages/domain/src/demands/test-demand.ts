import { publishedYears, workingCalendar } from '../calendar/working-days.ts'
import { isRefused } from '../decider.ts'
import { demandDecider, type DemandCommand, type DemandState, type GivenMove } from './demand-decider.ts'
import type { DemandData, NextStep } from './demand-event.ts'
import type { DemandMover } from './demand-moves.ts'
import type { DemandFact } from './demand.ts'

export const calendar = workingCalendar(publishedYears)

/** 融资需求: one that runs by clocks. */
export const finance: DemandData = {
  uscc: '914104029609360252',
  name: '平顶山市金鼎安源汽车配件有限公司',
  category: 'N9',
  text: '希望参加银企对接会',
  channel: 'visit',
  officer: 'KJ001',
}
/** 技术攻关: one that runs by milestones. */
export const research: DemandData = { ...finance, category: 'N1', text: '寻找石墨提纯方向的科研团队' }

export const raisedOn = '2021-09-13'
export const nextStep: NextStep = { action: '联系银行', due: '2021-12-31' }
export const officer: DemandMover = { officers: ['KJ001'], leads: false }
export const planner: DemandMover = { officers: [], leads: true, oversees: true }

type Raising = Extract<DemandCommand, { readonly type: 'RaiseDemand' }>

export function raising(demand: DemandData = finance, on = raisedOn): Raising {
  return { type: 'RaiseDemand', demand, nextStep, on, today: on, calendar }
}

export function moving(given: GivenMove, on: string, by = officer, today = on): DemandCommand {
  return { type: 'MoveDemand', given: { nextStep, ...given }, by, on, today, calendar }
}

/** Carries commands out one after another; throws at the first that is refused. */
export function after(...commands: readonly DemandCommand[]): DemandState {
  return commands.reduce((state, command) => {
    const decided = demandDecider.decide(command, state)
    if (isRefused(decided)) throw new Error(JSON.stringify(decided))
    return decided.reduce(demandDecider.evolve, state)
  }, demandDecider.initialState)
}

/** What the log holds, whoever decided it. */
export function told(...facts: readonly DemandFact[]): DemandState {
  return facts.reduce(demandDecider.evolve, demandDecider.initialState)
}
