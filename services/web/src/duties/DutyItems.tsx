import { Link } from '@tanstack/react-router'
import { dutyStateWords, type DutyItem } from '@titian/contract'
import { Button, type TableColumnsType } from 'antd'
import { Mark, type Tone } from '../app/Mark.tsx'
import { useNarrow } from '../app/narrow.ts'
import { useUnits } from '../app/units.ts'
import { DataTable } from '../table/DataTable.tsx'
import { words } from '../words/words.ts'

const say = words.duties

interface DutyItemsProps {
  readonly items: readonly DutyItem[]
  readonly loading: boolean
  /** Duties that are done by being entered, and not by a mark. */
  readonly entering: ReadonlySet<string>
  readonly onMark: ((item: DutyItem) => void) | undefined
  readonly onTakeBack: ((item: DutyItem) => void) | undefined
}

export function DutyItems({ items, loading, ...acts }: DutyItemsProps) {
  const { shortNameOf } = useUnits()
  const narrow = useNarrow()
  if (narrow && items.length > 0)
    return (
      <ul className="duty-cards" aria-label={say.title}>
        {items.map((item) => (
          <li key={keyOf(item)}>
            <FirmLink item={item} />
            <div>
              {item.dutyName} · {item.due}
            </div>
            <State item={item} />
            <Act item={item} {...acts} />
          </li>
        ))}
      </ul>
    )
  const columns: TableColumnsType<DutyItem> = [
    { title: say.columns.firm, dataIndex: 'name', render: (_, item) => <FirmLink item={item} /> },
    { title: say.columns.unit, dataIndex: 'unit', className: 'short', render: (_, item) => shortNameOf(item.unit) },
    {
      title: say.columns.officer,
      key: 'officer',
      className: 'short',
      render: (_, { officer, officerName }) => (officer === null ? say.noOfficer : say.person(officer, officerName)),
    },
    { title: say.columns.duty, dataIndex: 'dutyName' },
    { title: say.columns.due, dataIndex: 'due', className: 'short' },
    { title: say.columns.state, key: 'state', render: (_, item) => <State item={item} /> },
    { title: say.columns.act, key: 'act', className: 'short', render: (_, item) => <Act item={item} {...acts} /> },
  ]
  return (
    <DataTable<DutyItem>
      label={say.title}
      none={say.none}
      rowKey={keyOf}
      columns={columns}
      rows={items}
      loading={loading}
    />
  )
}

function keyOf({ uscc, duty }: DutyItem): string {
  return `${uscc} ${duty}`
}

function FirmLink({ item: { uscc, name } }: { item: DutyItem }) {
  return (
    <Link to="/enterprises/$uscc" params={{ uscc }}>
      {name}
    </Link>
  )
}

const tones: Readonly<Record<DutyItem['state'], Tone>> = {
  done: 'good',
  due: 'info',
  missed: 'bad',
  untold: 'plain',
  ahead: 'plain',
}

function State({ item: { state, doneOn, missedBefore } }: { item: DutyItem }) {
  return (
    <>
      <Mark tone={tones[state]}>{doneOn === null ? dutyStateWords[state] : say.doneOn(doneOn)}</Mark>
      {missedBefore.length > 0 && state !== 'done' && <Mark tone="bad">{say.second(missedBefore)}</Mark>}
    </>
  )
}

type ActProps = Pick<DutyItemsProps, 'entering' | 'onMark' | 'onTakeBack'> & { readonly item: DutyItem }

function Act({ item, entering, onMark, onTakeBack }: ActProps) {
  if (entering.has(item.duty)) return null
  const { name, dutyName } = item
  if (item.state === 'done')
    return onTakeBack ? (
      <Button size="small" aria-label={say.takeBack.buttonOf(name, dutyName)} onClick={() => onTakeBack(item)}>
        {say.takeBack.button}
      </Button>
    ) : null
  return onMark ? (
    <Button size="small" aria-label={say.mark.buttonOf(name, dutyName)} onClick={() => onMark(item)}>
      {say.mark.button}
    </Button>
  ) : null
}
