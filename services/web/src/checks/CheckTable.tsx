import { Link } from '@tanstack/react-router'
import { checkStatusWords, type CheckLine } from '@titian/contract'
import { Button, type TableColumnsType } from 'antd'
import { Mark, type Tone } from '../app/Mark.tsx'
import { useNarrow } from '../app/narrow.ts'
import { useUnits } from '../app/units.ts'
import { DataTable } from '../table/DataTable.tsx'
import { words } from '../words/words.ts'

const say = words.checks

interface CheckTableProps {
  readonly checks: readonly CheckLine[]
  readonly loading: boolean
  readonly none: string
  readonly onOpen: (check: string) => void
}

export function CheckTable({ checks, loading, none, onOpen }: CheckTableProps) {
  const { shortNameOf } = useUnits()
  const narrow = useNarrow()
  if (narrow && checks.length > 0) return <CheckCards checks={checks} onOpen={onOpen} />
  const columns: TableColumnsType<CheckLine> = [
    { title: say.columns.firm, dataIndex: 'name', render: (_, check) => <FirmName check={check} /> },
    { title: say.columns.unit, dataIndex: 'unit', className: 'short', render: (_, check) => shortNameOf(check.unit) },
    { title: say.columns.year, dataIndex: 'year', className: 'short' },
    { title: say.columns.status, key: 'status', className: 'short', render: (_, check) => <Status check={check} /> },
    { title: say.columns.triggers, key: 'triggers', render: (_, check) => triggersText(check) },
    { title: say.columns.who, key: 'who', render: (_, check) => whoText(check) },
    { title: say.columns.raisedOn, dataIndex: 'raisedOn', className: 'short' },
    { title: say.columns.clock, key: 'clock', render: (_, check) => check.clock ?? words.app.none },
    { title: '', key: 'open', render: (_, check) => <Open check={check} onOpen={onOpen} /> },
  ]
  return (
    <DataTable<CheckLine>
      label={say.title}
      none={none}
      rowKey="check"
      columns={columns}
      rows={checks}
      loading={loading}
      onRow={(check) => ({
        onClick: (event) => {
          if (event.target instanceof Element && event.target.closest('a, button')) return
          onOpen(check.check)
        },
      })}
    />
  )
}

/** On a phone, a table of nine columns is none. */
function CheckCards({ checks, onOpen }: Pick<CheckTableProps, 'checks' | 'onOpen'>) {
  return (
    <ul className="check-cards" aria-label={say.title}>
      {checks.map((check) => (
        <li key={check.check}>
          <div className="check-card-head">
            <strong>{check.name}</strong>
            <Open check={check} onOpen={onOpen} />
          </div>
          <div>
            <Status check={check} /> {say.year(check.year)}
          </div>
          <div>{triggersText(check)}</div>
          <div className="quiet">{whoText(check)}</div>
          {check.clock !== null && <div className="quiet">{check.clock}</div>}
        </li>
      ))}
    </ul>
  )
}

function Open({ check, onOpen }: { check: CheckLine; onOpen: (check: string) => void }) {
  return (
    <Button size="small" aria-label={say.openOf(check.name, check.year)} onClick={() => onOpen(check.check)}>
      {say.open}
    </Button>
  )
}

export function FirmName({ check }: { check: Pick<CheckLine, 'uscc' | 'name' | 'unit'> }) {
  if (check.unit === 'unknown') return check.name
  return (
    <Link to="/enterprises/$uscc" params={{ uscc: check.uscc }}>
      {check.name}
    </Link>
  )
}

const tones: Readonly<Record<CheckLine['status'], Tone>> = {
  open: 'info',
  recorded: 'warn',
  passed: 'good',
  failed: 'bad',
  dropped: 'plain',
}

export function Status({ check: { status, late } }: { check: Pick<CheckLine, 'status' | 'late'> }) {
  return (
    <>
      <Mark tone={tones[status]}>{checkStatusWords[status]}</Mark>
      {late && <Mark tone="bad">{say.late}</Mark>}
    </>
  )
}

export function whoText({ who }: Pick<CheckLine, 'who'>): string {
  return who.length === 0 ? say.nobody : who.map((each) => say.person(each.who, each.name)).join('、')
}

function triggersText({ triggers }: CheckLine): string {
  return triggers.length === 0 ? say.noTrigger : triggers.join('；')
}
