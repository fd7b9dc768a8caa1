import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { PageHead } from '../app/PageHead.tsx'
import { shortName, useUnits } from '../app/units.ts'
import { useMay } from '../session/session.ts'
import { words } from '../words/words.ts'
import { AssignedFirms } from './AssignedFirms.tsx'
import { ownViews, views, type AssignmentsSearch, type View } from './assignments-search.ts'
import { BulkForm } from './BulkForm.tsx'
import { Choice } from './Choice.tsx'
import { HandoverList } from './HandoverList.tsx'
import { ObjectionList } from './ObjectionList.tsx'
import { OfficerForm } from './OfficerForm.tsx'
import { OfficerTable } from './OfficerTable.tsx'
import { UnassignedFirms } from './UnassignedFirms.tsx'
import '../enterprises/enterprises.css'
import './assignments.css'

const say = words.assignments
const route = getRouteApi('/assignments')

/** 结对安排: who looks after which firm, how much each officer carries, and what waits for a decision. */
export function AssignmentsPage() {
  const { view: asked, unit, kind } = route.useSearch()
  const assigns = useMay('assign')
  // An officer sees the firms that are his, and what is handed over to or by him.
  const offered = assigns ? views : ownViews
  const view = offered.find((each) => each === asked) ?? offered[0]
  const { units } = useUnits()
  const navigate = useNavigate()
  const [doing, setDoing] = useState<'open' | 'bulk' | undefined>(undefined)
  const set = (change: AssignmentsSearch) =>
    void navigate({ to: '/assignments', search: (before) => ({ ...before, ...change }), replace: true })
  const done = () => setDoing(undefined)
  return (
    <>
      <PageHead title={say.title}>
        {assigns && <Button onClick={() => setDoing('open')}>{say.officers.open}</Button>}
        {assigns && (
          <Button type="primary" onClick={() => setDoing('bulk')}>
            {say.bulk.button}
          </Button>
        )}
      </PageHead>
      <div className="assignment-views">
        <Segmented<View>
          aria-label={say.viewsLabel}
          value={view}
          options={offered.map((value) => ({ value, label: say.views[value] }))}
          onChange={(next) => set({ view: next, officer: undefined })}
        />
        {assigns && view !== 'handovers' && (
          <Choice
            name={say.unit}
            value={unit}
            options={units.map((each) => ({ value: each.unit, label: shortName(each) }))}
            onChange={(next) => set({ unit: next })}
          />
        )}
      </div>
      <Part view={view} />
      {doing === 'open' && <OfficerForm officer={undefined} onClose={done} />}
      {doing === 'bulk' && <BulkForm unit={unit} kind={kind} onClose={done} />}
    </>
  )
}

function Part({ view }: { view: View }) {
  switch (view) {
    case 'officers':
      return <OfficerTable />
    case 'firms':
      return <AssignedFirms />
    case 'unassigned':
      return <UnassignedFirms />
    case 'objections':
      return <ObjectionList />
    case 'handovers':
      return <HandoverList />
  }
}
