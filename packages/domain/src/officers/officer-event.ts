import type { Day } from '../day.ts'
import type { Withdrawal } from '../lists/listed-fact.ts'

/** An officer as a list or a person states him. `person` keys name and phone, which are kept beside the log. */
export interface OfficerData {
  /** 编号, such as KJ001: how lists and assignments call the officer. */
  readonly officer: string
  readonly person: string
  /** 单位, as written. */
  readonly organisation?: string
  /** 联系县区. */
  readonly unit?: string
  /** The first day of service where it is not the day of the statement: 1 January of the year that a list is for. */
  readonly from?: Day
}

/** Facts about an officer (首席科技服务员, 联络员), in stream `officer-<编号>`. */
export type OfficerEvent =
  | { readonly type: 'OfficerListed'; readonly data: OfficerData }
  /** `occurred_on` is the first day without. */
  | { readonly type: 'OfficerLeft'; readonly data: { readonly reason: string } }
  /** The account with which the officer signs in. One account is one officer at most. */
  | { readonly type: 'OfficerAccountLinked'; readonly data: { readonly account: string } }
  | { readonly type: 'OfficerAccountUnlinked'; readonly data: { readonly account: string } }
  /** Somebody else looks after the officer's firms for some days (both included); the credit stays where it is. */
  | {
      readonly type: 'AbsenceCovered'
      readonly data: {
        readonly absence: string
        readonly from: Day
        readonly through: Day
        readonly by: string
        readonly reason?: string
      }
    }
  | { readonly type: 'AbsenceEnded'; readonly data: { readonly absence: string; readonly reason?: string } }
  | Withdrawal

export function officerStream(officer: string): string {
  return `officer-${officer}`
}
