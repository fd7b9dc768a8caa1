import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ServiceRow } from '@titian/contract'
import { Asked } from '../app/Asked.tsx'
import { useUnits } from '../app/units.ts'
import { may, mayIn, useSession } from '../session/session.ts'
import { Wide } from '../table/Wide.tsx'
import { useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { countOf, serviceQuery, type ShownRow } from './service.ts'
import { Cell, longest } from './ServiceTable.tsx'
import { Untimed } from './Untimed.tsx'
import './service.css'

const say = words.service

/** Beside the targets: whom officers reached and what is late, unit by unit. */
export function ServiceBrief({ year, without }: { year: number; without: string | undefined }) {
  const session = useSession()
  const { shortNameOf } = useUnits()
  const { city } = session
  const service = useQuery(serviceQuery({ unit: city.unit, period: `${year}`, without, ...useInTime() }))
  const rowOf = (unit: string, row: ServiceRow): ShownRow => ({
    key: unit,
    name: unit === city.unit ? words.targets.city : shortNameOf(unit),
    row,
    opens: mayIn(session, 'seeFigures', unit) ? { unit } : undefined,
    total: unit === city.unit,
  })
  return (
    <section className="panel service-brief" aria-labelledby="service-brief">
      <div className="section-head">
        <h2 id="service-brief">{say.brief.title}</h2>
        <span className="quiet">
          {say.brief.help}
          {may(session, 'seeEnterprises') ? say.brief.opens : say.brief.opensTotals}
        </span>
        <Link to="/service" search={{ period: `${year}` }}>
          {say.brief.all}
        </Link>
      </div>
      <Asked query={service} rows={4}>
        {({ whole, rows, period }) => (
          <>
            <Wide label={say.brief.title}>
              <table className="plain service-table">
                <thead>
                  <tr>
                    <th scope="col" className="service-first">
                      {say.unit}
                    </th>
                    <th scope="col" className="number">
                      {say.brief.coverage}
                    </th>
                    <th scope="col" className="number">
                      {say.brief.overdue}
                    </th>
                    <th scope="col" className="number">
                      {say.brief.longest}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {[rowOf(city.unit, whole), ...rows.map((row) => rowOf(row.unit, row))].map((shown) => (
                    <BriefRow key={shown.key} shown={shown} period={period} />
                  ))}
                </tbody>
              </table>
            </Wide>
            <Untimed shown={rowOf(city.unit, whole)} period={period} />
          </>
        )}
      </Asked>
    </section>
  )
}

function BriefRow({ shown, period }: { shown: ShownRow; period: string }) {
  const { row, name, total } = shown
  const cell = (code: string, head: string) => <Cell shown={shown} code={code} head={head} period={period} />
  return (
    <tr className={total ? 'service-total' : undefined}>
      <th scope="row" className="service-first">
        {name}
      </th>
      <td className="number">
        {cell('assignments.coverage', say.brief.coverage)}{' '}
        <span className="quiet">
          {say.brief.visited(countOf(row, 'assignments.visited'), countOf(row, 'assignments'))}
        </span>
      </td>
      <td className="number">{cell('demands.overdue', say.brief.overdue)}</td>
      <td className="number">{cell(longest, say.brief.longest)}</td>
    </tr>
  )
}
