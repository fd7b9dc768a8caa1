import { Button } from 'antd'
import type { PlanProgress } from '@titian/contract'
import { firstDayOf } from '@titian/domain'
import { useNarrow } from '../app/narrow.ts'
import { Wide } from '../table/Wide.tsx'
import { count } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { PlanLink } from './PlanLink.tsx'
import { PlanParts } from './PlanParts.tsx'
import { ProgressBar } from './ProgressBar.tsx'

const say = words.targets.plans
const forms = words.targetForms.plan
/** What the address says where another plan is to be adopted. */
const another = 'new'

interface PlansProps {
  readonly plans: readonly PlanProgress[]
  readonly year: number
  readonly asOf: string
  /** For those who may adopt and revise them. */
  readonly onRevise: ((plan: string) => void) | undefined
}

/** The plans that double and redouble: base, now, goal, and how much of the way is gone; the whole, then by unit. */
export function Plans({ plans, year, asOf, onRevise }: PlansProps) {
  const narrow = useNarrow()
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
      {plans.length > 0 && (
        <>
          {[...countedElsewhere(plans, year, asOf)].map((note) => (
            <p key={note}>{note}</p>
          ))}
          {narrow ? <PlanList plans={plans} year={year} /> : <PlanTable plans={plans} year={year} />}
          <p className="quiet">
            {say.goalFormula}
            {say.byUnitFormula}
          </p>
          {plans.map((plan, index) => (
            <PlanParts
              key={keyOf(plan)}
              plan={plan}
              year={year}
              open={plan.parts.length === 1 || (index === 0 && !narrow)}
            />
          ))}
        </>
      )}
    </section>
  )
}

/** Why 现有 is not that of the year on the page, each reason once. */
function countedElsewhere(plans: readonly PlanProgress[], year: number, asOf: string): ReadonlySet<string> {
  const elsewhere = plans.filter(({ actualYear }) => actualYear !== year)
  return new Set(
    elsewhere.map(({ name, actualYear, endYear }) =>
      asOf < firstDayOf(year) && actualYear < endYear ? say.yearAhead(year, actualYear) : say.ended(name, actualYear),
    ),
  )
}

function keyOf({ plan, indicator }: PlanProgress): string {
  return `${plan}:${indicator}`
}

interface Shown {
  readonly plans: readonly PlanProgress[]
  readonly year: number
}

function PlanList({ plans, year }: Shown) {
  return (
    <ul className="plan-list">
      {plans.map((plan) => {
        const step = stepOf(plan, year)
        return (
          <li key={keyOf(plan)}>
            <strong>
              {plan.name} {say.multiple(plan.multiple)} · {plan.indicatorName}
            </strong>
            <ProgressBar share={plan.progress.value} />
            <span className="plan-numbers">
              <PlanLink plan={plan} unit={plan.unit} period={plan.baseYear}>
                {say.number(say.base(plan.baseYear, plan.kind), plan.base)}
              </PlanLink>
              <PlanLink plan={plan} unit={plan.unit} period={plan.actualYear}>
                {say.number(say.now, plan.actual)}
              </PlanLink>
              {step !== undefined && <span>{say.number(say.step(year), step)}</span>}
              <span>{say.number(say.goal(plan.endYear), plan.goal)}</span>
              <span>{say.number(say.gap, plan.gap)}</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function PlanTable({ plans, year }: Shown) {
  return (
    <Wide label={say.title}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say.column.plan}</th>
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
            <th scope="col" className="number">
              {say.gap}
            </th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={keyOf(plan)}>
              <th scope="row">
                {plan.name} {say.multiple(plan.multiple)}
              </th>
              <td>{plan.indicatorName}</td>
              <td className="number">
                <PlanLink plan={plan} unit={plan.unit} period={plan.baseYear}>
                  {say.number(say.base(plan.baseYear, plan.kind), plan.base)}
                </PlanLink>
              </td>
              <td className="number">
                <PlanLink plan={plan} unit={plan.unit} period={plan.actualYear}>
                  {count(plan.actual)}
                  {plan.actualYear !== year && say.countedIn(plan.actualYear)}
                </PlanLink>
              </td>
              <td className="number">{text(stepOf(plan, year))}</td>
              <td className="number">{say.number(say.goal(plan.endYear), plan.goal)}</td>
              <td>
                <ProgressBar share={plan.progress.value} />
              </td>
              <td className="number">{count(plan.gap)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

/** In whole firms, as its parts are. */
function stepOf({ steps }: PlanProgress, year: number): number | undefined {
  const step = steps.find((candidate) => candidate.year === year)
  return step && Math.round(step.value)
}

function text(value: number | undefined): string {
  return value === undefined ? words.app.none : count(value)
}
