import type { Day } from '../day.ts'
import type { Withdrawal } from '../lists/listed-fact.ts'
import type { NamedPersonEvent } from '../officers/named-person.ts'

export const visitModes = ['on-site', 'phone', 'video', 'meeting', 'received', 'message'] as const
/** 现场, 电话, 视频, 座谈会, 来访, 微信等. 家次 counts 现场 only, where nothing else is said. */
export type VisitMode = (typeof visitModes)[number]

export const visitPurposes = [
  'policy',
  'survey',
  'tech-sme',
  'high-tech',
  'demand',
  'call-back',
  'check',
  'expiry',
  'other',
] as const
/** 政策宣讲, 摸底画像, 科小辅导, 高企辅导, 需求对接, 回访核实, 实地核查, 到期提醒, 其他. */
export type VisitPurpose = (typeof visitPurposes)[number]

export const visitResults = ['new-demand', 'demand-progressed', 'will-apply', 'no-demand', 'nobody-met'] as const
/** 有新需求, 需求有进展, 拟申报高企, 暂无需求, 未见到人. */
export type VisitResult = (typeof visitResults)[number]

/** What was learnt of the firm: goes into its profile with the visit's date. Money in 万元. */
export interface VisitFindings {
  readonly employees?: number
  readonly revenue?: number
  readonly research?: number
  /** The year that revenue and research are of. */
  readonly year?: number
}

/** A file that belongs to a record; its bytes are kept beside the log under their hash and may come later. */
export interface Attachment {
  readonly sha256: string
  readonly mime: string
  readonly bytes: number
}

/** 走访. Only who, when, how and why are asked; nothing else is ever compulsory. */
export interface VisitData {
  /** Absent for a 线索: a firm that is in no register yet. */
  readonly uscc?: string
  /** The firm's name as written then. */
  readonly name: string
  /** Where a 线索 is to be found. */
  readonly address?: string
  readonly mode: VisitMode
  readonly purposes?: readonly VisitPurpose[]
  readonly results?: readonly VisitResult[]
  /** 编号; the first is the one who keeps the record. More than one is a joint visit, which counts once. */
  readonly officers: readonly string[]
  /** Who is named only by name: keys of persons kept beside the log. */
  readonly named?: readonly string[]
  /** Whom they met there: keys of persons kept beside the log. */
  readonly met?: readonly string[]
  /** 专项活动, such as 万人助万企: a tag, counted apart and never twice. */
  readonly campaign?: string
  /** Visits of one meeting with many firms share it. */
  readonly meeting?: string
  readonly note?: string
  readonly findings?: VisitFindings
  /** 当场解决: its own way of closing, no demand of the ledger. */
  readonly solvedOnTheSpot?: { readonly text?: string; readonly category?: string }
  readonly commitments?: readonly { readonly action: string; readonly owner: string; readonly due?: Day }[]
  readonly nextVisitOn?: Day
  /** The business day on which it was recorded, on a device that had no network too; a list does not say it. */
  readonly recordedOn?: Day
  /** Demands that were raised in the same form. */
  readonly demands?: readonly string[]
  /** Open demands that were followed up. */
  readonly followedUp?: readonly string[]
  readonly attachments?: readonly Attachment[]
  /** Only where the officer chose to attach it. */
  readonly location?: { readonly latitude: number; readonly longitude: number; readonly accuracy: number }
}

/** Facts about a visit, in stream `visit-<id>`; `occurred_on` is the day of the visit. */
export type VisitEvent =
  /** By an officer, or by a row of a list: then the event's `meta` names it. */
  | { readonly type: 'VisitLogged'; readonly data: VisitData }
  /** `changes` are fields as they should read; null empties one. `occurredOn` moves the day. */
  | {
      readonly type: 'VisitAmended'
      readonly data: {
        readonly changes: Readonly<Record<string, unknown>>
        readonly occurredOn?: Day
        readonly reason?: string
      }
    }
  | { readonly type: 'VisitWithdrawn'; readonly data: { readonly reason: string } }
  | NamedPersonEvent
  | Withdrawal

export function visitStream(visit: string): string {
  return `visit-${visit}`
}
