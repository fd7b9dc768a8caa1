import type { Campaigns } from '@titian/contract'
import { reopening } from '../store/database.ts'
import type { Store } from '../store/store.ts'
import { ask, Refused } from './api.ts'

/** 专项活动: a visit is marked with it while it runs. */
export interface RunningCampaign {
  readonly name: string
  readonly from: string
  readonly through: string
}

/** Fetches the campaigns that have days; one that only lists name is nothing to choose on the way. */
export async function pullCampaigns({ db }: Store, unattended: boolean): Promise<void> {
  const asked = ask<Campaigns>('/api/campaigns', { unattended })
  const { items } = await asked.catch((error: unknown) => {
    // Not for everyone who carries firms along.
    if (error instanceof Refused && error.status === 403) return { items: [] }
    throw error
  })
  const value = items.flatMap(({ name, from, through }) =>
    from === null || through === null ? [] : [{ name, from, through }],
  )
  await reopening(db, () => db.meta.put({ key: 'campaigns', value }))
}

export async function readCampaigns({ db }: Store): Promise<readonly RunningCampaign[]> {
  const value = (await db.meta.get('campaigns'))?.value
  return Array.isArray(value) ? value.filter(isCampaign) : []
}

function isCampaign(value: unknown): value is RunningCampaign {
  return typeof value === 'object' && value !== null && 'name' in value && 'from' in value && 'through' in value
}
