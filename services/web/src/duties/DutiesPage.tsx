import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { PageHead } from '../app/PageHead.tsx'
import { words } from '../words/words.ts'
import { dutiesSearch, dutyParts, type DutyPart } from './duties-search.ts'
import { DutyStanding } from './DutyStanding.tsx'
import { DutyTableView } from './DutyTableView.tsx'
import './duties.css'

const say = words.duties
const route = getRouteApi('/duties')

/** 年度事项: who has done what in a year, and the table that says what is to be done. */
export function DutiesPage() {
  const { dutyPart = 'standing' } = route.useSearch()
  const navigate = useNavigate()
  return (
    <>
      <PageHead title={say.title} />
      <div className="duty-parts">
        <Segmented<DutyPart>
          aria-label={say.partsLabel}
          value={dutyPart}
          options={dutyParts.map((value) => ({ value, label: say.parts[value] }))}
          onChange={(next) =>
            void navigate({
              to: '/duties',
              search: (before) => ({ ...dutiesSearch(before), dutyPart: next === 'standing' ? undefined : next }),
              replace: true,
            })
          }
        />
      </div>
      {dutyPart === 'standing' ? <DutyStanding /> : <DutyTableView />}
    </>
  )
}
