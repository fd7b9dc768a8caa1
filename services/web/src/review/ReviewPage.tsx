import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, type TableColumnsType } from 'antd'
import type { ReviewItem } from '@titian/contract'
import { Mark } from '../app/Mark.tsx'
import { useNarrow } from '../app/narrow.ts'
import { AskFailed } from '../app/Asked.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { DataTable } from '../table/DataTable.tsx'
import { instantText } from '../words/dates.ts'
import { words } from '../words/words.ts'
import { ContestedCommand } from './ContestedCommand.tsx'
import { KeptRecord } from './KeptRecord.tsx'
import { NamedPerson } from './NamedPerson.tsx'
import { reviewQuery } from './review.ts'
import { SideBySide } from './SideBySide.tsx'
import { UnitsOfFirm } from './UnitsOfFirm.tsx'
import './review.css'

const say = words.review

/** 核对: what only a person can settle, each with the place where it is settled. */
export function ReviewPage() {
  const asked = useInfiniteQuery(reviewQuery)
  const items = asked.data?.pages.flatMap((page) => page.items) ?? []
  const total = asked.data?.pages[0]?.count
  const narrow = useNarrow()
  return (
    <>
      <PageHead title={say.title} note={total === undefined ? undefined : say.found(total)} />
      {asked.isError ? (
        <AskFailed error={asked.error} retry={() => void asked.refetch()} />
      ) : narrow && items.length > 0 ? (
        <Cards items={items} />
      ) : (
        <DataTable<ReviewItem>
          label={say.title}
          none={say.none}
          rowKey="id"
          columns={columns}
          rows={items}
          loading={asked.isPending}
        />
      )}
      {asked.hasNextPage && <Button onClick={() => void asked.fetchNextPage()}>{say.more}</Button>}
    </>
  )
}

/** On a phone what is to be decided stands below what it is about. */
function Cards({ items }: { items: readonly ReviewItem[] }) {
  return (
    <ul className="review-cards" aria-label={say.title}>
      {items.map((item) => (
        <li key={item.id} className="panel">
          <Mark>{say.kinds[item.kind]}</Mark> <span className="quiet">{instantText(item.since)}</span>
          <p>{item.sentence}</p>
          <SideBySide versions={item.versions} label={item.sentence} />
          <Act item={item} />
        </li>
      ))}
    </ul>
  )
}

const columns: TableColumnsType<ReviewItem> = [
  {
    title: say.columns.kind,
    dataIndex: 'kind',
    className: 'short',
    render: (_, item) => <Mark>{say.kinds[item.kind]}</Mark>,
  },
  {
    title: say.columns.what,
    dataIndex: 'sentence',
    render: (_, item) => (
      <>
        {item.sentence}
        <SideBySide versions={item.versions} label={item.sentence} />
      </>
    ),
  },
  { title: say.columns.since, dataIndex: 'since', className: 'short', render: (_, item) => instantText(item.since) },
  { title: say.columns.act, key: 'act', render: (_, item) => <Act item={item} /> },
]

function Act({ item }: { item: ReviewItem }) {
  if (item.contested !== null) return <ContestedCommand contested={item.contested} />
  if (item.kind === 'quarantined') return say.act.quarantined
  if (item.kept !== null) return <KeptRecord kept={item.kept} />
  if (item.person !== null) return <NamedPerson named={item.person} />
  if (item.importId !== null && (item.kind === 'row-unclear' || item.kind === 'firms-for-city')) {
    return (
      <Link to="/imports/$importId" params={{ importId: item.importId }} hash="rows">
        {item.kind === 'row-unclear' ? say.act.importRow : say.act.firmsForCity}
      </Link>
    )
  }
  if (item.target !== null) {
    const { indicator, unit, year } = item.target
    return (
      <Link to="/" search={{ year, adjust: `${indicator}:${unit}` }}>
        {say.act.target}
      </Link>
    )
  }
  if (item.uscc === null) return words.app.none
  if (item.unitsOf !== null) return <UnitsOfFirm uscc={item.uscc} {...item.unitsOf} />
  return (
    <Link to="/enterprises/$uscc" params={{ uscc: item.uscc }}>
      {item.kind === 'demand-differs' ? say.act.demand : say.act.enterprise}
    </Link>
  )
}
