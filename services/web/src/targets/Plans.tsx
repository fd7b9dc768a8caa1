import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { PlanProgress } from '@titian/contract'
import { useNarrow } from '../app/narrow.ts'
import { useUnits } from '../app/units.ts'
import { useSession } from '../session/session.ts'
import { Wide } from '../table/Wide.tsx'
import { yearOf } from '../time/day.ts'
import { useAsOf } from '../time/in-time.ts'
import { count, percent } from '../words/numbers.ts'
import { words } from '../words/words.ts'

const say = words.targets.plans
const forms = words.targetForms.plan
/** What the address says where another plan is to be adopted. */
const another = 'new'

interface PlansProps {
  readonly plans: readonly PlanProgress[]
  /** For those who may adopt and revise them. */
  readonly onRevise: ((plan: string) => void) | undefined
}

/** The plans that double and redouble: base, now, goal, and how much of the way is gone. */
export function Plans({ plans, onRevise }: PlansProps) {
  const { city } = useSession()
  const { shortNameOf } = useUnits()
  const narrow = useNarrow()
  const whole = plans.filter((plan) => plan.unit === city.unit)
  const parts = plans.filter((plan) => plan.unit !== city.unit)
  const shown = whole.length > 0 ? whole : parts
  if (plans.length === 0 && !onRevise) return null
  const adopted = new Map(plans.map(({ plan, name }) => [plan, name]))

  return (
    <section className="plans" aria-labelledby="plans-title">
      <div className="section-head">
        <h2 id="plans-title">{say.title}</h2>
        <span className="quiet">{plans.length === 0 ? forms.none : say.formula}</span>
        {onRevise && (
          <div className="page-actions">
            {[...adopted].map(([plan, name]) => (
              <Button key={plan} onClick={() => onRevise(plan)}>
                {forms.revise(name)}
              </Button>
            ))}
            <Button onClick={() => onRevise(another)}>{forms.open}</Button>
          </div>
        )}
      </div>
      {plans.length > 0 && (narrow ? <PlanList plans={shown} /> : <PlanTable plans={shown} unitOf={undefined} />)}
      {whole.length > 0 && parts.length > 0 && !narrow && (
        <details>
          <summary>{say.byUnit}</summary>
          <PlanTable plans={parts} unitOf={shortNameOf} />
        </details>
      )}
    </section>
  )
}

function PlanList({ plans }: { plans: readonly PlanProgress[] }) {
  return (
    <ul className="plan-list">
      {plans.map((plan) => (
        <li key={`${plan.plan}:${plan.indicator}:${plan.unit}`}>
          <strong>
            {plan.name} {say.multiple(plan.multiple)} · {plan.indicatorName}
          </strong>
          <ProgressBar share={plan.progress.value} />
          <span className="quiet">
            {[say.base(plan.baseYear, plan.base), say.now(plan.actual), say.goal(plan.endYear, plan.goal)].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

function PlanTable({
  plans,
  unitOf,
}: {
  plans: readonly PlanProgress[]
  unitOf: ((unit: string) => string) | undefined
}) {
  const year = yearOf(useAsOf())
  return (
    <Wide label={say.title}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say.column.plan}</th>
            {unitOf && <th scope="col">{words.targets.columns.unit}</th>}
            <th scope="col">{say.column.indicator}</th>
            <th scope="col" className="number">
              {say.column.base}
            </th>
            <th scope="col" className="number">
              {say.column.now}
            </th>
            <th scope="col" className="number">
              {say.step(year)}
            </th>
            <th scope="col" className="number">
              {say.column.goal}
            </th>
            <th scope="col">{say.column.progress}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => {
            const step = plan.steps.find((candidate) => candidate.year === year)
            return (
              <tr key={`${plan.plan}:${plan.indicator}:${plan.unit}`}>
                <th scope="row">
                  {plan.name} {say.multiple(plan.multiple)}
                </th>
                {unitOf && <td>{unitOf(plan.unit)}</td>}
                <td>{plan.indicatorName}</td>
                <td className="number">{say.base(plan.baseYear, plan.base)}</td>
                <td className="number">
                  <Link
                    to="/figures/$code"
                    params={{ code: plan.indicator }}
                    search={{ unit: plan.unit, period: `${year}` }}
                  >
                    {count(plan.actual)}
                  </Link>
                </td>
                <td className="number">{step ? count(step.value) : words.app.none}</td>
                <td className="number">{say.goal(plan.endYear, plan.goal)}</td>
                <td>
                  <ProgressBar share={plan.progress.value} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Wide>
  )
}

function ProgressBar({ share }: { share: number | null }) {
  return (
    <span className="progress">
      <span className="bar" aria-hidden="true">
        <span style={{ width: `${Math.max(0, Math.min(share ?? 0, 1)) * 100}%` }} />
      </span>
      <strong>{percent(share)}</strong>
    </span>
  )
}
