import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { UnassignedLine } from '@titian/contract'
import { Mark } from '../app/Mark.tsx'
import { useUnits } from '../app/units.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { AssignForm } from './AssignForm.tsx'
import { kinds } from './assignments-search.ts'
import { unassignedQuery } from './assignments.ts'
import { Choice } from './Choice.tsx'
import { choosing, type Chosen } from './chosen.ts'
import { GrowingList } from './GrowingList.tsx'

const say = words.assignments
const route = getRouteApi('/assignments')

/** Firms that nobody looks after; chosen ones are given to an officer. */
export function UnassignedFirms() {
  const { unit, kind } = route.useSearch()
  const navigate = useNavigate()
  const asked = useInfiniteQuery(unassignedQuery({ unit, kind, ...useInTime() }))
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [assigning, setAssigning] = useState(false)
  const firms = asked.data?.pages.flatMap((page) => page.items) ?? []
  const total = asked.data?.pages[0]?.count
  return (
    <>
      <div className="filters">
        <Choice
          name={say.unassigned.kind}
          value={kind ?? 'due'}
          options={kinds.map((value) => ({ value, label: say.unassigned.kinds[value] }))}
          onChange={(next) =>
            void navigate({ to: '/assignments', search: (before) => ({ ...before, kind: next }), replace: true })
          }
        />
        {total !== undefined && <span className="quiet">{say.unassigned.found(total)}</span>}
        <Button type="primary" disabled={chosen.length === 0} onClick={() => setAssigning(true)}>
          {chosen.length === 0 ? say.assign.chooseFirst : say.assign.button(chosen.length)}
        </Button>
      </div>
      <GrowingList query={asked}>
        <Firms
          firms={firms}
          loading={asked.isPending || asked.isPlaceholderData}
          chosen={chosen}
          onChoose={setChosen}
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
  readonly firms: readonly UnassignedLine[]
  readonly loading: boolean
  readonly chosen: readonly Chosen[]
  readonly onChoose: (chosen: readonly Chosen[]) => void
}

function Firms({ firms, loading, chosen, onChoose }: FirmsProps) {
  const { shortNameOf } = useUnits()
  const columns: TableColumnsType<UnassignedLine> = [
    {
      title: say.unassigned.columns.firm,
      dataIndex: 'name',
      render: (_, firm) => (
        <Link to="/enterprises/$uscc" params={{ uscc: firm.uscc }}>
          {firm.name}
        </Link>
      ),
    },
    {
      title: say.unassigned.columns.unit,
      dataIndex: 'unit',
      className: 'short',
      render: (_, firm) => shortNameOf(firm.unit),
    },
    {
      title: say.unassigned.columns.stage,
      dataIndex: 'stage',
      className: 'short',
      render: (_, firm) => words.enterprises.stages[firm.stage],
    },
    {
      title: say.unassigned.columns.titles,
      key: 'titles',
      render: (_, firm) => firm.titles.map((held) => <Mark key={held}>{words.enterprises.titles[held] ?? held}</Mark>),
    },
    {
      title: say.unassigned.columns.last,
      key: 'last',
      render: (_, { last }) =>
        last === null ? (
          <span className="quiet">{say.unassigned.never}</span>
        ) : (
          say.unassigned.last(say.person(last.officer, last.name), last.through)
        ),
    },
  ]
  return (
    <DataTable<UnassignedLine>
      label={say.views.unassigned}
      none={say.unassigned.none}
      rowKey="uscc"
      columns={columns}
      rows={firms}
      loading={loading}
      rowSelection={choosing(chosen, onChoose)}
    />
  )
}
