import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate, useNavigate } from '@tanstack/react-router'
import { Button, Result } from 'antd'
import type { TargetProgress } from '@titian/contract'
import { indicators } from '@titian/domain'
import { Asked } from '../app/Asked.tsx'
import { MissingNote } from '../app/MissingNote.tsx'
import { useNarrow } from '../app/narrow.ts'
import { PageHead } from '../app/PageHead.tsx'
import { WithoutRuzhou } from '../app/WithoutRuzhou.tsx'
import { may, mayIn, unitsSeen, useSession } from '../session/session.ts'
import { ServiceBrief } from '../service/ServiceBrief.tsx'
import { useInTime, useYear } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { CityCards } from './CityCards.tsx'
import { Headline } from './Headline.tsx'
import { LeaderView } from './LeaderView.tsx'
import { Matrix } from './Matrix.tsx'
import { AdjustDrawer } from './AdjustDrawer.tsx'
import { draftOf } from './plan-draft.ts'
import { PlanDrawer } from './PlanDrawer.tsx'
import { Plans } from './Plans.tsx'
import { cardsOf, targetsQuery } from './targets.ts'
import { WhyDrawer } from './WhyDrawer.tsx'
import './targets.css'

const route = getRouteApi('/')

/** 目标任务进展: where the year stands, who lags, and a way from every number to what is behind it. */
export function TargetsPage() {
  const session = useSession()
  const { year: asked, why, without, adjust, plan } = route.useSearch()
  const year = useYear(asked)
  const inTime = useInTime()
  const narrow = useNarrow()
  const navigate = useNavigate()
  const maySet = mayIn(session, 'setTargets', session.city.unit)
  const open = (what: { adjust?: string; plan?: string | undefined }) =>
    void navigate({ to: '/', search: (search) => ({ ...search, ...what }), resetScroll: false })
  const targets = useQuery({
    ...targetsQuery({ year, without, ...inTime }),
    enabled: may(session, 'seeFigures'),
  })

  if (!may(session, 'seeFigures')) return <Elsewhere />
  return (
    <>
      <PageHead title={words.targets.title(year)}>
        <YearSteps year={year} />
        <WithoutRuzhou />
        {maySet && (
          <Button onClick={() => open({ adjust: `${indicators[0].code}:${session.city.unit}` })}>
            {words.targetForms.adjust.open}
          </Button>
        )}
      </PageHead>
      <Asked query={targets} rows={12}>
        {(answer) => (
          <>
            <MissingNote missing={answer.missing} />
            <Headline targets={answer} />
            <CityCards
              items={cardsOf(answer.items, unitsSeen(session), session.city.unit)}
              year={answer.year}
              without={without !== undefined}
            />
            {narrow ? <LeaderView targets={answer} /> : <Matrix targets={answer} without={without !== undefined} />}
            <ServiceBrief year={answer.year} without={without} />
            <Plans
              plans={answer.plans}
              year={answer.year}
              asOf={answer.asOf}
              onRevise={maySet ? (revised) => open({ plan: revised }) : undefined}
            />
            <Why items={answer.items} why={why} year={answer.year} />
            {maySet && plan !== undefined && (
              <PlanDrawer key={plan} revised={draftOf(plan, answer.plans)} onClose={() => open({ plan: undefined })} />
            )}
          </>
        )}
      </Asked>
      {maySet && adjust !== undefined && <AdjustDrawer adjust={adjust} year={year} />}
    </>
  )
}

function Why({ items, why, year }: { items: readonly TargetProgress[]; why: string | undefined; year: number }) {
  const item = items.find((candidate) => `${candidate.indicator}:${candidate.unit}` === why)
  return item ? <WhyDrawer item={item} year={year} /> : null
}

function YearSteps({ year }: { year: number }) {
  const navigate = useNavigate()
  const go = (next: number) =>
    void navigate({ to: '/', search: (search) => ({ ...search, year: next, why: undefined }), resetScroll: false })
  return (
    <span className="steps" role="group" aria-label={words.targets.year}>
      <Button aria-label={words.targets.yearOf(year - 1)} onClick={() => go(year - 1)}>
        ◀
      </Button>
      <strong>{words.targets.yearOf(year)}</strong>
      <Button aria-label={words.targets.yearOf(year + 1)} onClick={() => go(year + 1)}>
        ▶
      </Button>
    </span>
  )
}

/** Officers begin with their own day; who keeps accounts or audits has no figures to see either. */
function Elsewhere() {
  const session = useSession()
  if (may(session, 'beOfficer')) return <Navigate to="/my-work" />
  if (may(session, 'audit')) return <Navigate to="/accesses" />
  if (may(session, 'seeAccounts')) return <Navigate to="/accounts" />
  if (may(session, 'seeEnterprises')) return <Navigate to="/enterprises" />
  return <Result status="info" title={words.app.states.noWorkTitle} subTitle={words.app.states.noWork} />
}
