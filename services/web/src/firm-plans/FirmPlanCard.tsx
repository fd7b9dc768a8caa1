import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Enterprise, FirmPlan } from '@titian/contract'
import { Asked } from '../app/Asked.tsx'
import { Mark } from '../app/Mark.tsx'
import { yearOf } from '../time/day.ts'
import { useAsOf, useInTime } from '../time/in-time.ts'
import { dayText } from '../words/dates.ts'
import { words } from '../words/words.ts'
import { plansQuery } from './firm-plans.ts'
import { FirmPlanForm } from './FirmPlanForm.tsx'
import { ClosePlanForm, DoActionForm, ReviewPlanForm } from './PlanForms.tsx'
import './firm-plans.css'

const say = words.firmPlans

type Doing =
  | { readonly what: 'write'; readonly plan: FirmPlan | undefined }
  | { readonly what: 'review' | 'close'; readonly plan: FirmPlan }
  | { readonly what: 'done'; readonly plan: FirmPlan; readonly action: FirmPlan['actions'][number] }

/** 一企一策: what the firm aims at this year, what is missing, who does what, and how earlier years ended. */
export function FirmPlanCard({ firm }: { firm: Enterprise }) {
  const inTime = useInTime()
  const year = yearOf(useAsOf())
  const asked = useQuery(plansQuery(firm.uscc, { ...inTime }))
  const [doing, setDoing] = useState<Doing | undefined>(undefined)
  const done = () => setDoing(undefined)
  const mayWrite = asked.data?.mayWrite ?? false
  const [first, ...others] = asked.data?.items ?? []
  const current = first && first.year >= year ? first : undefined
  const earlier = current ? others : (asked.data?.items ?? [])
  return (
    <section className="panel firm-plan" aria-labelledby="plan-title">
      <div className="section-head">
        <h2 id="plan-title">{say.title}</h2>
        {mayWrite && !current && (
          <Button size="small" onClick={() => setDoing({ what: 'write', plan: undefined })}>
            {say.write}
          </Button>
        )}
        {mayWrite && current && current.outcome === null && (
          <>
            <Button size="small" onClick={() => setDoing({ what: 'write', plan: current })}>
              {say.revise}
            </Button>
            <Button size="small" onClick={() => setDoing({ what: 'review', plan: current })}>
              {say.review}
            </Button>
            <Button size="small" onClick={() => setDoing({ what: 'close', plan: current })}>
              {say.close}
            </Button>
          </>
        )}
        {mayWrite && current && current.outcome !== null && (
          <Button size="small" onClick={() => setDoing({ what: 'write', plan: undefined })}>
            {say.writeOf(current.year + 1)}
          </Button>
        )}
      </div>
      <Asked query={asked} rows={2}>
        {() => (
          <>
            {current ? (
              <Plan
                plan={current}
                onDone={
                  mayWrite && current.outcome === null
                    ? (action) => setDoing({ what: 'done', plan: current, action })
                    : undefined
                }
              />
            ) : (
              <p className="quiet">{say.none}</p>
            )}
            {earlier.length > 0 && (
              <details>
                <summary>{say.earlier}</summary>
                {earlier.map((plan) => (
                  <Plan key={plan.year} plan={plan} onDone={undefined} />
                ))}
              </details>
            )}
          </>
        )}
      </Asked>
      {doing?.what === 'write' && (
        <FirmPlanForm
          firm={firm}
          plan={doing.plan}
          year={current && current.outcome !== null ? current.year + 1 : year}
          onClose={done}
        />
      )}
      {doing?.what === 'review' && <ReviewPlanForm firm={firm} plan={doing.plan} onClose={done} />}
      {doing?.what === 'close' && <ClosePlanForm firm={firm} plan={doing.plan} onClose={done} />}
      {doing?.what === 'done' && <DoActionForm firm={firm} plan={doing.plan} action={doing.action} onClose={done} />}
    </section>
  )
}

interface PlanProps {
  readonly plan: FirmPlan
  readonly onDone: ((action: FirmPlan['actions'][number]) => void) | undefined
}

function Plan({ plan, onDone }: PlanProps) {
  const { year, title, forecast, gaps, actions, supports, risks, reviews, outcome } = plan
  return (
    <div className="firm-plan-year">
      <p>
        <strong>{say.head(year, title)}</strong> <Mark>{say.expected(say.forecasts[forecast])}</Mark>{' '}
        {outcome !== null && (
          <Mark tone={outcome.granted ? 'good' : 'warn'}>{outcome.granted ? say.granted : say.notGranted}</Mark>
        )}
      </p>
      {outcome !== null && (
        <p>
          {say.closedOn(dayText(outcome.on))}，{say.compared(say.forecasts[forecast], outcome.granted)}
          {outcome.note}
        </p>
      )}
      {gaps.length > 0 && <Gaps gaps={gaps} />}
      {actions.length > 0 && (
        <>
          <h3>{say.actions}</h3>
          <ul>
            {actions.map((action) => (
              <Action key={action.action} action={action} onDone={onDone} />
            ))}
          </ul>
        </>
      )}
      {supports.length > 0 && (
        <>
          <h3>{say.supports}</h3>
          <ul>
            {supports.map(({ name, amount }) => (
              <li key={name}>
                {name} {amount !== undefined && <span className="quiet">{say.amount(amount)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <Lines title={say.risks} lines={risks} />
      <Lines title={say.reviews} lines={reviews.map(({ quarter, note }) => say.reviewLine(quarter, note))} />
    </div>
  )
}

function Gaps({ gaps }: Pick<FirmPlan, 'gaps'>) {
  return (
    <>
      <h3>{say.gaps}</h3>
      <ul>
        {gaps.map(({ criterion, current, need, step }) => (
          <li key={criterion}>
            {criterion}
            {'：'}
            {[...(current === undefined ? [] : [`${say.gap.current} ${current}`]), `${say.gap.need} ${need}`].join(
              '，',
            )}
            {step !== undefined && <div className="quiet">{`${say.gap.step}：${step}`}</div>}
          </li>
        ))}
      </ul>
    </>
  )
}

function Action({ action, onDone }: { action: FirmPlan['actions'][number]; onDone: PlanProps['onDone'] }) {
  const { what, owner, due, evidence, doneOn, shown, overdue } = action
  return (
    <li>
      {what} <Mark>{say.owners[owner]}</Mark>{' '}
      {doneOn === null ? (
        <>
          {overdue ? <Mark tone="bad">{say.overdue}</Mark> : null}{' '}
          <span className="quiet">{say.due(dayText(due))}</span>{' '}
          {onDone && (
            <Button size="small" aria-label={say.doItOf(what)} onClick={() => onDone(action)}>
              {say.doIt}
            </Button>
          )}
        </>
      ) : (
        <Mark tone="good">{say.done(dayText(doneOn))}</Mark>
      )}
      {(shown ?? evidence) !== undefined && (
        <div className="quiet">{`${say.action.evidence}：${shown ?? evidence}`}</div>
      )}
    </li>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
