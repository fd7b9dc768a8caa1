import type { Day } from '../day.ts'
import type { TitleCode } from '../titles/title.ts'

/** What every statement of a list says at least: which firm it means. */
interface Names {
  readonly uscc: string
  /** As written there, blanks trimmed and full-width letters narrowed. */
  readonly name: string
  /** The unit's division code (属地), where the row names one. */
  readonly unit?: string
}

/** What a person stands on who states a change that no list carries. */
interface Reasoned {
  readonly reason?: string
}

export type Route = 'first' | 'renewed'

export const applicationStages = [
  'planned',
  'county-reviewed',
  'city-recommended',
  'expert-reviewed',
  'publicised',
] as const
/** 拟申报, 县区联审, 市推荐, 专家评审, 公示: the steps of list 高企申报进度, in order. */
export type ApplicationStage = (typeof applicationStages)[number]

/**
 * What a row of a list, or a person, states of one firm. The event's `occurred_on` is the day on which it was
 * true: the row's own date, else the list's. Shapes are for ever: only optional fields may be added.
 */
export type Statement =
  /** 企业名录: money in 10,000 yuan (万元). `contact` keys personal data kept beside the log. */
  | {
      readonly type: 'RegisterEntryListed'
      readonly data: Names & {
        readonly address?: string
        readonly industry?: string
        readonly foundedOn?: Day
        readonly capital?: number
        readonly employees?: number
        readonly revenue?: number
        readonly research?: number
        readonly aboveScale?: boolean
        readonly contact?: string
      }
    }
  /** 科技型中小企业入库: the year is in the number. */
  | {
      readonly type: 'TechSmeRegistered'
      readonly data: Names & { readonly number: string; readonly batch?: string; readonly document?: string }
    }
  /** 高新技术企业认定: valid from `issuedOn` through the day before its `years`th anniversary. */
  | {
      readonly type: 'HighTechRecognised'
      readonly data: Names & {
        readonly certificate: string
        readonly issuedOn: Day
        readonly years: number
        readonly route?: Route
        readonly document?: string
      }
    }
  | {
      readonly type: 'TitleGranted'
      readonly data: Names & {
        readonly title: TitleCode
        readonly level?: string
        readonly document?: string
        readonly validThrough?: Day
      }
    }
  | { readonly type: 'EnterpriseRenamed'; readonly data: Names & Reasoned & { readonly formerName: string } }
  /** 注销, 吊销, 破产. */
  | { readonly type: 'EnterpriseClosed'; readonly data: Names & Reasoned & { readonly kind?: string } }
  | { readonly type: 'EnterpriseMovedOut'; readonly data: Names & Reasoned & { readonly to?: string } }
  /** 迁入, with the certificate that the firm brings. `unit` is where it arrives. */
  | {
      readonly type: 'EnterpriseMovedIn'
      readonly data: Names & { readonly from?: string; readonly certificate?: string; readonly issuedOn?: Day }
    }
  /** 属地调整: `unit` answers for the firm from the day on. */
  | {
      readonly type: 'ResponsibilityMoved'
      readonly data: Names & Reasoned & { readonly unit: string; readonly fromUnit?: string }
    }
  /** 取消高新技术企业资格. */
  | { readonly type: 'HighTechRevoked'; readonly data: Names & { readonly certificate?: string } }
  /**
   * 撤销科技型中小企业入库登记编号: found unfit, the firm holds the title no more from the day on and may not be entered
   * again that year (2026 triggers of 实地核查). Without `number` it is the number of the day's year.
   */
  | {
      readonly type: 'TechSmeNumberRevoked'
      readonly data: Names & Reasoned & { readonly number?: string; readonly document?: string }
    }
  /**
   * 失信、异常记录, of whatever `kind`: 严重违法失信名单, 经营异常名录, 科研失信. It bars from being entered as 科技型中小企业 (国科发政
   * 〔2017〕115号) and asks for 实地核查; it counts in no figure. `until` is the day on which it was taken off (移出).
   */
  | {
      readonly type: 'CreditRiskListed'
      readonly data: Omit<Names, 'unit'> &
        Reasoned & {
          readonly kind: string
          readonly until?: Day
          readonly document?: string
          readonly unit?: never
        }
    }
  /** 高企申报进度: one step of one application. */
  | {
      readonly type: 'HighTechApplicationAdvanced'
      readonly data: Names & { readonly stage: ApplicationStage; readonly route?: Route }
    }
  /** The firm goes by `uscc`; a list that writes `formerCode` means it too. Nothing is said of its name, unit or titles. */
  | {
      readonly type: 'CreditCodeReplaced'
      readonly data: Omit<Names, 'unit'> & Reasoned & { readonly formerCode: string; readonly unit?: never }
    }
  /** Found on a visit (走访): goes into the profile with the visit's day. Nothing is said of its life, names, unit or titles. */
  | {
      readonly type: 'ProfileObserved'
      readonly data: Omit<Names, 'unit'> & {
        readonly employees?: number
        readonly revenue?: number
        readonly research?: number
        /** The year that revenue and research are of. */
        readonly year?: number
        readonly visit: string
        readonly unit?: never
      }
    }

export type StatementType = Statement['type']

/** Said of a firm that others name: by itself it makes no firm, keeps none alive, and names none. */
export function isAside({ type }: Pick<Statement, 'type'>): boolean {
  return type === 'CreditCodeReplaced' || type === 'ProfileObserved' || type === 'CreditRiskListed'
}

/** What is said about statements that were made before, in the same stream. */
export type Revision =
  /** Undoing an import, or a person taking back one record. `concerns` are versions of this stream. */
  | {
      readonly type: 'StatementWithdrawn'
      readonly data: { readonly concerns: readonly number[]; readonly reason: string; readonly import?: string }
    }
  /** 更正: fields of one statement as they should read; null empties a field. `occurredOn` moves its day. */
  | {
      readonly type: 'StatementCorrected'
      readonly data: {
        readonly concerns: number
        readonly changes: Readonly<Record<string, string | number | boolean | null>>
        readonly occurredOn?: Day
        readonly reason: string
      }
    }
  /** 并入: a firm that was entered twice. What it said is said in stream `into` now; here nothing is said any more. */
  | {
      readonly type: 'EnterpriseMerged'
      readonly data: { readonly into: string; readonly uscc: string; readonly reason: string }
    }

export type EnterpriseEvent = Statement | Revision

export function isRevision(event: EnterpriseEvent): event is Revision {
  return event.type === 'StatementWithdrawn' || event.type === 'StatementCorrected' || event.type === 'EnterpriseMerged'
}

/** Which row of which list said it; kept in the event's `meta`. */
export interface ListedBy {
  readonly import: string
  readonly row: number
  /** The event's day is only the list's; absent where the row has a day of its own. */
  readonly dated?: false
}
