import type { PlanProgress } from '@titian/contract'
import { useUnits } from '../app/units.ts'
import { Wide } from '../table/Wide.tsx'
import { count } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { PlanLink } from './PlanLink.tsx'
import { ProgressBar } from './ProgressBar.tsx'

const say = words.targets.plans

interface PlanPartsProps {
  readonly plan: PlanProgress
  readonly year: number
  readonly open: boolean
}

/** One plan by unit: what each started from, has and should have, and how far it has come. */
export function PlanParts({ plan, year, open }: PlanPartsProps) {
  const { shortNameOf, units } = useUnits()
  const order = new Map(units.map(({ unit }, index) => [unit, index]))
  const place = (unit: string) => order.get(unit) ?? order.size
  const parts = [...plan.parts].sort((a, b) => place(a.unit) - place(b.unit))
  const title = say.byUnit(`${plan.name} ${say.multiple(plan.multiple)}`, plan.indicatorName)

  return (
    <details className="plan-parts" open={open}>
      <summary>{title}</summary>
      <Wide label={title}>
        <table className="plain">
          <caption className="for-readers">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.targets.columns.unit}</th>
              {[
                say.base(plan.baseYear, plan.kind),
                plan.actualYear === year ? say.now : `${say.now}${say.countedIn(plan.actualYear)}`,
                say.step(year),
                say.goal(plan.endYear),
              ].map((name) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
              <th scope="col">{say.column.progress}</th>
              <th scope="col" className="number">
                {say.gap}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.unit}>
                <th scope="row">{shortNameOf(part.unit)}</th>
                <td className="number">
                  <PlanLink plan={plan} unit={part.unit} period={plan.baseYear}>
                    {count(part.base)}
                  </PlanLink>
                </td>
                <td className="number">
                  <PlanLink plan={plan} unit={part.unit} period={plan.actualYear}>
                    {count(part.actual)}
                  </PlanLink>
                </td>
                <td className="number">{part.step === null ? words.app.none : count(part.step)}</td>
                <td className="number">{count(part.goal)}</td>
                <td>
                  <ProgressBar share={part.progress.value} />
                </td>
                <td className="number">{count(part.gap)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </details>
  )
}
