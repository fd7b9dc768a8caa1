import type { DemandEvent } from './demand-event.ts'
import { isOpen, type Demand } from './demand.ts'

interface Going {
  readonly from: string
  readonly to: string
  readonly handover: string
}

/** 交接: an open demand goes along with its firm where it is the leaving officer's, or nobody's by 编号. */
export function handOverDemand(demand: Demand | undefined, { from, to, handover }: Going): DemandEvent | undefined {
  if (!demand || !isOpen(demand)) return undefined
  if (demand.officer !== undefined && demand.officer !== from) return undefined
  return { type: 'DemandAssigned', data: { officer: to, handover } }
}
