import type { Day } from '../day.ts'
import type { TitleCode } from '../titles/title.ts'

export const planForecasts = ['likely', 'possible', 'unlikely'] as const
/** 把握较大, 有希望, 把握不大. */
export type PlanForecast = (typeof planForecasts)[number]

export const planOwners = ['firm', 'officer', 'bureau'] as const
/** Whose action it is: 企业, 服务员, 科技局. */
export type PlanOwner = (typeof planOwners)[number]

/** What the firm still lacks, and the cheapest step to it. */
export interface PlanGap {
  readonly criterion: string
  readonly current?: string
  readonly need: string
  readonly step?: string
}

export interface PlanAction {
  /** Its key within the plan. */
  readonly action: string
  readonly what: string
  readonly owner: PlanOwner
  readonly due: Day
  /** What will show that it is done. */
  readonly evidence?: string
}

/** 拟争取支持, in 万元 where it is money. */
export interface PlanSupport {
  readonly name: string
  readonly amount?: number
}

/** 一企一策 as it reads: which title is aimed at, what is missing, who does what until when. */
export interface FirmPlanContent {
  readonly title: TitleCode
  readonly forecast: PlanForecast
  readonly gaps: readonly PlanGap[]
  readonly actions: readonly PlanAction[]
  readonly supports: readonly PlanSupport[]
  readonly risks: readonly string[]
}

/** Facts about one firm's plan of one year, in stream `firm-plan-<code>-<year>`. */
export type FirmPlanEvent =
  | {
      readonly type: 'FirmPlanDrafted'
      readonly data: FirmPlanContent & { readonly uscc: string; readonly name: string; readonly year: number }
    }
  /** The whole of it as it reads from now on. */
  | { readonly type: 'FirmPlanRevised'; readonly data: FirmPlanContent & { readonly reason?: string } }
  | {
      readonly type: 'PlanActionDone'
      readonly data: { readonly action: string; readonly what: string; readonly evidence?: string }
    }
  | { readonly type: 'FirmPlanReviewed'; readonly data: { readonly quarter: number; readonly note: string } }
  /** What came of it beside what was expected: whether the firm holds the title then. */
  | {
      readonly type: 'FirmPlanClosed'
      readonly data: {
        readonly title: TitleCode
        readonly forecast: PlanForecast
        readonly granted: boolean
        readonly note?: string
      }
    }

export function firmPlanStream(plan: string): string {
  return `firm-plan-${plan}`
}

/** One plan of a firm and year. */
export function firmPlanId(uscc: string, year: number): string {
  return `${uscc}-${year}`
}
