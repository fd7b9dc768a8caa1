import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { AskFailed } from '../app/Asked.tsx'
import { DownloadButton } from '../app/DownloadButton.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { useMay } from '../session/session.ts'
import { ExportByTemplate } from '../templates/ExportByTemplate.tsx'
import { useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { CampaignDrawer } from './CampaignDrawer.tsx'
import { LogVisitForm } from './LogVisitForm.tsx'
import { VisitDrawer } from './VisitDrawer.tsx'
import { VisitFilters } from './VisitFilters.tsx'
import { visitsSearch } from './visits-search.ts'
import { visitsFile, visitsQuery } from './visits.ts'
import { VisitTable } from './VisitTable.tsx'
import './visits.css'

const say = words.visits
const route = getRouteApi('/visits')

/** 走访记录: who was where and when, with what came of it; one of them whole beside the list. */
export function VisitLogPage() {
  // Only what the list can be asked: other pages leave their own words in the address.
  const { visit, ...filters } = visitsSearch({ ...route.useSearch() })
  const inTime = useInTime()
  const search = { ...filters, ...inTime }
  const navigate = useNavigate()
  const found = useInfiniteQuery(visitsQuery(search))
  const mayLog = useMay('logVisits')
  const mayPlan = useMay('planCampaigns')
  const [doing, setDoing] = useState<'log' | 'campaigns' | undefined>(undefined)
  const visits = found.data?.pages.flatMap((page) => page.items) ?? []
  const total = found.data?.pages[0]?.count
  const filtered = Object.values(filters).some((filter) => filter !== undefined)
  const open = (next: string | undefined) =>
    void navigate({ to: '/visits', search: (before) => ({ ...before, visit: next }), replace: true })
  const done = () => setDoing(undefined)
  // What was known then cannot be added to; only what is known now.
  const writable = inTime.knownAt === undefined

  return (
    <>
      <PageHead title={say.title} note={total === undefined ? undefined : say.found(total)}>
        {mayPlan && writable && <Button onClick={() => setDoing('campaigns')}>{say.campaigns.button}</Button>}
        {total !== undefined && total > 0 && (
          <DownloadButton path={visitsFile} search={search}>
            {say.export(total)}
          </DownloadButton>
        )}
        {total !== undefined && total > 0 && <ExportByTemplate kind="visits" search={search} />}
        {mayLog && writable && (
          <Button type="primary" onClick={() => setDoing('log')}>
            {say.log}
          </Button>
        )}
      </PageHead>
      <VisitFilters filtered={filtered} />
      {found.isError ? (
        <AskFailed error={found.error} retry={() => void found.refetch()} />
      ) : (
        <>
          <VisitTable
            visits={visits}
            loading={found.isPending || found.isPlaceholderData}
            none={filtered ? say.none : say.empty}
            onOpen={open}
          />
          {total !== undefined && total > 0 && <p className="quiet">{say.shown(visits.length, total)}</p>}
          {found.hasNextPage && (
            <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {say.more}
            </Button>
          )}
        </>
      )}
      {visit !== undefined && <VisitDrawer visit={visit} writable={writable} onClose={() => open(undefined)} />}
      {doing === 'log' && <LogVisitForm onClose={done} />}
      {doing === 'campaigns' && <CampaignDrawer onClose={done} />}
    </>
  )
}
