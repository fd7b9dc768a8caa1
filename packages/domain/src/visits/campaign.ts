import { isDay, type Day } from '../day.ts'
import type { Decider } from '../decider.ts'

/** 专项活动, such as 万人助万企: a tag of visits, offered in forms on its days. Names that lists write are taken as written. */
export interface Campaign {
  readonly name: string
  readonly from: Day
  readonly through: Day
  readonly document?: string
}

/** Facts about a campaign, in stream `campaign-<name>`. */
export type CampaignEvent =
  /** Also when its days are moved. */
  | { readonly type: 'CampaignPlanned'; readonly data: Campaign }
  /** It is offered no more; visits keep the tag. */
  | { readonly type: 'CampaignWithdrawn'; readonly data: { readonly reason: string } }

export type CampaignCommand =
  | { readonly type: 'PlanCampaign'; readonly campaign: Campaign }
  | { readonly type: 'WithdrawCampaign'; readonly reason: string }

export type CampaignRefusal =
  | { readonly refused: 'CampaignUnknown' }
  | { readonly refused: 'CampaignEndsBeforeItBegins'; readonly from: Day; readonly through: Day }
  | { readonly refused: 'NotADay'; readonly day: string }
  | { readonly refused: 'NothingChanges' }

export const campaignDecider: Decider<CampaignCommand, CampaignEvent, Campaign | undefined, CampaignRefusal> = {
  initialState: undefined,
  decide: (command, state) => {
    if (command.type === 'WithdrawCampaign') {
      const { reason } = command
      return state ? [{ type: 'CampaignWithdrawn', data: { reason } }] : { refused: 'CampaignUnknown' }
    }
    const { from, through, document } = command.campaign
    const wrong = [from, through].find((day) => !isDay(day))
    if (wrong !== undefined) return { refused: 'NotADay', day: wrong }
    if (through < from) return { refused: 'CampaignEndsBeforeItBegins', from, through }
    const same = state?.from === from && state.through === through && state.document === document
    return same ? { refused: 'NothingChanges' } : [{ type: 'CampaignPlanned', data: command.campaign }]
  },
  evolve: (_state, event) => (event.type === 'CampaignPlanned' ? event.data : undefined),
}

export function campaignStream(name: string): string {
  return `campaign-${name}`
}
