import type { DemandData, DemandEvent, NextStep } from './demand-event.ts'

type Said = Pick<DemandData, 'category' | 'text' | 'secrecy'> & { readonly nextStep?: NextStep }
type Visited = Pick<DemandData, 'uscc' | 'name'> & { readonly visit: string; readonly officer?: string }

/** A demand that was raised in the form of a visit, by the firm that was visited. */
export function raisedInVisit(
  { category, text, secrecy, nextStep }: Said,
  { uscc, name, visit, officer }: Visited,
): Extract<DemandEvent, { readonly type: 'DemandRaised' }> {
  return {
    type: 'DemandRaised',
    data: {
      ...(uscc === undefined ? {} : { uscc }),
      name,
      category,
      text,
      channel: 'visit',
      ...(secrecy === undefined ? {} : { secrecy }),
      ...(officer === undefined ? {} : { officer }),
      visit,
      ...(nextStep === undefined ? {} : { nextStep }),
    },
  }
}
