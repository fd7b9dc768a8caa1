import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Table, type TableColumnsType } from 'antd'
import type { FigureMember } from '@titian/contract'
import { AskFailed } from '../app/Asked.tsx'
import type { Search } from '../app/client.ts'
import { DownloadButton } from '../app/DownloadButton.tsx'
import { isRefusal } from '../app/refusal.ts'
import { useUnits } from '../app/units.ts'
import { may, mayIn, useSession } from '../session/session.ts'
import { DataTable } from '../table/DataTable.tsx'
import { count } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { EventLines } from './EventLines.tsx'
import { membersFile, membersQuery, useMeasure } from './figures.ts'

const say = words.figures.members

/** The firms that a figure counts, and for each the records that make it count. */
export function Members({ code, unit, search }: { code: string; unit: string; search: Search }) {
  const { shortNameOf } = useUnits()
  const session = useSession()
  const measure = useMeasure(code)
  const maySee = mayIn(session, 'seeEnterprises', unit)
  const members = useInfiniteQuery({ ...membersQuery(code, search), enabled: maySee })
  const firms = members.data?.pages.flatMap((page) => page.items) ?? []
  const total = members.data?.pages[0]?.count

  const columns: TableColumnsType<FigureMember> = [
    {
      title: say.whose(measure),
      dataIndex: 'name',
      render: (_, firm) =>
        // An officer, or a firm that no register knows yet, has no page to go to.
        firm.uscc === '' ? (
          firm.name
        ) : (
          <Link to="/enterprises/$uscc" params={{ uscc: firm.uscc }}>
            {firm.name}
          </Link>
        ),
    },
    { title: words.enterprises.columns.uscc, dataIndex: 'uscc', className: 'code' },
    { title: say.unit, dataIndex: 'unit', render: (_, firm) => shortNameOf(firm.unit) },
    { title: say.on, dataIndex: 'on', render: (_, firm) => firm.on ?? words.app.none },
    Table.EXPAND_COLUMN,
  ]

  // A figure that is put together from others has no firms of its own; the api says where they are.
  if (isRefusal(members.error, 422)) return <p className="quiet">{members.error.message}</p>
  if (!maySee) {
    return <p className="quiet">{may(session, 'seeEnterprises') ? say.totalsOnly : say.notYours}</p>
  }
  return (
    <section className="panel" id="members" aria-labelledby="members-title">
      <div className="section-head">
        <h2 id="members-title">{say.title(total === undefined ? '…' : count(total), measure)}</h2>
        {total !== undefined && total > 0 && (
          <DownloadButton path={membersFile(code)} search={search}>
            {words.figures.export(total, measure)}
          </DownloadButton>
        )}
      </div>
      {members.isError ? (
        <AskFailed error={members.error} retry={() => void members.refetch()} />
      ) : (
        <>
          <DataTable<FigureMember>
            label={words.figures.members.company}
            none={say.none(measure)}
            rowKey={(firm) => `${firm.uscc} ${firm.on} ${firm.why[0]?.position}`}
            columns={columns}
            rows={firms}
            loading={members.isPending}
            expandable={{
              expandedRowRender: (firm) => <EventLines uscc={firm.uscc} events={firm.why} />,
              expandIcon: ({ expanded, onExpand, record }) => (
                <Button
                  size="small"
                  aria-expanded={expanded}
                  aria-label={say.whyOf(record.name, record.why.length)}
                  onClick={(event) => onExpand(record, event)}
                >
                  {say.whyCount(record.why.length)} <span aria-hidden="true">{expanded ? '▴' : '▾'}</span>
                </Button>
              ),
              columnTitle: say.why,
              columnWidth: 110,
            }}
          />
          {total !== undefined && total > 0 && <p className="quiet">{say.shown(firms.length, total, measure)}</p>}
          {members.hasNextPage && (
            <Button loading={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
              {say.more(measure)}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
