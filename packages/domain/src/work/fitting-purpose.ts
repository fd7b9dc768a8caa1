import type { VisitPurpose } from '../visits/visit-event.ts'
import type { WorkReason } from './work-item.ts'

/** What a visit is for that is paid because of a line of work; undefined where it may be for anything. */
export function fittingPurpose(reason: WorkReason): VisitPurpose | undefined {
  switch (reason.kind) {
    case 'demand-overdue':
    case 'demand-clock':
    case 'demand-step':
      return 'demand'
    case 'title-expiring':
      return 'expiry'
    case 'duty':
      return reason.duty === 'tech-sme-again' ? 'tech-sme' : 'high-tech'
    case 'check':
      return 'check'
    case 'plan-action':
    case 'visit-planned':
    case 'visit-due':
    case 'handover':
    case 'kept-aside':
      return undefined
  }
}
