import { Empty, Table, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { Waiting } from '../app/Asked.tsx'
import { Wide } from './Wide.tsx'

interface DataTableProps<Row> extends Pick<
  TableProps<Row>,
  'columns' | 'expandable' | 'loading' | 'onRow' | 'rowClassName' | 'rowKey' | 'rowSelection'
> {
  /** What the table holds, for those who hear it. */
  readonly label: string
  readonly rows: readonly Row[]
  /** What an empty table says, and perhaps a way on. */
  readonly none: ReactNode
}

/** antd's table as all our lists use it: dense, unpaged (lists grow by keyset), scrolling sideways on a phone; empty only once it is known. */
export function DataTable<Row extends object>({ label, rows, none, ...table }: DataTableProps<Row>) {
  if (table.loading === true && rows.length === 0) return <Waiting rows={6} />
  return (
    <Wide label={label}>
      <Table<Row>
        size="small"
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: typeof none === 'string' ? <Empty description={none} /> : none }}
        {...table}
      />
    </Wide>
  )
}
