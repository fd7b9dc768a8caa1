import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input, Segmented, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { Import, ImportRow } from '@titian/contract'
import { AskFailed } from '../app/Asked.tsx'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useUnits } from '../app/units.ts'
import { DataTable } from '../table/DataTable.tsx'
import { count } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { decideMatch, rowsQuery, type RowChoice } from './imports.ts'

const say = words.imports.check

interface RowsTableProps {
  readonly importId: string
  readonly counts: Import['counts']
  readonly matches: Import['matches']
  /** Rows are settled until the list is undone; those that were matched by name, until it is in. */
  readonly decidable: readonly ImportRow['outcome'][]
}

/** Every row by its outcome; what could not be placed is placed here. */
export function RowsTable({ importId, counts, matches, decidable }: RowsTableProps) {
  const shown: readonly (readonly [RowChoice, number])[] = [
    ['noted', counts.noted ?? 0],
    ['unclear', matches.unclear],
    ['proposed', matches.proposed],
    ['new', counts.new],
    ['changed', counts.changed],
    ['same', counts.same],
    ['otherCity', counts.otherCities],
    ['publicised', counts.publicised ?? 0],
  ]
  const present = shown.filter(([, rows]) => rows > 0)
  const [chosen, setChosen] = useState<RowChoice | undefined>(undefined)
  const outcome =
    present.find(([candidate]) => candidate === chosen)?.[0] ??
    present.find(([candidate]) => candidate !== 'noted')?.[0]
  if (outcome === undefined) return null

  return (
    <section className="panel" id="rows" aria-labelledby="rows-title">
      <div className="section-head">
        <h2 id="rows-title">{say.rows}</h2>
        <Segmented
          aria-label={say.columns.outcome}
          value={outcome}
          onChange={setChosen}
          options={present.map(([value, rows]) => ({
            value,
            label: `${words.imports.outcomes[value]} ${count(rows)}`,
          }))}
        />
      </div>
      {outcome === 'publicised' && <p>{say.publicisedHelp}</p>}
      <Rows importId={importId} outcome={outcome} mayDecide={outcome !== 'noted' && decidable.includes(outcome)} />
    </section>
  )
}

interface RowsProps {
  readonly importId: string
  readonly outcome: RowChoice
  readonly mayDecide: boolean
}

function Rows({ importId, outcome, mayDecide }: RowsProps) {
  const { shortNameOf } = useUnits()
  const asked = useInfiniteQuery(rowsQuery(importId, outcome))
  const rows = asked.data?.pages.flatMap((page) => page.items) ?? []
  const columns: TableColumnsType<ImportRow> = [
    { title: say.columns.row, dataIndex: 'row', align: 'right' },
    {
      title: say.columns.name,
      key: 'name',
      render: (_, row) =>
        row.uscc !== null && row.outcome !== 'new' ? (
          <Link to="/enterprises/$uscc" params={{ uscc: row.uscc }}>
            {row.name}
          </Link>
        ) : (
          (row.name ?? words.app.none)
        ),
    },
    {
      title: words.enterprises.columns.uscc,
      dataIndex: 'uscc',
      className: 'code',
      render: (_, row) => row.uscc ?? words.app.none,
    },
    {
      title: say.columns.unit,
      key: 'unit',
      className: 'short',
      render: (_, row) => (row.unit === null ? words.app.none : shortNameOf(row.unit)),
    },
    {
      title: say.columns.summary,
      key: 'summary',
      render: (_, row) => (
        <>
          {row.summary}
          {row.notes.map((note) => (
            <div key={note} className="row-note">
              {note}
            </div>
          ))}
          {mayDecide && <Decide importId={importId} row={row} />}
        </>
      ),
    },
  ]
  if (asked.isError) return <AskFailed error={asked.error} retry={() => void asked.refetch()} />
  return (
    <>
      <DataTable<ImportRow>
        label={say.rows}
        none={say.rowsNone}
        rowKey="row"
        columns={columns}
        rows={rows}
        loading={asked.isPending}
      />
      {asked.hasNextPage && <Button onClick={() => void asked.fetchNextPage()}>{words.imports.list.more}</Button>}
    </>
  )
}

function Decide({ importId, row }: { importId: string; row: ImportRow }) {
  const { shortNameOf } = useUnits()
  const decide = useTell({
    tell: (uscc: string | null, key) => decideMatch(importId, row.row, uscc, key),
  })
  return (
    <div className="decide" role="group" aria-label={say.decide}>
      {row.candidates.map((firm) => (
        <Button key={firm.uscc} size="small" disabled={decide.isPending} onClick={() => decide.mutate(firm.uscc)}>
          {firm.name} {shortNameOf(firm.unit)} {firm.uscc}
        </Button>
      ))}
      <Input.Search
        size="small"
        className="decide-code"
        maxLength={18}
        placeholder={say.decideCode}
        aria-label={say.decideCode}
        enterButton={say.decideThis}
        disabled={decide.isPending}
        onSearch={(code) => code.trim() !== '' && decide.mutate(code.trim())}
      />
      <Button size="small" disabled={decide.isPending} onClick={() => decide.mutate(null)}>
        {say.decideNone}
      </Button>
      <RefusalAlert error={decide.error} />
    </div>
  )
}
