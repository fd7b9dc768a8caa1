import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { visitModes, visitModeWords } from '@titian/contract'
import { Button } from 'antd'
import { shortName, useUnits } from '../app/units.ts'
import { Choice } from '../assignments/Choice.tsx'
import { DayField } from '../time/DayField.tsx'
import { useMay } from '../session/session.ts'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { FirmFilter, OfficerFilter } from './NameFilters.tsx'
import { campaignsQuery } from './visits.ts'
import type { VisitsSearch } from './visits-search.ts'

const say = words.visits.filters
const route = getRouteApi('/visits')

const nothing: VisitsSearch = {
  unit: undefined,
  officer: undefined,
  uscc: undefined,
  from: undefined,
  to: undefined,
  mode: undefined,
  campaign: undefined,
  meeting: undefined,
  backfilled: undefined,
  solved: undefined,
}

/** The conditions of the list; they live in the address, so that a list can be sent on. */
export function VisitFilters({ filtered }: { filtered: boolean }) {
  const search = route.useSearch()
  const navigate = useNavigate()
  const asOf = useAsOf()
  const { units } = useUnits()
  const seesOfficers = useMay('actForOfficers')
  const campaigns = useQuery(campaignsQuery).data?.items ?? []
  const set = (change: VisitsSearch) =>
    void navigate({ to: '/visits', search: (before) => ({ ...before, ...change }), replace: true })

  return (
    <div className="filters" role="search">
      <DayField
        label={say.from}
        placeholder={say.from}
        value={search.from}
        near={asOf}
        onChange={(from) => set({ from })}
      />
      <DayField label={say.to} placeholder={say.to} value={search.to} near={asOf} onChange={(to) => set({ to })} />
      <Choice
        name={say.unit}
        value={search.unit}
        options={[
          ...units.map((unit) => ({ value: unit.unit, label: shortName(unit) })),
          { value: 'unknown', label: words.app.unitUnknown },
        ]}
        onChange={(unit) => set({ unit })}
      />
      <Choice
        name={say.mode}
        value={search.mode}
        options={visitModes.map((mode) => ({ value: mode, label: visitModeWords[mode] }))}
        onChange={(mode) => set({ mode })}
      />
      <Choice
        name={say.campaign}
        value={search.campaign}
        options={campaigns.map(({ name }) => ({ value: name, label: name }))}
        onChange={(campaign) => set({ campaign })}
      />
      <Only name={say.solved} value={search.solved} onChange={(solved) => set({ solved })} />
      <Only name={say.backfilled} value={search.backfilled} onChange={(backfilled) => set({ backfilled })} />
      <FirmFilter value={search.uscc} onChange={(uscc) => set({ uscc })} />
      {seesOfficers && <OfficerFilter value={search.officer} onChange={(officer) => set({ officer })} />}
      {filtered && (
        <Button type="link" onClick={() => set(nothing)}>
          {say.clear}
        </Button>
      )}
    </div>
  )
}

interface OnlyProps {
  readonly name: string
  readonly value: 'true' | 'false' | undefined
  readonly onChange: (value: 'true' | 'false' | undefined) => void
}

function Only({ name, value, onChange }: OnlyProps) {
  const options = (['true', 'false'] as const).map((each) => ({ value: each, label: `${say.only[each]}${name}` }))
  return <Choice name={name} value={value} options={options} onChange={onChange} />
}
