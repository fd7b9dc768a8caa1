import { phone as words } from '../../words/phone.ts'
import { useLive } from '../store/live.ts'
import { useStore } from '../store/store.ts'
import { readCampaigns } from '../sync/pull-campaigns.ts'

interface Props {
  readonly campaign: string
  readonly on: string
  readonly onChange: (campaign: string) => void
}

/** Those of the day, and what is chosen already. Where there is none, nothing is asked. */
export function CampaignField({ campaign, on, onChange }: Props) {
  const campaigns = useLive(readCampaigns, useStore()) ?? []
  const running = campaigns.filter(({ from, through }) => from <= on && on <= through).map(({ name }) => name)
  const offered = [...new Set(campaign === '' ? running : [campaign, ...running])]
  if (offered.length === 0) return undefined
  return (
    <label>
      {words.visit.campaign}
      <select value={campaign} onChange={({ target }) => onChange(target.value)}>
        <option value="">{words.visit.noCampaign}</option>
        {offered.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
