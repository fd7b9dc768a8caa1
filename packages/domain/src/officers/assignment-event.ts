import type { Withdrawal } from '../lists/listed-fact.ts'
import type { NamedPersonEvent } from './named-person.ts'

/** 结对: one accountable officer of one firm from the event's `occurred_on`. */
export interface AssignmentData {
  readonly uscc: string
  /** The firm's name as written. */
  readonly name: string
  /** 编号. */
  readonly officer: string
  readonly document?: string
  readonly reason?: string
  /** The handover by which it came. */
  readonly handover?: string
}

/**
 * Facts about who looks after a firm, in stream `assignment-<credit code>`. The firm may be unknown yet, so the code
 * names it; an officer is accountable until the next one's day or an ending.
 */
export type AssignmentEvent =
  | { readonly type: 'OfficerAssigned'; readonly data: AssignmentData }
  /** 对接表 without 编号: the officer is named only by name and looks after the firm once a person says who that is. */
  | {
      readonly type: 'OfficerNamed'
      readonly data: Omit<AssignmentData, 'officer' | 'handover'> & {
        /** The key of a person kept beside the log. */
        readonly named: string
      }
    }
  | NamedPersonEvent
  /** `occurred_on` is the first day without. */
  | { readonly type: 'AssignmentEnded'; readonly data: { readonly officer: string; readonly reason: string } }
  /** The officer sends it back with a reason; it stands until somebody decides. */
  | { readonly type: 'AssignmentObjected'; readonly data: { readonly officer: string; readonly reason: string } }
  | {
      readonly type: 'ObjectionDecided'
      readonly data: { readonly officer: string; readonly upheld: boolean; readonly reason: string }
    }
  | Withdrawal

export function assignmentStream(uscc: string): string {
  return `assignment-${uscc}`
}

/** Facts about handing firms over, in stream `handover-<id>`: 交接单. `occurred_on` is the first day of the new officer. */
export type HandoverEvent =
  | {
      readonly type: 'HandoverPrepared'
      readonly data: {
        readonly handover: string
        readonly from: string
        readonly to: string
        readonly firms: readonly { readonly uscc: string; readonly name: string }[]
        /** What was open then and goes along. */
        readonly demands: readonly string[]
        readonly document?: string
        readonly reason?: string
      }
    }
  | { readonly type: 'HandoverAccepted'; readonly data: Readonly<Record<string, never>> }
  | { readonly type: 'HandoverReturned'; readonly data: { readonly reason: string } }

export function handoverStream(handover: string): string {
  return `handover-${handover}`
}
