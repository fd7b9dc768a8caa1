import { describe, expect, test } from 'vitest'
import { campaignDecider, type Campaign, type CampaignEvent } from './campaign.ts'

const campaign: Campaign = { name: '科技服务月', from: '2021-09-01', through: '2021-09-30' }
const planned: CampaignEvent = { type: 'CampaignPlanned', data: campaign }
const gone: CampaignEvent = { type: 'CampaignWithdrawn', data: { reason: '并入万人助万企' } }

const given = (...events: readonly CampaignEvent[]) => {
  const state = events.reduce(campaignDecider.evolve, campaignDecider.initialState)
  return {
    plan: (more: Partial<Campaign> = {}) =>
      campaignDecider.decide({ type: 'PlanCampaign', campaign: { ...campaign, ...more } }, state),
    withdraw: () => campaignDecider.decide({ type: 'WithdrawCampaign', reason: '并入万人助万企' }, state),
  }
}

describe('a campaign', () => {
  test('is planned, moved by planning it anew, and planned once where nothing differs', () => {
    expect(given().plan()).toEqual([planned])
    expect(given(planned).plan({ through: '2021-10-15' })).toMatchObject([{ data: { through: '2021-10-15' } }])
    expect(given(planned).plan()).toEqual({ refused: 'NothingChanges' })
  })

  test('ends after it begins, on days that there are', () => {
    expect(given().plan({ through: '2021-08-31' })).toMatchObject({ refused: 'CampaignEndsBeforeItBegins' })
    expect(given().plan({ through: '2021-09-31' })).toEqual({ refused: 'NotADay', day: '2021-09-31' })
  })

  test('is withdrawn once, and may be planned again', () => {
    expect(given(planned).withdraw()).toEqual([gone])
    expect(given(planned, gone).withdraw()).toEqual({ refused: 'CampaignUnknown' })
    expect(given(planned, gone).plan()).toEqual([planned])
  })
})
