import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Input, Select, type TableColumnsType } from 'antd'
import type { AccessLine } from '@titian/contract'
import { accessTypes } from '@titian/contract/words/access'
import { AskFailed } from '../app/Asked.tsx'
import { Mark } from '../app/Mark.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { DataTable } from '../table/DataTable.tsx'
import { instantText } from '../words/dates.ts'
import { words } from '../words/words.ts'
import { accessesQuery } from './accesses.ts'
import { nameOf, type AccessesSearch } from './accesses-search.ts'

const say = words.accesses
const route = getRouteApi('/accesses')

/** 审计: who came, what they took with them, and what was refused. */
export function AccessesPage() {
  const { type, account } = route.useSearch()
  const navigate = useNavigate()
  const asked = useInfiniteQuery(accessesQuery({ type, account }))
  const lines = asked.data?.pages.flatMap((page) => page.items) ?? []
  const set = (change: AccessesSearch) =>
    void navigate({ to: '/accesses', search: (before) => ({ ...before, ...change }), replace: true })

  return (
    <>
      <PageHead title={say.title} />
      <div className="filters">
        <Select
          className="filter"
          aria-label={say.type}
          placeholder={say.type}
          allowClear
          {...(type === undefined ? {} : { value: type })}
          options={accessTypes.map((value) => ({ value, label: nameOf(value) }))}
          onChange={(chosen: AccessesSearch['type']) => set({ type: chosen })}
        />
        <Input.Search
          className="filter"
          aria-label={say.account}
          placeholder={say.account}
          defaultValue={account ?? ''}
          allowClear
          maxLength={64}
          onSearch={(typed) => set({ account: typed.trim() === '' ? undefined : typed.trim() })}
        />
      </div>
      {asked.isError ? (
        <AskFailed error={asked.error} retry={() => void asked.refetch()} />
      ) : (
        <DataTable<AccessLine>
          label={say.title}
          none={say.none}
          rowKey="position"
          columns={columns}
          rows={lines}
          loading={asked.isPending}
        />
      )}
      {asked.hasNextPage && (
        <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {say.more}
        </Button>
      )}
    </>
  )
}

const columns: TableColumnsType<AccessLine> = [
  {
    title: say.columns.at,
    dataIndex: 'recordedAt',
    className: 'short',
    render: (_, line) => instantText(line.recordedAt),
  },
  { title: say.columns.who, dataIndex: 'actor', className: 'short' },
  { title: say.columns.type, dataIndex: 'type', render: (_, line) => <Mark>{nameOf(line.type)}</Mark> },
  { title: say.columns.what, dataIndex: 'summary' },
]
