import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { checkStatuses, checkStatusFilters, checkStatusWords } from '@titian/contract'
import { Button, Checkbox } from 'antd'
import { shortName, useUnits } from '../app/units.ts'
import { Choice } from '../assignments/Choice.tsx'
import { useMay } from '../session/session.ts'
import { yearOf } from '../time/day.ts'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { checksSearch, type ChecksSearch } from './checks-search.ts'

const say = words.checks.filters
const route = getRouteApi('/checks')

const nothing: ChecksSearch = {
  unit: undefined,
  year: undefined,
  standing: undefined,
  lateChecks: undefined,
  myChecks: undefined,
}

/** The conditions of the list; they live in the address. */
export function CheckFilters({ filtered }: { filtered: boolean }) {
  const search = route.useSearch()
  const navigate = useNavigate()
  const acts = useMay('raiseChecks')
  const set = (change: ChecksSearch) =>
    void navigate({ to: '/checks', search: (before) => ({ ...checksSearch(before), ...change }), replace: true })
  return (
    <div className="filters" role="search">
      <Choice
        name={say.status}
        value={search.standing ?? 'running'}
        options={checkStatusFilters.map((value) => ({ value, label: statusName(value) }))}
        onChange={(next) => set({ standing: next === 'running' ? undefined : next })}
      />
      <YearChoice value={search.year} onChange={(year) => set({ year })} />
      {acts && <UnitChoice value={search.unit} onChange={(unit) => set({ unit })} />}
      <Checkbox
        checked={search.lateChecks === 'true'}
        onChange={({ target }) => set({ lateChecks: onlyIf(target.checked) })}
      >
        {say.late}
      </Checkbox>
      <Checkbox
        checked={search.myChecks === 'true'}
        onChange={({ target }) => set({ myChecks: onlyIf(target.checked) })}
      >
        {say.mine}
      </Checkbox>
      {filtered && (
        <Button type="link" onClick={() => set(nothing)}>
          {say.clear}
        </Button>
      )}
    </div>
  )
}

function onlyIf(checked: boolean): 'true' | undefined {
  return checked ? 'true' : undefined
}

function statusName(filter: (typeof checkStatusFilters)[number]): string {
  const status = checkStatuses.find((each) => each === filter)
  return status === undefined ? say.running : checkStatusWords[status]
}

interface YearChoiceProps {
  readonly value: number | undefined
  readonly onChange: (year: number | undefined) => void
}

/** The year for which a firm is entered: next year's, this one's and those before. */
export function YearChoice({ value, onChange }: YearChoiceProps) {
  const years = yearsAround(yearOf(useAsOf()))
  return (
    <Choice
      name={say.year}
      value={value === undefined ? undefined : String(value)}
      options={years.map((year) => ({ value: String(year), label: words.checks.year(year) }))}
      onChange={(year) => onChange(year === undefined ? undefined : Number(year))}
    />
  )
}

export function yearsAround(year: number): readonly number[] {
  return Array.from({ length: 6 }, (_, index) => year + 1 - index).filter((each) => each >= 2017)
}

interface UnitChoiceProps {
  readonly value: string | undefined
  readonly onChange: (unit: string | undefined) => void
}

export function UnitChoice({ value, onChange }: UnitChoiceProps) {
  const { units } = useUnits()
  return (
    <Choice
      name={say.unit}
      value={value}
      options={units.map((unit) => ({ value: unit.unit, label: shortName(unit) }))}
      onChange={onChange}
    />
  )
}
