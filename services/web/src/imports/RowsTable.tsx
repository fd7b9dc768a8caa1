import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Input, Segmented, type TableColumnsType } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Import, ImportRow } from '@titian/contract'
import { AskFailed } from '../app/Asked.tsx'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useUnits } from '../app/units.ts'
import { DataTable } from '../table/DataTable.tsx'
import { count } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { decideMatch, outcomeOfRowQuery, rowsQuery, type RowChoice } from './imports.ts'

const say = words.imports.check
const route = getRouteApi('/imports/$importId')

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
  // What has a note has an outcome as well.
  const outcomes = present.flatMap(([candidate]) => (candidate === 'noted' ? [] : [candidate]))
  const { row: sought } = route.useSearch()
  const [fromStart, setFromStart] = useState(false)
  const found = useQuery({
    ...outcomeOfRowQuery(importId, sought ?? 0, outcomes),
    enabled: sought !== undefined && present.length > 0,
  })
  const outcome = present.find(([candidate]) => candidate === (chosen ?? found.data))?.[0] ?? outcomes[0]
  if (outcome === undefined || (sought !== undefined && found.isLoading)) return null
  const isFound = sought !== undefined && outcome === found.data && !fromStart

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
      {isFound && <FromRow row={sought} onStart={() => setFromStart(true)} />}
      {sought !== undefined && found.data === null && <p role="status">{say.rowNotThere(sought)}</p>}
      <Rows
        key={outcome}
        importId={importId}
        outcome={outcome}
        sought={isFound ? sought : undefined}
        mayDecide={outcome !== 'noted' && decidable.includes(outcome)}
      />
    </section>
  )
}

/** The list may be long, and what is above it too: whoever came for a row is taken to it. */
function FromRow({ row, onStart }: { row: number; onStart: () => void }) {
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <p ref={place} role="status">
      {say.soughtRow(row)} <Button onClick={onStart}>{say.fromStart}</Button>
    </p>
  )
}

interface RowsProps {
  readonly importId: string
  readonly outcome: RowChoice
  /** The row with which the table begins, set apart from the others. */
  readonly sought: number | undefined
  readonly mayDecide: boolean
}

function Rows({ importId, outcome, sought, mayDecide }: RowsProps) {
  const { shortNameOf } = useUnits()
  const asked = useInfiniteQuery(rowsQuery(importId, outcome, sought ?? 1))
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
        rowClassName={(row) => (row.row === sought ? 'is-sought' : '')}
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
