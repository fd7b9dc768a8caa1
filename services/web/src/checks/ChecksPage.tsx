import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { PageHead } from '../app/PageHead.tsx'
import { GrowingList } from '../assignments/GrowingList.tsx'
import type { NamedFirm } from '../visits/FirmSelect.tsx'
import { useMay } from '../session/session.ts'
import { useInTime, useYear } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { CheckDrawer } from './CheckDrawer.tsx'
import { CheckFilters } from './CheckFilters.tsx'
import { checksSearch, parts, type ChecksSearch, type Part } from './checks-search.ts'
import { checksQuery } from './checks.ts'
import { CheckTable } from './CheckTable.tsx'
import { FirmsToCheck } from './FirmsToCheck.tsx'
import { RaiseForm } from './RaiseForm.tsx'
import './checks.css'

const say = words.checks
const route = getRouteApi('/checks')

/** 实地核查: what is to be looked at on the spot before a tech SME is entered, and which firms the rules ask for. */
export function ChecksPage() {
  const { part: asked, check, year } = route.useSearch()
  const navigate = useNavigate()
  const mayRaise = useMay('raiseChecks')
  const { knownAt } = useInTime()
  const now = useYear(year)
  const [raising, setRaising] = useState<NamedFirm | 'any' | undefined>(undefined)
  const part = mayRaise ? (asked ?? 'checks') : 'checks'
  const set = (change: ChecksSearch) =>
    void navigate({ to: '/checks', search: (before) => ({ ...checksSearch(before), ...change }), replace: true })
  // What was known then cannot be added to; only what is known now.
  const writable = knownAt === undefined
  return (
    <>
      <PageHead title={say.title}>
        {mayRaise && writable && (
          <Button type="primary" onClick={() => setRaising('any')}>
            {say.raise.button}
          </Button>
        )}
      </PageHead>
      {mayRaise && (
        <div className="check-views">
          <Segmented<Part>
            aria-label={say.viewsLabel}
            value={part}
            options={parts.map((value) => ({ value, label: say.views[value] }))}
            onChange={(next) => set({ part: next === 'checks' ? undefined : next })}
          />
        </div>
      )}
      {part === 'checks' ? (
        <CheckList onOpen={(next) => set({ check: next })} />
      ) : (
        <FirmsToCheck onRaise={writable ? setRaising : undefined} onOpen={(next) => set({ check: next })} />
      )}
      {check !== undefined && <CheckDrawer check={check} onClose={() => set({ check: undefined })} />}
      {raising !== undefined && (
        <RaiseForm
          firm={raising === 'any' ? undefined : raising}
          year={now}
          onClose={() => setRaising(undefined)}
          onRaised={(raised) => {
            setRaising(undefined)
            set({ check: raised })
          }}
        />
      )}
    </>
  )
}

function CheckList({ onOpen }: { onOpen: (check: string) => void }) {
  const { unit, year, standing, lateChecks: late, myChecks: mine } = route.useSearch()
  const found = useInfiniteQuery(checksQuery({ unit, year, status: standing ?? 'running', late, mine, ...useInTime() }))
  const checks = found.data?.pages.flatMap((page) => page.items) ?? []
  const total = found.data?.pages[0]?.count
  const filtered = [unit, year, standing, late, mine].some((filter) => filter !== undefined)
  return (
    <>
      <CheckFilters filtered={filtered} />
      {total !== undefined && <p className="quiet">{say.found(total)}</p>}
      <GrowingList query={found}>
        <CheckTable
          checks={checks}
          loading={found.isPending || found.isPlaceholderData}
          none={filtered ? say.none : say.empty}
          onOpen={onOpen}
        />
      </GrowingList>
    </>
  )
}
