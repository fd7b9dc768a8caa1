import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Empty, type TableColumnsType } from 'antd'
import type { EnterpriseLine } from '@titian/contract'
import { Mark } from '../app/Mark.tsx'
import { AskFailed } from '../app/Asked.tsx'
import { DownloadButton } from '../app/DownloadButton.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { useUnits } from '../app/units.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { EnterpriseFilters } from './EnterpriseFilters.tsx'
import { enterprisesFile, enterprisesQuery } from './enterprises.ts'
import './enterprises.css'

const say = words.enterprises
const route = getRouteApi('/enterprises')

export function EnterprisesPage() {
  const { query, unit, title, stage, register } = route.useSearch()
  const filters = { query, unit, title, stage, register }
  const search = { ...filters, ...useInTime() }
  const found = useInfiniteQuery(enterprisesQuery(search))
  const firms = found.data?.pages.flatMap((page) => page.items) ?? []
  const total = found.data?.pages[0]?.count
  const filtered = Object.values(filters).some((filter) => filter !== undefined)

  return (
    <>
      <PageHead title={say.title} note={total === undefined ? undefined : say.found(total)}>
        {total !== undefined && total > 0 && (
          <DownloadButton path={enterprisesFile} search={search}>
            {say.export(total)}
          </DownloadButton>
        )}
      </PageHead>
      <EnterpriseFilters filtered={filtered} />
      {found.isError ? (
        <AskFailed error={found.error} retry={() => void found.refetch()} />
      ) : (
        <>
          <Firms firms={firms} loading={found.isPending || found.isPlaceholderData} filtered={filtered} />
          {total !== undefined && total > 0 && <p className="quiet">{say.shown(firms.length, total)}</p>}
          {found.hasNextPage && (
            <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {say.more}
            </Button>
          )}
        </>
      )}
    </>
  )
}

interface FirmsProps {
  readonly firms: readonly EnterpriseLine[]
  readonly loading: boolean
  readonly filtered: boolean
}

function Firms({ firms, loading, filtered }: FirmsProps) {
  const { shortNameOf } = useUnits()
  const navigate = useNavigate()
  const columns: TableColumnsType<EnterpriseLine> = [
    {
      title: say.columns.name,
      dataIndex: 'name',
      render: (_, firm) => (
        <Link to="/enterprises/$uscc" params={{ uscc: firm.uscc }}>
          {firm.name}
        </Link>
      ),
    },
    { title: say.columns.uscc, dataIndex: 'uscc', className: 'code' },
    { title: say.columns.unit, dataIndex: 'unit', className: 'short', render: (_, firm) => shortNameOf(firm.unit) },
    { title: say.columns.stage, dataIndex: 'stage', className: 'short', render: (_, firm) => say.stages[firm.stage] },
    {
      title: say.columns.titles,
      key: 'titles',
      render: (_, firm) => (
        <>
          {firm.titles.map((held) => (
            <Mark key={held}>{say.titles[held] ?? held}</Mark>
          ))}
          {!firm.inRegister && <Mark tone="warn">{say.outside}</Mark>}
        </>
      ),
    },
  ]
  return (
    <DataTable<EnterpriseLine>
      label={say.title}
      none={<NoFirms filtered={filtered} />}
      rowKey="uscc"
      columns={columns}
      rows={firms}
      loading={loading}
      onRow={(firm) => ({
        onClick: (event) => {
          if (event.target instanceof Element && event.target.closest('a')) return
          void navigate({ to: '/enterprises/$uscc', params: { uscc: firm.uscc } })
        },
      })}
    />
  )
}

function NoFirms({ filtered }: { filtered: boolean }) {
  return (
    <Empty description={filtered ? say.none : say.empty}>
      {!filtered && <Link to="/imports">{say.toImport}</Link>}
    </Empty>
  )
}
