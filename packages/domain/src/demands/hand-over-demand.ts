import type { Day } from '../day.ts'
import type { DemandEvent } from './demand-event.ts'
import { courseOf, isOpen, type NumberedFact } from './demand.ts'

interface Going {
  readonly from: string
  readonly to: string
  readonly handover: string
  readonly on: Day
}

/** 交接: what is open on the day goes along with its firm where it is the leaving officer's, or nobody's by 编号. */
export function handOverDemand(
  facts: readonly NumberedFact[],
  { from, to, handover, on: day }: Going,
): DemandEvent | undefined {
  const demand = courseOf(facts).findLast(({ on }) => on <= day)?.demand
  if (!demand || !isOpen(demand)) return undefined
  if (demand.officer !== undefined && demand.officer !== from) return undefined
  return { type: 'DemandAssigned', data: { officer: to, handover } }
}
