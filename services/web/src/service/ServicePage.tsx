import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Empty } from 'antd'
import type { ServiceRow } from '@titian/contract'
import { Asked } from '../app/Asked.tsx'
import { DownloadButton } from '../app/DownloadButton.tsx'
import { MissingNote } from '../app/MissingNote.tsx'
import { PageHead } from '../app/PageHead.tsx'
import type { Search } from '../app/client.ts'
import { useUnits } from '../app/units.ts'
import { WithoutRuzhou } from '../app/WithoutRuzhou.tsx'
import { UnitChoice } from '../figures/FigureChoices.tsx'
import { PeriodSelect } from '../figures/PeriodSelect.tsx'
import { mayIn, unitsSeen, useSession } from '../session/session.ts'
import { yearOf } from '../time/day.ts'
import { useAsOf, useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { cellOf, countOf, officersServiceQuery, serviceFile, serviceQuery, type ShownRow } from './service.ts'
import { longest, ServiceTable, type ColumnGroup } from './ServiceTable.tsx'
import { Untimed } from './Untimed.tsx'
import './service.css'

const say = words.service
const route = getRouteApi('/service')

/** 服务情况: whom officers look after and whom they reached, what waits and for how long, and what came of it. */
export function ServicePage() {
  const session = useSession()
  const { unit: asked, period: written, without } = route.useSearch()
  const asOf = useAsOf()
  const unit = asked ?? unitsSeen(session)[0] ?? session.city.unit
  const period = written ?? `${yearOf(asOf)}`
  const search = { unit, period, without, ...useInTime() }
  const byOfficer = unit !== session.city.unit && mayIn(session, 'seeEnterprises', unit)
  return (
    <>
      <PageHead title={say.title} note={say.note}>
        <UnitChoice unit={unit} />
        <PeriodSelect period={period} />
        <WithoutRuzhou />
        <DownloadButton path={serviceFile(byOfficer ? 'officers' : 'units')} search={search}>
          {say.export}
        </DownloadButton>
      </PageHead>
      {byOfficer ? <ByOfficer search={search} unit={unit} /> : <ByUnit search={search} unit={unit} />}
    </>
  )
}

interface ByProps {
  readonly search: Search & { readonly period: string }
  readonly unit: string
}

function ByUnit({ search, unit }: ByProps) {
  const session = useSession()
  const { shortNameOf } = useUnits()
  const opens = useOpens()
  const service = useQuery(serviceQuery(search))
  return (
    <Asked query={service} rows={12}>
      {(answer) => (
        <>
          <MissingNote missing={answer.missing} />
          {!mayIn(session, 'seeEnterprises', unit) && <p className="quiet">{say.totalsOnly}</p>}
          <Tables
            first={say.unit}
            period={answer.period}
            whole={answer.whole}
            rows={[
              ...answer.rows.map((row) => ({
                key: row.unit,
                name: shortNameOf(row.unit),
                row,
                opens: opens(row.unit),
                unit: mayIn(session, 'seeEnterprises', row.unit) ? row.unit : undefined,
              })),
              ...totalOf(say.total(shortNameOf(answer.unit)), answer.whole, opens(answer.unit)),
            ]}
          />
        </>
      )}
    </Asked>
  )
}

/** One unit's officers, beside the unit's and the city's totals. */
function ByOfficer({ search, unit }: ByProps) {
  const { city } = useSession()
  const { shortNameOf } = useUnits()
  const opens = useOpens()
  const service = useQuery(officersServiceQuery(search))
  const whole = useQuery(serviceQuery({ ...search, unit: city.unit })).data?.whole
  return (
    <Asked query={service} rows={12}>
      {(answer) => (
        <>
          <p>
            <strong>{say.byOfficer(shortNameOf(unit))}</strong>{' '}
            <Link to="/service" search={(before) => ({ ...before, unit: city.unit })}>
              {say.back}
            </Link>
          </p>
          <MissingNote missing={answer.missing} />
          <Tables
            first={say.officer}
            period={answer.period}
            whole={answer.whole}
            rows={[
              ...answer.rows.map((row) => ({
                key: row.officer ?? '',
                name: row.officer === null ? say.nobody : say.person(row.officer, row.name),
                row,
                opens: { unit, officer: row.officer ?? 'none' },
              })),
              ...totalOf(say.total(shortNameOf(unit)), answer.whole, opens(unit)),
              ...(whole ? totalOf(say.total(shortNameOf(city.unit)), whole, opens(city.unit)) : []),
            ]}
          />
        </>
      )}
    </Asked>
  )
}

function totalOf(name: string, row: ServiceRow, opens: ShownRow['opens']): readonly ShownRow[] {
  return [{ key: name, name, row, opens, total: true }]
}

/** A county may read the city's totals and not open them; a leader opens figures, though not the firms behind. */
function useOpens(): (unit: string) => ShownRow['opens'] {
  const session = useSession()
  return (unit) => (mayIn(session, 'seeFigures', unit) ? { unit } : undefined)
}

interface TablesProps {
  readonly first: string
  readonly period: string
  readonly whole: ServiceRow
  readonly rows: readonly ShownRow[]
}

function Tables({ first, period, whole, rows }: TablesProps) {
  if (rows.every(({ row }) => row.cells.every(({ value }) => typeof value !== 'number' || value === 0)))
    return <Empty description={say.empty} />
  const unstated = countOf(whole, 'demands.unstated')
  const rate = cellOf(whole, 'demands.solve-rate')
  return (
    <>
      <ServiceTable title={say.care.title} first={first} groups={careGroups} rows={rows} period={period} />
      <Untimed shown={rows.find(({ total }) => total)} period={period} />
      <ServiceTable title={say.results.title} first={first} groups={resultGroups} rows={rows} period={period} />
      <p className="quiet">
        {say.rateFormula}
        {unstated > 0 && typeof rate !== 'number' && say.rateUnstated(rate, unstated)}
      </p>
    </>
  )
}

type CareCode = keyof typeof say.care.columns
type ResultCode = keyof typeof say.results.columns
const care = (...codes: CareCode[]) => codes.map((code) => [code, say.care.columns[code]] as const)
const result = (...codes: ResultCode[]) => codes.map((code) => [code, say.results.columns[code]] as const)

const careGroups: readonly ColumnGroup[] = [
  { name: say.care.groups.coverage, columns: care('assignments', 'assignments.visited', 'assignments.coverage') },
  {
    name: say.care.groups.open,
    columns: care(
      'demands.open',
      'demands.open.age-30',
      'demands.open.age-90',
      'demands.open.age-180',
      'demands.open.age-over-180',
    ),
  },
  { name: say.care.groups.overdue, columns: [...care('demands.overdue'), [longest, say.care.longest]] },
]

const resultGroups: readonly ColumnGroup[] = [
  { name: say.results.groups.answered, columns: result('demands.raised', 'demands.answered') },
  {
    name: say.results.groups.closed,
    columns: result(
      'demands.closed',
      'demands.solved',
      'demands.partly-solved',
      'demands.matched',
      'demands.replied',
      'demands.tracked',
      'demands.declined',
      'demands.withdrawn',
      'demands.merged',
      'demands.unstated',
      'demands.solve-rate',
      'demands.solve-rate.stated',
    ),
  },
  {
    name: say.results.groups.checked,
    columns: result(
      'demands.confirmed',
      'demands.verified',
      'demands.overturned',
      'demands.overturn-rate',
      'demands.reopened',
    ),
  },
]
