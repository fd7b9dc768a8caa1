import {
  planForecasts,
  planOwners,
  titleCodes,
  type FirmPlanContent,
  type FirmPlanEvent,
  type PlanForecast,
  type TitleCode,
} from '@titian/domain'
import { hasShape } from '../log/shape.ts'
import type { Line } from '../log/touched-streams.ts'

/** The event as the domain folds it. A type or shape that the domain does not know is a fault. */
export function firmPlanEventOf({ type, data, position }: Pick<Line, 'type' | 'data' | 'position'>): FirmPlanEvent {
  switch (type) {
    case 'FirmPlanDrafted':
      if (hasShape(data, { uscc: 'string', name: 'string', year: 'number' }) && hasContent(data)) return { type, data }
      break
    case 'FirmPlanRevised':
      if (hasShape(data, { reason: 'string?' }) && hasContent(data)) return { type, data }
      break
    case 'PlanActionDone':
      if (hasShape(data, { action: 'string', what: 'string', evidence: 'string?' })) return { type, data }
      break
    case 'FirmPlanReviewed':
      if (hasShape(data, { quarter: 'number', note: 'string' })) return { type, data }
      break
    case 'FirmPlanClosed':
      if (hasShape(data, { title: 'string', forecast: 'string', granted: 'boolean', note: 'string?' })) {
        const { title, forecast } = data
        if (isTitle(title) && isForecast(forecast)) return { type, data: { ...data, title, forecast } }
      }
  }
  throw new Error(`The event at position ${position} is no ${type} that a firm's plan may hold`)
}

function hasContent<Data extends object>(data: Data): data is Data & FirmPlanContent {
  return (
    hasShape(data, { title: 'string', forecast: 'string', risks: 'string[]' }) &&
    isTitle(data.title) &&
    isForecast(data.forecast) &&
    everyIn(data, 'gaps', (gap) =>
      hasShape(gap, { criterion: 'string', need: 'string', current: 'string?', step: 'string?' }),
    ) &&
    everyIn(
      data,
      'actions',
      (action) =>
        hasShape(action, { action: 'string', what: 'string', owner: 'string', due: 'string', evidence: 'string?' }) &&
        planOwners.some((owner) => owner === action.owner),
    ) &&
    everyIn(data, 'supports', (support) => hasShape(support, { name: 'string', amount: 'number?' }))
  )
}

function everyIn(data: object, field: string, fits: (each: unknown) => boolean): boolean {
  const found: unknown = Object.entries(data).find(([name]) => name === field)?.[1]
  return Array.isArray(found) && found.every(fits)
}

function isTitle(text: string): text is TitleCode {
  return titleCodes.some((code) => code === text)
}

function isForecast(text: string): text is PlanForecast {
  return planForecasts.some((forecast) => forecast === text)
}
