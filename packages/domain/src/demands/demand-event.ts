import type { Day } from '../day.ts'
import type { Withdrawal } from '../lists/listed-fact.ts'
import type { NamedPersonEvent } from '../officers/named-person.ts'
import type { Attachment } from '../visits/visit-event.ts'

export const demandCategories = [
  'N1',
  'N2',
  'N3',
  'N4',
  'N5',
  'N6',
  'N7',
  'N8',
  'N9',
  'N10',
  'N11',
  'N12',
  'N13',
] as const
/**
 * 关键技术攻关, 成果引进, 产学研对接, 人才引育, 研发平台建设, 资质申报辅导, 知识产权, 政策咨询兑现, 科技金融, 仪器检测共享, 市场场景, 要素保障, 其他.
 * N1 to N5 run by milestones, the others by clocks.
 */
export type DemandCategory = (typeof demandCategories)[number]

export const closingCodes = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8'] as const
/** 已解决, 部分解决, 已答复, 对接成功, 条件暂不具备（长期跟踪）, 不予支持, 企业撤回, 重复并入. */
export type ClosingCode = (typeof closingCodes)[number]

export const demandChannels = ['visit', 'hotline', 'self-reported', 'meeting', 'questionnaire', 'list'] as const
export type DemandChannel = (typeof demandChannels)[number]

export const demandSecrecies = ['open', 'internal', 'secret'] as const
/** 公开, 内部, 商业秘密: the last two hide the text from other units and from exports. */
export type DemandSecrecy = (typeof demandSecrecies)[number]

export const demandTiers = ['county', 'city', 'consultation'] as const
/** 县办, 市办, 省市会商. */
export type DemandTier = (typeof demandTiers)[number]

/** No open state is without it: what is done next, and by when. */
export interface NextStep {
  readonly action: string
  readonly due: Day
}

/** 承办单位 and 协办单位: a unit by its code, or any body by its name. */
export interface Holder {
  readonly unit?: string
  readonly body: string
}

export interface DemandData {
  /** 需求编号 of a list; one of our own follows from the log's position. */
  readonly number?: string
  readonly uscc?: string
  readonly name: string
  readonly category: DemandCategory
  readonly text: string
  readonly channel: DemandChannel
  readonly secrecy?: DemandSecrecy
  /** The one accountable officer (编号). */
  readonly officer?: string
  /** The visit in which it was raised. */
  readonly visit?: string
  /** The day on which it was recorded, where that is later than the day on which it was raised. */
  readonly recordedOn?: Day
  /** For N1 and N2: indicators, budget in 万元, and so on, as the firm puts it. */
  readonly wanted?: string
  readonly budget?: number
  readonly attachments?: readonly Attachment[]
}

/** A row of the ledger 创新需求台账 as another system keeps it. It owes no closing code, evidence or next step. */
export interface ListedDemand {
  readonly number: string
  readonly uscc?: string
  readonly name: string
  readonly category: DemandCategory
  /** 需求类别 as written. */
  readonly kind?: string
  readonly text: string
  /** 责任人 who is named only by name: the key of a person kept beside the log. */
  readonly named?: string
  readonly officer?: string
  readonly status: 'registered' | 'accepted' | 'in-progress' | 'closed'
  readonly closedOn?: Day
}

/** Facts about a demand, in stream `demand-<id>`. `occurred_on` of the first is the day on which it was raised. */
export type DemandEvent =
  | { readonly type: 'DemandRaised'; readonly data: DemandData & { readonly nextStep?: NextStep } }
  | { readonly type: 'DemandListed'; readonly data: ListedDemand }
  | {
      readonly type: 'DemandAmended'
      readonly data: { readonly changes: Readonly<Record<string, unknown>>; readonly reason?: string }
    }
  /** 分派: who is accountable from now on. */
  | {
      readonly type: 'DemandAssigned'
      readonly data: { readonly officer: string; readonly reason?: string; readonly handover?: string }
    }
  /** 受理: the clock to respond ends. */
  | { readonly type: 'DemandAccepted'; readonly data: { readonly nextStep: NextStep } }
  | { readonly type: 'DemandProgressed'; readonly data: { readonly note: string; readonly nextStep: NextStep } }
  /** 转办: another holds it, the officer stays accountable. */
  | {
      readonly type: 'DemandPassedOn'
      readonly data: {
        readonly to: Holder
        readonly with?: readonly Holder[]
        readonly note?: string
        readonly nextStep: NextStep
      }
    }
  | { readonly type: 'DemandReturned'; readonly data: { readonly note: string; readonly nextStep: NextStep } }
  /** 提级. */
  | {
      readonly type: 'DemandEscalated'
      readonly data: { readonly tier: DemandTier; readonly reason: string; readonly nextStep: NextStep }
    }
  /** 挂起: the clock waits for the firm. */
  | { readonly type: 'DemandSuspended'; readonly data: { readonly reason: string; readonly nextStep: NextStep } }
  | { readonly type: 'DemandResumed'; readonly data: { readonly nextStep: NextStep } }
  | {
      readonly type: 'DemandExtended'
      readonly data: { readonly clock: 'respond' | 'solve'; readonly until: Day; readonly reason: string }
    }
  | {
      readonly type: 'MilestonePlanned'
      readonly data: { readonly milestone: string; readonly text: string; readonly due: Day }
    }
  | {
      readonly type: 'MilestoneReached'
      readonly data: { readonly milestone: string; readonly evidence?: string; readonly nextStep: NextStep }
    }
  /** 已答复: said to the firm, not yet closed. */
  | { readonly type: 'DemandAnswered'; readonly data: { readonly answer: string; readonly nextStep: NextStep } }
  | {
      readonly type: 'DemandClosed'
      readonly data: {
        readonly code: ClosingCode
        readonly note?: string
        /** 合同, 批复, 贷款, 登记编号, 会议纪要 and their numbers. */
        readonly evidence?: readonly { readonly kind: string; readonly number: string }[]
        /** C8: the demand that it went into. */
        readonly into?: string
        /** C5: when and how it is looked at again, 长期跟踪. */
        readonly nextStep?: NextStep
      }
    }
  /** The firm is asked: by a one-time link (its secret is kept beside the log) or by a call. */
  | {
      readonly type: 'ConfirmationAsked'
      readonly data: { readonly confirmation: string; readonly way: 'link' | 'call'; readonly until: Day }
    }
  /** 企业确认. By a call, somebody else than the accountable officer records it. */
  | {
      readonly type: 'DemandConfirmed'
      readonly data: {
        readonly confirmation?: string
        readonly way: 'link' | 'call'
        readonly verdict: 'solved' | 'partly' | 'not-solved'
        /** 1 to 5. */
        readonly satisfaction?: number
        readonly note?: string
      }
    }
  /** 回访核实: drawn blind, called by somebody else. */
  | { readonly type: 'CallBackDrawn'; readonly data: { readonly sample: string } }
  | {
      readonly type: 'DemandVerified'
      readonly data: { readonly sample?: string; readonly upheld: boolean; readonly note?: string }
    }
  | { readonly type: 'DemandArchived'; readonly data: Readonly<Record<string, never>> }
  | { readonly type: 'DemandReopened'; readonly data: { readonly reason: string; readonly nextStep: NextStep } }
  | NamedPersonEvent
  | Withdrawal

export function demandStream(demand: string): string {
  return `demand-${demand}`
}
