import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { App, Button, Input, Space, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { OfficerLine } from '@titian/contract'
import { Mark } from '../app/Mark.tsx'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useUnits } from '../app/units.ts'
import { mayIn, useSession } from '../session/session.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useInTime } from '../time/in-time.ts'
import { count } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { AbsenceForm } from './AbsenceForm.tsx'
import { endAbsence, officersQuery } from './assignments.ts'
import { GrowingList } from './GrowingList.tsx'
import { HandoverForm } from './HandoverForm.tsx'
import { OfficerForm } from './OfficerForm.tsx'

const say = words.assignments
const route = getRouteApi('/assignments')

type Doing = { readonly officer: OfficerLine; readonly what: 'hand-over' | 'absence' | 'change' }

/** Officers with what each carries; by 编号, never by how much they do. */
export function OfficerTable() {
  const { unit, query } = route.useSearch()
  const asked = useInfiniteQuery(officersQuery({ unit, query, ...useInTime() }))
  const [doing, setDoing] = useState<Doing | undefined>(undefined)
  const officers = asked.data?.pages.flatMap((page) => page.items) ?? []
  const total = asked.data?.pages[0]?.count
  const done = () => setDoing(undefined)
  return (
    <>
      <div className="filters" role="search">
        <OfficerSearch key={query ?? ''} query={query} />
        {total !== undefined && <span className="quiet">{say.officers.found(total)}</span>}
      </div>
      <GrowingList query={asked}>
        <Officers officers={officers} loading={asked.isPending || asked.isPlaceholderData} onDo={setDoing} />
      </GrowingList>
      {doing?.what === 'hand-over' && <HandoverForm officer={doing.officer} onClose={done} />}
      {doing?.what === 'absence' && <AbsenceForm officer={doing.officer} onClose={done} />}
      {doing?.what === 'change' && <OfficerForm officer={doing.officer} onClose={done} />}
    </>
  )
}

function OfficerSearch({ query }: { query: string | undefined }) {
  const navigate = useNavigate()
  const go = (typed: string) => {
    const wanted = typed.trim() === '' ? undefined : typed.trim()
    void navigate({ to: '/assignments', search: (before) => ({ ...before, query: wanted }), replace: true })
  }
  return (
    <Input.Search
      className="filter-search"
      aria-label={say.search}
      placeholder={say.searchHelp}
      defaultValue={query ?? ''}
      allowClear
      maxLength={60}
      onSearch={go}
    />
  )
}

interface OfficersProps {
  readonly officers: readonly OfficerLine[]
  readonly loading: boolean
  readonly onDo: (doing: Doing) => void
}

function Officers({ officers, loading, onDo }: OfficersProps) {
  const { shortNameOf } = useUnits()
  const columns: TableColumnsType<OfficerLine> = [
    {
      title: say.officers.columns.officer,
      dataIndex: 'officer',
      className: 'short',
      render: (_, line) => say.person(line.officer, line.name),
    },
    { title: say.officers.columns.organisation, dataIndex: 'organisation' },
    {
      title: say.officers.columns.unit,
      dataIndex: 'unit',
      className: 'short',
      render: (_, line) => (line.unit === null ? words.app.none : shortNameOf(line.unit)),
    },
    {
      title: say.officers.columns.firms,
      dataIndex: 'firms',
      className: 'number',
      render: (_, line) => (
        <Link to="/assignments" search={(before) => ({ ...before, view: 'firms', officer: line.officer })}>
          {count(line.firms)}
        </Link>
      ),
    },
    {
      title: say.officers.columns.demands,
      dataIndex: 'openDemands',
      className: 'number',
      render: (_, line) => (
        <>
          {line.overdueDemands > 0 && <Mark tone="bad">{say.officers.overdue(line.overdueDemands)}</Mark>}{' '}
          {count(line.openDemands)}
        </>
      ),
    },
    { title: say.officers.columns.state, key: 'state', render: (_, line) => <State line={line} /> },
    {
      title: say.officers.columns.act,
      key: 'act',
      className: 'short',
      render: (_, line) => <Acts line={line} onDo={onDo} />,
    },
  ]
  return (
    <DataTable<OfficerLine>
      label={say.views.officers}
      none={say.officers.none}
      rowKey="officer"
      columns={columns}
      rows={officers}
      loading={loading}
    />
  )
}

function State({ line }: { line: OfficerLine }) {
  const { absence } = line
  return (
    <>
      {absence !== null && (
        <Mark tone="warn">{say.officers.away(say.person(absence.by, absence.byName), absence.through)}</Mark>
      )}
      {line.covered > 0 && <Mark tone="info">{say.officers.covering(line.covered)}</Mark>}
      {line.from === null && <Mark tone="warn">{say.officers.unlisted}</Mark>}
      {line.account === null ? (
        <span className="quiet">{say.officers.noAccount}</span>
      ) : (
        <span className="quiet">{say.officers.account(line.account)}</span>
      )}
    </>
  )
}

function Acts({ line, onDo }: { line: OfficerLine; onDo: (doing: Doing) => void }) {
  const session = useSession()
  const { message } = App.useApp()
  const { knownAt } = useInTime()
  const back = useTell({
    tell: (absence: string, key) => endAbsence(line.officer, absence, key),
    onTold: () => void message.success(say.saved),
  })
  // What was known then cannot be changed; only what is known now.
  if (knownAt !== undefined) return null
  const keeps = mayIn(session, 'assign', line.unit ?? session.city.unit)
  return (
    <Space>
      {line.firms > 0 && (
        <Button size="small" onClick={() => onDo({ officer: line, what: 'hand-over' })}>
          {say.officers.handOver}
        </Button>
      )}
      {keeps && line.absence === null && line.from !== null && (
        <Button size="small" onClick={() => onDo({ officer: line, what: 'absence' })}>
          {say.officers.absence}
        </Button>
      )}
      {keeps && line.absence !== null && (
        <Button size="small" loading={back.isPending} onClick={() => back.mutate(line.absence?.absence ?? '')}>
          {say.officers.back}
        </Button>
      )}
      {keeps && (
        <Button size="small" onClick={() => onDo({ officer: line, what: 'change' })}>
          {say.officers.change}
        </Button>
      )}
      <RefusalAlert error={back.error} />
    </Space>
  )
}
