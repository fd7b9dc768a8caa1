import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Template } from '@titian/contract'
import { Drawer } from 'antd'
import { useState } from 'react'
import type { Search } from '../app/client.ts'
import { DownloadButton } from '../app/DownloadButton.tsx'
import { shortName, useUnits } from '../app/units.ts'
import { Choice } from '../assignments/Choice.tsx'
import { unitsSeen, useSession } from '../session/session.ts'
import { DayField } from '../time/DayField.tsx'
import { campaignsQuery } from '../visits/visits.ts'
import { words } from '../words/words.ts'
import { filledFile } from './templates.ts'

const say = words.templates.file

interface Asked extends Search {
  readonly unit?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly campaign?: string | undefined
  readonly open?: 'true' | 'false' | undefined
}

/** Which records go into the table, and what becomes of it afterwards. */
export function FileDrawer({ template, onClose }: { template: Template; onClose: () => void }) {
  const { kind, name } = template
  const session = useSession()
  const { units } = useUnits()
  const campaigns = useQuery(campaignsQuery).data?.items ?? []
  const [asked, setAsked] = useState<Asked>({})
  const set = (change: Asked) => setAsked((before) => ({ ...before, ...change }))

  return (
    <Drawer open size={560} title={say.title(name)} onClose={onClose}>
      <p className="quiet">{say.what[kind]}</p>
      <div className="template-asked">
        <DayField
          label={say.from[kind]}
          placeholder={say.from[kind]}
          value={asked.from}
          near={session.businessDay}
          onChange={(from) => set({ from })}
        />
        <DayField
          label={say.to[kind]}
          placeholder={say.to[kind]}
          value={asked.to}
          near={session.businessDay}
          onChange={(to) => set({ to })}
        />
        {unitsSeen(session).includes(session.city.unit) && (
          <Choice
            name={say.unit}
            value={asked.unit}
            options={units.map((unit) => ({ value: unit.unit, label: shortName(unit) }))}
            onChange={(unit) => set({ unit })}
          />
        )}
        {kind === 'visits' ? (
          <Choice
            name={say.campaign}
            value={asked.campaign}
            options={campaigns.map((campaign) => ({ value: campaign.name, label: campaign.name }))}
            onChange={(campaign) => set({ campaign })}
          />
        ) : (
          <Choice
            name={say.state}
            value={asked.open}
            options={(['true', 'false'] as const).map((open) => ({ value: open, label: say.states[open] }))}
            onChange={(open) => set({ open })}
          />
        )}
      </div>
      <DownloadButton type="primary" path={filledFile(template)} search={asked}>
        {say.download}
      </DownloadButton>
      <p className="template-back">
        {say.back[kind]} <Link to="/imports">{say.toImports}</Link>
      </p>
    </Drawer>
  )
}
