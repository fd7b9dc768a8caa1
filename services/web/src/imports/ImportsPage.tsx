import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Empty, Table, Tag, type TableColumnsType } from 'antd'
import type { Import } from '@titian/contract'
import { AskFailed } from '../app/Asked.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { instantText } from '../words/dates.ts'
import { count } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { importsQuery, isWorking } from './imports.ts'
import { UploadForm } from './UploadForm.tsx'
import './imports.css'

const say = words.imports.list

export function ImportsPage() {
  const asked = useInfiniteQuery(importsQuery)
  const lists = asked.data?.pages.flatMap((page) => page.items) ?? []

  return (
    <>
      <PageHead title={words.imports.title} />
      <UploadForm />
      <section className="panel" aria-labelledby="imports-title">
        <h2 id="imports-title">{say.title}</h2>
        {asked.isError ? (
          <AskFailed error={asked.error} retry={() => void asked.refetch()} />
        ) : (
          <>
            <Table<Import>
              rowKey="importId"
              size="small"
              columns={columns}
              dataSource={lists}
              loading={asked.isPending}
              pagination={false}
              scroll={{ x: 'max-content' }}
              locale={{ emptyText: <Empty description={say.none} /> }}
            />
            {asked.hasNextPage && <Button onClick={() => void asked.fetchNextPage()}>{say.more}</Button>}
          </>
        )}
      </section>
    </>
  )
}

const columns: TableColumnsType<Import> = [
  {
    title: say.columns.title,
    key: 'title',
    render: (_, list) => (
      <Link to="/imports/$importId" params={{ importId: list.importId }}>
        {list.title ?? list.fileName}
      </Link>
    ),
  },
  {
    title: say.columns.kind,
    key: 'kind',
    render: (_, list) => (list.kind === null ? words.imports.unknownKind : words.imports.kinds[list.kind]),
  },
  {
    title: say.columns.status,
    key: 'status',
    render: (_, list) => <Tag color={colourOf(list.status)}>{words.imports.statuses[list.status]}</Tag>,
  },
  {
    title: say.columns.counts,
    key: 'counts',
    className: 'number',
    render: (_, { counts }) => [counts.new, counts.changed, counts.same, counts.refused].map(count).join(' / '),
  },
  { title: say.columns.received, key: 'received', render: (_, list) => instantText(list.receivedAt) },
  { title: say.columns.by, dataIndex: 'receivedBy' },
]

function colourOf(status: Import['status']): string {
  if (status === 'committed') return 'green'
  if (status === 'failed') return 'red'
  if (isWorking(status)) return 'blue'
  return status === 'checked' ? 'gold' : 'default'
}
