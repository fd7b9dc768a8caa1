import { Link } from '@tanstack/react-router'
import type { MonthlyLine, MonthlyReport } from '@titian/contract'
import { Wide } from '../table/Wide.tsx'
import { StatusMark } from '../targets/StatusMark.tsx'
import { yearBefore } from './monthly-report.ts'
import { count, percent } from '../words/numbers.ts'
import { words } from '../words/words.ts'

const say = words.monthlyReport

interface ReportTableProps {
  readonly table: MonthlyReport['tables'][number]
  readonly heading: string
  /** What the table says, in words. */
  readonly sentence: string
  readonly month: string
  readonly asOf: string
}

export function ReportTable({ table, heading, sentence, month, asOf }: ReportTableProps) {
  const { columns } = say
  const hasStock = table.lines.some((line) => line.valid !== null)
  return (
    <section aria-label={table.name}>
      <h3>{heading}</h3>
      <p>{sentence}</p>
      <Wide label={table.name}>
        <table className="plain report-table">
          <thead>
            <tr>
              <th scope="col">{columns.unit}</th>
              <th scope="col" className="number">
                {columns.target}
              </th>
              <th scope="col" className="number">
                {columns.inMonth}
              </th>
              <th scope="col" className="number">
                {columns.toDate(Number(month.slice(5)))}
              </th>
              <th scope="col" className="number">
                {columns.share}
              </th>
              <th scope="col" className="number">
                {columns.rank}
              </th>
              <th scope="col" className="number">
                {columns.yearBefore}
              </th>
              <th scope="col" className="number">
                {columns.growth}
              </th>
              {hasStock && (
                <th scope="col" className="number">
                  {columns.valid}
                </th>
              )}
              {hasStock && (
                <th scope="col" className="number">
                  {columns.net}
                </th>
              )}
              <th scope="col">{columns.status}</th>
            </tr>
          </thead>
          <tbody>
            {table.lines.map((line) => (
              <Line
                key={line.unit}
                line={line}
                indicator={table.indicator}
                month={month}
                asOf={asOf}
                hasStock={hasStock}
              />
            ))}
          </tbody>
        </table>
      </Wide>
      <p className="quiet">
        {say.note}
        {table.note}
      </p>
    </section>
  )
}

interface LineProps {
  readonly line: MonthlyLine
  readonly indicator: string
  readonly month: string
  readonly asOf: string
  readonly hasStock: boolean
}

function Line({ line, indicator, month, asOf, hasStock }: LineProps) {
  const figure = { to: '/figures/$code', params: { code: indicator } } as const
  const { unit } = line
  const toDate = `${month.slice(0, 4)}-01..${month}`
  return (
    <tr>
      <th scope="row">{line.name}</th>
      <td className="number">{text(line.target)}</td>
      <td className="number">
        <Link {...figure} search={{ unit, period: month }} hash="members">
          {count(line.inMonth)}
        </Link>
      </td>
      <td className="number">
        <Link {...figure} search={{ unit, period: toDate }} hash="members">
          {count(line.toDate)}
        </Link>
      </td>
      <td className="number">{percent(line.share)}</td>
      <td className="number">{text(line.rank)}</td>
      <td className="number">
        <Link {...figure} search={{ unit, ...yearBefore(month, asOf) }} hash="members">
          {count(line.yearBefore)}
        </Link>
      </td>
      <td className="number">{percent(line.growth)}</td>
      {hasStock && (
        <td className="number">
          <Link
            to="/figures/$code"
            params={{ code: 'high-tech.valid' }}
            search={{ unit, period: month }}
            hash="members"
          >
            {text(line.valid)}
          </Link>
        </td>
      )}
      {hasStock && (
        <td className="number">
          <Link to="/figures/$code" params={{ code: 'high-tech.net' }} search={{ unit, period: toDate }}>
            {text(line.net)}
          </Link>
        </td>
      )}
      <td>
        <StatusMark status={line.status} />
      </td>
    </tr>
  )
}

function text(value: number | null): string {
  return value === null ? words.app.none : count(value)
}
