import type { CheckInput } from './check-rules.ts'

/** What is looked at on the spot. */
export const checkItems = ['exists', 'place', 'people', 'research', 'rights', 'accounts', 'products'] as const
/** 企业存续经营, 经营场所, 职工和科技人员, 研发活动, 知识产权, 财务核算, 主要产品. */
export type CheckItem = (typeof checkItems)[number]

export type CheckFinding = {
  readonly item: CheckItem
  readonly holds: 'yes' | 'no' | 'not-seen'
  readonly note?: string
}

/** Facts about one 实地核查 before a 科技型中小企业 is publicised, in stream `check-<id>`. */
export type CheckEvent =
  /**
   * `triggers` are the ids of the rules that asked for it, of the package `rules`, by what lists and visits had said (`known`)
   * and what the firm declares now, which goes before it. `occurred_on` starts the clock.
   */
  | {
      readonly type: 'CheckRaised'
      readonly data: {
        readonly uscc: string
        readonly name: string
        readonly year: number
        readonly rules: string
        readonly triggers: readonly string[]
        readonly reason?: string
        readonly known?: CheckInput
        readonly declared?: CheckInput
      }
    }
  /** The two who go, by 编号 or, where they have none, by account. */
  | { readonly type: 'CheckStaffed'; readonly data: { readonly who: readonly string[] } }
  /** What they saw; `occurred_on` is the day on the spot. */
  | {
      readonly type: 'CheckRecorded'
      readonly data: { readonly findings: readonly CheckFinding[]; readonly by: string; readonly note?: string }
    }
  /** The second of the two agrees; only then it is done. */
  | {
      readonly type: 'CheckConcluded'
      readonly data: { readonly verdict: 'passed' | 'failed'; readonly by: string; readonly note?: string }
    }
  | { readonly type: 'CheckDropped'; readonly data: { readonly reason: string } }

export function checkStream(check: string): string {
  return `check-${check}`
}
