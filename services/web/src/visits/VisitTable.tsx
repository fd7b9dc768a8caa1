import { Link } from '@tanstack/react-router'
import { visitModeWords, visitPurposeWords, visitResultWords, type VisitLine, type Visitor } from '@titian/contract'
import { Button, type TableColumnsType } from 'antd'
import { Mark } from '../app/Mark.tsx'
import { useNarrow } from '../app/narrow.ts'
import { useUnits } from '../app/units.ts'
import { DataTable } from '../table/DataTable.tsx'
import { words } from '../words/words.ts'

const say = words.visits

interface VisitTableProps {
  readonly visits: readonly VisitLine[]
  readonly loading: boolean
  readonly none: string
  readonly onOpen: (visit: string) => void
}

export function VisitTable({ visits, loading, none, onOpen }: VisitTableProps) {
  const { shortNameOf } = useUnits()
  const narrow = useNarrow()
  if (narrow && visits.length > 0) return <VisitCards visits={visits} onOpen={onOpen} />
  const columns: TableColumnsType<VisitLine> = [
    { title: say.columns.on, dataIndex: 'on', className: 'short' },
    {
      title: say.columns.firm,
      dataIndex: 'name',
      render: (_, visit) =>
        visit.uscc === null || visit.unit === 'unknown' ? (
          visit.name
        ) : (
          <Link to="/enterprises/$uscc" params={{ uscc: visit.uscc }}>
            {visit.name}
          </Link>
        ),
    },
    { title: say.columns.unit, dataIndex: 'unit', className: 'short', render: (_, visit) => shortNameOf(visit.unit) },
    {
      title: say.columns.mode,
      dataIndex: 'mode',
      className: 'short',
      render: (_, visit) => visitModeWords[visit.mode],
    },
    { title: say.columns.visitors, key: 'visitors', render: (_, visit) => visit.visitors.map(personText).join('、') },
    {
      title: say.columns.what,
      key: 'what',
      render: (_, { purposes, results }) =>
        [
          ...purposes.map((purpose) => visitPurposeWords[purpose]),
          ...results.map((result) => visitResultWords[result]),
        ].join('、'),
    },
    {
      title: say.columns.note,
      key: 'note',
      className: 'visit-note',
      render: (_, visit) => visit.note ?? visit.solvedText,
    },
    { title: say.columns.marks, key: 'marks', render: (_, visit) => <VisitMarks visit={visit} /> },
    {
      title: '',
      key: 'open',
      render: (_, visit) => (
        <Button size="small" aria-label={say.openOf(visit.on, visit.name)} onClick={() => onOpen(visit.visit)}>
          {say.open}
        </Button>
      ),
    },
  ]
  return (
    <DataTable<VisitLine>
      label={say.title}
      none={none}
      rowKey="visit"
      columns={columns}
      rows={visits}
      loading={loading}
      onRow={(visit) => ({
        onClick: (event) => {
          if (event.target instanceof Element && event.target.closest('a, button')) return
          onOpen(visit.visit)
        },
      })}
    />
  )
}

/** On a phone, a table of nine columns is none. */
function VisitCards({ visits, onOpen }: Pick<VisitTableProps, 'visits' | 'onOpen'>) {
  return (
    <ul className="visit-cards" aria-label={say.title}>
      {visits.map((visit) => (
        <li key={visit.visit}>
          <Button size="small" aria-label={say.openOf(visit.on, visit.name)} onClick={() => onOpen(visit.visit)}>
            {say.open}
          </Button>
          <strong>{visit.name}</strong>
          <div className="quiet">
            {visit.on} · {visitModeWords[visit.mode]} · {visit.visitors.map(personText).join('、')}
          </div>
          {(visit.note ?? visit.solvedText) !== null && <div>{visit.note ?? visit.solvedText}</div>}
          <VisitMarks visit={visit} />
        </li>
      ))}
    </ul>
  )
}

export function VisitMarks({ visit }: { visit: VisitLine }) {
  return (
    <>
      {visit.solved && <Mark tone="good">{say.marks.solved}</Mark>}
      {visit.demands > 0 && <Mark tone="info">{say.marks.demands(visit.demands)}</Mark>}
      {visit.campaign !== null && <Mark>{visit.campaign}</Mark>}
      {visit.meeting !== null && <Mark>{say.marks.meeting}</Mark>}
      {visit.uscc === null && <Mark tone="warn">{say.marks.lead}</Mark>}
      {visit.backfilled && <Mark>{say.marks.backfilled}</Mark>}
      {visit.listed && <Mark>{say.marks.listed}</Mark>}
    </>
  )
}

/** The name, with the 编号 of whoever is an officer here. */
export function personText({ officer, name }: Visitor): string {
  if (name === null) return officer ?? say.unknownPerson
  return officer === null ? name : `${name}（${officer}）`
}
