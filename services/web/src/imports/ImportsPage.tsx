import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, type TableColumnsType } from 'antd'
import type { Import } from '@titian/contract'
import { Mark, type Tone } from '../app/Mark.tsx'
import { AskFailed } from '../app/Asked.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { DataTable } from '../table/DataTable.tsx'
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
            <DataTable<Import>
              label={say.title}
              none={say.none}
              rowKey="importId"
              columns={columns}
              rows={lists}
              loading={asked.isPending}
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
    className: 'import-title',
    render: (_, list) => (
      <Link to="/imports/$importId" params={{ importId: list.importId }}>
        {list.title ?? list.fileName}
      </Link>
    ),
  },
  {
    title: say.columns.status,
    key: 'status',
    className: 'short',
    render: (_, list) => <Mark tone={toneOf(list.status)}>{words.imports.statuses[list.status]}</Mark>,
  },
  {
    title: say.columns.kind,
    key: 'kind',
    className: 'short',
    render: (_, list) => (list.kind === null ? words.imports.unknownKind : words.imports.kinds[list.kind]),
  },
  {
    title: say.columns.counts,
    key: 'counts',
    className: 'short',
    align: 'right',
    render: (_, { counts }) => [counts.new, counts.changed, counts.same, counts.refused].map(count).join(' / '),
  },
  {
    title: say.columns.received,
    key: 'received',
    className: 'short',
    render: (_, list) => instantText(list.receivedAt),
  },
  { title: say.columns.by, dataIndex: 'receivedBy', className: 'short' },
]

function toneOf(status: Import['status']): Tone {
  if (status === 'committed') return 'good'
  if (status === 'failed') return 'bad'
  if (isWorking(status)) return 'info'
  return status === 'checked' ? 'warn' : 'plain'
}
