import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, type TableColumnsType } from 'antd'
import type { RefusedRow } from '@titian/contract'
import { AskFailed } from '../app/Asked.tsx'
import { DownloadButton } from '../app/DownloadButton.tsx'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { DataTable } from '../table/DataTable.tsx'
import { words } from '../words/words.ts'
import { acceptProposals, refusedFile, refusedQuery } from './imports.ts'

const say = words.imports.check

interface RefusedTableProps {
  readonly importId: string
  readonly refused: number
  /** Proposals can be taken until the list is in. */
  readonly mayAccept: boolean
}

/** Rows that cannot be taken: where in the spreadsheet, what was found, what to do. */
export function RefusedTable({ importId, refused, mayAccept }: RefusedTableProps) {
  const asked = useInfiniteQuery({ ...refusedQuery(importId), enabled: refused > 0 })
  const accept = useTell({
    tell: (rows: readonly number[] | undefined, key) => acceptProposals(importId, rows, key),
  })
  const rows = asked.data?.pages.flatMap((page) => page.items) ?? []
  const open = rows.filter((row) => row.proposal !== undefined && !row.accepted).length
  if (refused === 0 && rows.length === 0) return null

  const columns: TableColumnsType<RefusedRow> = [
    { title: say.columns.row, dataIndex: 'row', align: 'right' },
    {
      title: say.columns.cell,
      dataIndex: 'cell',
      render: (_, row) => [row.cell, row.header].filter(Boolean).join(' '),
    },
    { title: say.columns.name, dataIndex: 'name', render: (_, row) => row.name ?? words.app.none },
    {
      title: say.columns.found,
      dataIndex: 'found',
      className: 'code',
      render: (_, row) => row.found || words.app.none,
    },
    { title: say.columns.reason, dataIndex: 'reason' },
    {
      title: say.columns.proposal,
      key: 'proposal',
      render: (_, row) => (
        <Proposal row={row} busy={accept.isPending} onAccept={mayAccept ? () => accept.mutate([row.row]) : undefined} />
      ),
    },
  ]
  return (
    <section className="panel" id="refused" aria-labelledby="refused-title">
      <div className="section-head">
        <h2 id="refused-title">{say.refused(refused)}</h2>
        <div className="page-actions">
          {mayAccept && open > 0 && (
            <Button loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
              {say.acceptAll(open)}
            </Button>
          )}
          <DownloadButton path={refusedFile(importId)}>{say.refusedDownload}</DownloadButton>
        </div>
      </div>
      <p>{say.refusedWhat}</p>
      <RefusalAlert error={accept.error} />
      {asked.isError ? (
        <AskFailed error={asked.error} retry={() => void asked.refetch()} />
      ) : (
        <DataTable<RefusedRow>
          label={say.refused(refused)}
          none={say.refusedNone}
          rowKey={(row) => `${row.row}:${row.cell}`}
          columns={columns}
          rows={rows}
          loading={asked.isPending}
        />
      )}
      {asked.hasNextPage && <Button onClick={() => void asked.fetchNextPage()}>{words.imports.list.more}</Button>}
    </section>
  )
}

function Proposal({ row, busy, onAccept }: { row: RefusedRow; busy: boolean; onAccept: (() => void) | undefined }) {
  if (!row.proposal) return words.app.none
  const { name, uscc } = row.proposal
  return (
    <>
      <div>{say.proposal(name, uscc)}</div>
      {row.accepted ? (
        <span className="quiet">✓ {say.accepted}</span>
      ) : (
        onAccept && (
          <Button size="small" disabled={busy} aria-label={say.acceptOf(name)} onClick={onAccept}>
            {say.accept}
          </Button>
        )
      )}
    </>
  )
}
