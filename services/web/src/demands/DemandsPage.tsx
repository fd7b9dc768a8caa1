import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { App, Button, Empty } from 'antd'
import { useState } from 'react'
import { AskFailed } from '../app/Asked.tsx'
import { DownloadButton } from '../app/DownloadButton.tsx'
import { useNarrow } from '../app/narrow.ts'
import { PageHead } from '../app/PageHead.tsx'
import { useUnits } from '../app/units.ts'
import { useMay, useSession, unitsSeen } from '../session/session.ts'
import { useAsOf, useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { DemandCards } from './DemandCards.tsx'
import { DemandFilters } from './DemandFilters.tsx'
import { DemandGrid } from './DemandGrid.tsx'
import { demandsFile, demandsQuery } from './demands.ts'
import { demandsAsked, demandsSearch } from './demands-search.ts'
import { RaiseForm } from './RaiseForm.tsx'
import './demands.css'

const say = words.demands
const route = getRouteApi('/demands')
/** So many rows a browser lays out for paper without complaint. */
const mostPrinted = 2_000

/** 需求台账: the sheet they know, edited in place, printed and exported in the form that they hand in. */
export function DemandsPage() {
  const { scope, sort, ...filters } = demandsSearch(route.useSearch())
  const asked = demandsAsked({ scope, sort, ...filters })
  const search = { ...asked, ...useInTime() }
  const asOf = useAsOf()
  const session = useSession()
  const { nameOf } = useUnits()
  const narrow = useNarrow()
  const found = useInfiniteQuery(demandsQuery(search))
  const [raising, setRaising] = useState(false)
  const demands = found.data?.pages.flatMap((page) => page.items) ?? []
  const total = found.data?.pages[0]?.count
  const units = filters.unit === undefined ? unitsSeen(session) : [filters.unit]
  const filtered = Object.values(filters).some((filter) => filter !== undefined)

  return (
    <div className="ledger-page">
      <PageHead title={say.title} note={total === undefined ? undefined : say.found(total)}>
        {total !== undefined && total > 0 && (
          <>
            <PrintButton total={total} loadAll={() => loadAll(found)} />
            <DownloadButton path={demandsFile} search={{ ...search, sort: sort ?? 'number' }}>
              {say.export(total)}
            </DownloadButton>
          </>
        )}
        <Button type="primary" onClick={() => setRaising(true)}>
          {say.raise}
        </Button>
      </PageHead>
      <p className="for-paper">{total !== undefined && say.printed(units.map(nameOf).join('、'), asOf, total)}</p>
      <DemandFilters filtered={filtered} firm={demands[0]?.name} />
      {found.isError ? (
        <AskFailed error={found.error} retry={() => void found.refetch()} />
      ) : (
        <div className={found.isPlaceholderData ? 'asked-old' : ''} aria-busy={found.isFetching}>
          {demands.length === 0 && !found.isPending ? (
            <NoDemands filtered={filtered || scope !== undefined} />
          ) : narrow ? (
            <DemandCards demands={demands} />
          ) : (
            <DemandGrid demands={demands} />
          )}
          {total !== undefined && total > 0 && <p className="quiet not-paper">{say.shown(demands.length, total)}</p>}
          {found.hasNextPage && (
            <Button className="not-paper" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {say.more}
            </Button>
          )}
        </div>
      )}
      {raising && <RaiseForm onClose={() => setRaising(false)} />}
    </div>
  )
}

interface Growing {
  readonly hasNextPage: boolean
  readonly fetchNextPage: () => Promise<Growing>
}

async function loadAll(found: Growing): Promise<void> {
  for (let last = found; last.hasNextPage;) last = await last.fetchNextPage()
}

/** The whole of what is filtered, on A4 landscape; Ctrl+P prints what is on the page. */
function PrintButton({ total, loadAll: load }: { total: number; loadAll: () => Promise<void> }) {
  const { message } = App.useApp()
  const [loading, setLoading] = useState(false)
  return (
    <Button
      loading={loading}
      onClick={() => {
        if (total > mostPrinted) {
          void message.warning(say.printTooMany(mostPrinted))
          return
        }
        setLoading(true)
        void load().finally(() => {
          setLoading(false)
          // After the rows are on the page.
          requestAnimationFrame(() => requestAnimationFrame(() => window.print()))
        })
      }}
    >
      {say.print}
    </Button>
  )
}

function NoDemands({ filtered }: { filtered: boolean }) {
  const imports = useMay('importLists')
  return (
    <Empty description={filtered ? say.none : say.empty}>
      {!filtered && imports && <Link to="/imports">{words.enterprises.toImport}</Link>}
    </Empty>
  )
}
