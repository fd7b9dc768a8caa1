import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { AssignmentLine } from '@titian/contract'
import { Mark } from '../app/Mark.tsx'
import { useUnits } from '../app/units.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useMay } from '../session/session.ts'
import { useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { AssignForm } from './AssignForm.tsx'
import { choosing, type Chosen } from './chosen.ts'
import { firmsQuery } from './assignments.ts'
import { GrowingList } from './GrowingList.tsx'

const say = words.assignments
const route = getRouteApi('/assignments')

/** Firms with their officer on the day; chosen ones are given to another. */
export function AssignedFirms() {
  const { unit, officer } = route.useSearch()
  const assigns = useMay('assign')
  const asked = useInfiniteQuery(firmsQuery({ unit, officer, ...useInTime() }))
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [assigning, setAssigning] = useState(false)
  const firms = asked.data?.pages.flatMap((page) => page.items) ?? []
  const total = asked.data?.pages[0]?.count
  return (
    <>
      <div className="filters">
        {total !== undefined && <span className="quiet">{say.firmsList.found(total)}</span>}
        {officer !== undefined && (
          <span>
            <Mark tone="info">{say.firmsList.of(officer)}</Mark>{' '}
            <Link to="/assignments" search={(before) => ({ ...before, officer: undefined })}>
              {say.firmsList.all}
            </Link>
          </span>
        )}
        {assigns && (
          <Button type="primary" disabled={chosen.length === 0} onClick={() => setAssigning(true)}>
            {chosen.length === 0 ? say.assign.chooseFirst : say.assign.button(chosen.length)}
          </Button>
        )}
      </div>
      <GrowingList query={asked}>
        <Firms
          firms={firms}
          loading={asked.isPending || asked.isPlaceholderData}
          chosen={chosen}
          onChoose={assigns ? setChosen : undefined}
        />
      </GrowingList>
      {assigning && (
        <AssignForm
          firms={chosen}
          onClose={() => setAssigning(false)}
          onAssigned={() => {
            setAssigning(false)
            setChosen([])
          }}
        />
      )}
    </>
  )
}

interface FirmsProps {
  readonly firms: readonly AssignmentLine[]
  readonly loading: boolean
  readonly chosen: readonly Chosen[]
  readonly onChoose: ((chosen: readonly Chosen[]) => void) | undefined
}

function Firms({ firms, loading, chosen, onChoose }: FirmsProps) {
  const { shortNameOf } = useUnits()
  const columns: TableColumnsType<AssignmentLine> = [
    {
      title: say.firmsList.columns.firm,
      dataIndex: 'name',
      render: (_, firm) => (
        <Link to="/enterprises/$uscc" params={{ uscc: firm.uscc }}>
          {firm.name}
        </Link>
      ),
    },
    {
      title: say.firmsList.columns.unit,
      dataIndex: 'unit',
      className: 'short',
      render: (_, firm) => shortNameOf(firm.unit),
    },
    {
      title: say.firmsList.columns.officer,
      dataIndex: 'officer',
      className: 'short',
      render: (_, firm) => say.person(firm.officer, firm.officerName),
    },
    { title: say.firmsList.columns.from, dataIndex: 'from', className: 'short' },
    {
      title: say.firmsList.columns.document,
      dataIndex: 'document',
      render: (_, firm) => firm.document ?? words.app.none,
    },
    {
      title: say.firmsList.columns.state,
      key: 'state',
      render: (_, firm) => (
        <>
          {firm.through !== null && <Mark>{say.firmsList.until(firm.through)}</Mark>}
          {firm.coveredBy !== null && <Mark tone="info">{say.firmsList.covered(firm.coveredBy)}</Mark>}
          {firm.objection !== null && <Mark tone="warn">{say.firmsList.objected(firm.objection)}</Mark>}
        </>
      ),
    },
  ]
  return (
    <DataTable<AssignmentLine>
      label={say.views.firms}
      none={say.firmsList.none}
      rowKey="uscc"
      columns={columns}
      rows={firms}
      loading={loading}
      {...(onChoose ? { rowSelection: choosing(chosen, onChoose) } : {})}
    />
  )
}
