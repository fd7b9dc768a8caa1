import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { dutyStateFilters, dutyStateWords, type Duties } from '@titian/contract'
import { Button } from 'antd'
import { shortName, useUnits } from '../app/units.ts'
import { Choice } from '../assignments/Choice.tsx'
import { useMay } from '../session/session.ts'
import { yearOf } from '../time/day.ts'
import { useAsOf } from '../time/in-time.ts'
import { OfficerFilter } from '../visits/NameFilters.tsx'
import { words } from '../words/words.ts'
import { dutiesSearch, type DutiesSearch } from './duties-search.ts'

const say = words.duties.filters
const route = getRouteApi('/duties')

const nothing: DutiesSearch = { duty: undefined, unit: undefined, officer: undefined, dutyState: undefined }
const states = dutyStateFilters.map((value) => ({
  value,
  label: value === 'not-done' ? say.notDone : dutyStateWords[value],
}))

/** The conditions of the list; they live in the address, so that a list can be sent on. */
export function DutyFilters({ year, duties }: { year: number; duties: Duties['duties'] }) {
  const search = route.useSearch()
  const navigate = useNavigate()
  const { units } = useUnits()
  const acts = useMay('actForOfficers')
  const now = yearOf(useAsOf())
  const years = [...new Set([year, ...Array.from({ length: 6 }, (_, index) => now - index)])].sort((a, b) => b - a)
  const filtered = [search.duty, search.unit, search.officer, search.dutyState].some((each) => each !== undefined)
  const set = (change: DutiesSearch) =>
    void navigate({ to: '/duties', search: (before) => ({ ...dutiesSearch(before), ...change }), replace: true })
  return (
    <div className="filters" role="search">
      <Choice
        name={say.year}
        value={String(year)}
        options={years.map((each) => ({ value: String(each), label: words.duties.year(each) }))}
        onChange={(next) => set({ year: next === undefined ? undefined : Number(next) })}
      />
      <Choice
        name={say.state}
        value={search.dutyState ?? 'not-done'}
        options={states}
        onChange={(next) => set({ dutyState: next === 'not-done' ? undefined : next })}
      />
      <Choice
        name={say.duty}
        value={search.duty}
        options={duties.map(({ duty, name }) => ({ value: duty, label: name }))}
        onChange={(duty) => set({ duty })}
      />
      {acts && (
        <>
          <Choice
            name={say.unit}
            value={search.unit}
            options={units.map((unit) => ({ value: unit.unit, label: shortName(unit) }))}
            onChange={(unit) => set({ unit })}
          />
          <OfficerFilter name={say.officer} value={search.officer} onChange={(officer) => set({ officer })} />
        </>
      )}
      {filtered && (
        <Button type="link" onClick={() => set(nothing)}>
          {say.clear}
        </Button>
      )}
    </div>
  )
}
