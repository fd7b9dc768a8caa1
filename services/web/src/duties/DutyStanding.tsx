import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { DutyItem } from '@titian/contract'
import { Alert } from 'antd'
import { useState } from 'react'
import { DownloadButton } from '../app/DownloadButton.tsx'
import { GrowingList } from '../assignments/GrowingList.tsx'
import { useInTime, useYear } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { dutiesFile, dutiesQuery } from './duties.ts'
import { DutyFilters } from './DutyFilters.tsx'
import { DutyItems } from './DutyItems.tsx'
import { DutyUnits } from './DutyUnits.tsx'
import { MarkForm } from './MarkForm.tsx'
import { TakeBackForm } from './TakeBackForm.tsx'

const say = words.duties
const route = getRouteApi('/duties')

/** 完成情况: counts by unit, then the firms; those that have not done it first of all that is asked. */
export function DutyStanding() {
  const { year: asked, duty, unit, officer, dutyState } = route.useSearch()
  const year = useYear(asked)
  const inTime = useInTime()
  const search = { year, duty, unit, officer, state: dutyState ?? 'not-done', ...inTime }
  const found = useInfiniteQuery(dutiesQuery(search))
  const [marking, setMarking] = useState<DutyItem | undefined>(undefined)
  const [takingBack, setTakingBack] = useState<DutyItem | undefined>(undefined)
  const first = found.data?.pages[0]
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  const untold = first?.duties.filter(({ duty: each, told }) => !told && (duty === undefined || duty === each)) ?? []
  // What was known then cannot be changed; only what is known now.
  const writable = inTime.knownAt === undefined
  const entering = new Set(first?.duties.filter(({ byEntering }) => byEntering).map((each) => each.duty))
  return (
    <>
      <DutyFilters year={year} duties={first?.duties ?? []} />
      {untold.length > 0 && (
        <Alert
          className="duty-untold"
          type="info"
          showIcon
          title={say.untold(untold.map(({ name }) => name).join('、'))}
        />
      )}
      {first && first.units.length > 0 && <DutyUnits units={first.units} />}
      {first && (
        <p className="duty-found">
          <span className="quiet">{say.found(first.count)}</span>
          {first.count > 0 && (
            <DownloadButton path={dutiesFile} search={search}>
              {say.export(first.count)}
            </DownloadButton>
          )}
        </p>
      )}
      <GrowingList query={found}>
        <DutyItems
          items={items}
          loading={found.isPending || found.isPlaceholderData}
          entering={entering}
          onMark={writable ? setMarking : undefined}
          onTakeBack={writable ? setTakingBack : undefined}
        />
      </GrowingList>
      {marking && <MarkForm item={marking} year={year} onClose={() => setMarking(undefined)} />}
      {takingBack && <TakeBackForm item={takingBack} year={year} onClose={() => setTakingBack(undefined)} />}
    </>
  )
}
