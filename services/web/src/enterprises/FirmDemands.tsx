import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DemandLine, Enterprise } from '@titian/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { AskFailed } from '../app/Asked.tsx'
import { contentText, laterText, stateText } from '../demands/demand-text.ts'
import { demandsQuery } from '../demands/demands.ts'
import { LeftMark } from '../demands/DemandRow.tsx'
import { RaiseForm } from '../demands/RaiseForm.tsx'
import { useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'

const say = words.demands.firm
/** So many stand here; the ledger has them all. */
const shown = 5

/** What the firm asked for, the latest first, and how far each is. */
export function FirmDemands({ firm: { uscc, name } }: { firm: Enterprise }) {
  const inTime = useInTime()
  const found = useInfiniteQuery(demandsQuery({ uscc, ...inTime }))
  const [raising, setRaising] = useState(false)
  const demands = found.data?.pages[0]?.items ?? []
  const total = found.data?.pages[0]?.count ?? 0
  return (
    <section className="panel" aria-labelledby="demands-title">
      <div className="section-head">
        <h2 id="demands-title">{say.title}</h2>
        {inTime.knownAt === undefined && (
          <Button size="small" onClick={() => setRaising(true)}>
            {words.demands.raise}
          </Button>
        )}
        {total > 0 && (
          <Link to="/demands" search={{ uscc, scope: 'all' }}>
            {say.all(total)}
          </Link>
        )}
      </div>
      {found.isError && <AskFailed error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && total === 0 && <p className="quiet">{say.none}</p>}
      <ul className="firm-demands">
        {demands.slice(0, shown).map((line) => (
          <Line key={line.demand} line={line} />
        ))}
      </ul>
      {raising && <RaiseForm firm={{ uscc, name }} onClose={() => setRaising(false)} />}
    </section>
  )
}

function Line({ line }: { line: DemandLine }) {
  return (
    <li>
      <Link to="/demands/$demand" params={{ demand: line.demand }}>
        {line.number}
      </Link>{' '}
      {contentText(line)}
      <div className="quiet">
        {`${line.raisedOn} · ${stateText(line)} `}
        <LeftMark line={line} long />
      </div>
      {line.later !== null && <div className="quiet">{laterText(line)}</div>}
    </li>
  )
}
