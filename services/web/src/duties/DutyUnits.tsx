import { Link } from '@tanstack/react-router'
import type { DutyCounts } from '@titian/contract'
import type { TableColumnsType } from 'antd'
import { useUnits } from '../app/units.ts'
import { DataTable } from '../table/DataTable.tsx'
import { count } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { dutiesSearch } from './duties-search.ts'

const say = words.duties.units
const states = ['done', 'due', 'missed', 'untold', 'ahead'] as const

/** How many of each unit's firms have done it; every number opens the firms behind it. */
export function DutyUnits({ units }: { units: readonly DutyCounts[] }) {
  const { shortNameOf } = useUnits()
  const columns: TableColumnsType<DutyCounts> = [
    { title: say.unit, dataIndex: 'unit', render: (_, line) => (isAll(line) ? say.all : shortNameOf(line.unit)) },
    { title: say.bound, dataIndex: 'bound', className: 'number', render: (_, line) => count(line.bound) },
    ...states.map((state) => ({
      title: say[state],
      dataIndex: state,
      className: 'number',
      render: (_: unknown, line: DutyCounts) =>
        line[state] === 0 ? (
          '0'
        ) : (
          <Link
            to="/duties"
            search={(before) => ({
              ...dutiesSearch(before),
              dutyState: state,
              ...(isAll(line) ? {} : { unit: line.unit }),
            })}
          >
            {count(line[state])}
          </Link>
        ),
    })),
  ]
  return (
    <DataTable<DutyCounts>
      label={say.title}
      none=""
      rowKey="unit"
      columns={columns}
      rows={units.length > 1 ? [...units, sumOf(units)] : units}
    />
  )
}

const all = 'all'

function isAll({ unit }: DutyCounts): boolean {
  return unit === all
}

function sumOf(units: readonly DutyCounts[]): DutyCounts {
  const sum = (field: 'bound' | (typeof states)[number]) => units.reduce((total, line) => total + line[field], 0)
  return {
    unit: all,
    bound: sum('bound'),
    done: sum('done'),
    due: sum('due'),
    missed: sum('missed'),
    untold: sum('untold'),
    ahead: sum('ahead'),
  }
}
