import { Link } from '@tanstack/react-router'
import { Wide } from '../table/Wide.tsx'
import { count, figureText } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { cellOf, type ShownRow } from './service.ts'

const say = words.service

export interface ColumnGroup {
  readonly name: string
  /** Codes of figures with their heads; `longest` is how long the longest is overdue. */
  readonly columns: readonly (readonly [code: string, head: string])[]
}

interface ServiceTableProps {
  readonly title: string
  readonly first: string
  readonly groups: readonly ColumnGroup[]
  readonly rows: readonly ShownRow[]
  readonly period: string
}

/** Rows in the order of codes, never of numbers; each number opens into the firms or demands that it counts. */
export function ServiceTable({ title, first, groups, rows, period }: ServiceTableProps) {
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <Wide label={title}>
        <table className="plain service-table">
          <thead>
            <tr>
              <th rowSpan={2} scope="col" className="service-first">
                {first}
              </th>
              {groups.map((group) => (
                <th key={group.name} colSpan={group.columns.length} scope="colgroup" className="service-group">
                  {group.name}
                </th>
              ))}
            </tr>
            <tr>
              {groups.flatMap((group) =>
                group.columns.map(([code, head], index) => (
                  <th key={code} scope="col" className={index === 0 ? 'number service-edge' : 'number'}>
                    {head}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((shown) => (
              <tr key={shown.key} className={shown.total ? 'service-total' : undefined}>
                <th scope="row" className="service-first">
                  {shown.unit === undefined ? (
                    shown.name
                  ) : (
                    <Link to="/service" search={(search) => ({ ...search, unit: shown.unit })}>
                      {shown.name}
                    </Link>
                  )}
                </th>
                {groups.flatMap((group) =>
                  group.columns.map(([code, head], index) => (
                    <td key={code} className={index === 0 ? 'number service-edge' : 'number'}>
                      <Cell shown={shown} code={code} head={head} period={period} />
                    </td>
                  )),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}

export const longest = 'longest'

interface CellProps {
  readonly shown: ShownRow
  readonly code: string
  readonly head: string
  readonly period: string
}

export function Cell({ shown, code, head, period }: CellProps) {
  const { row, opens, name } = shown
  const isLongest = code === longest
  const text = isLongest ? longestText(shown) : figureText(cellOf(row, code))
  // Nothing stands behind nothing.
  if (opens === undefined || text === words.app.none || text === count(0)) return <span>{text}</span>
  return (
    <Link
      to="/figures/$code"
      params={{ code: isLongest ? 'demands.overdue' : code }}
      search={{ ...opens, period }}
      {...(typeof cellOf(row, code) === 'number' ? { hash: 'members' } : {})}
      aria-label={say.cell(name, head, text)}
    >
      {text}
    </Link>
  )
}

function longestText({ row }: ShownRow): string {
  return row.longestOverdue === null ? words.app.none : say.care.workingDays(row.longestOverdue.workingDays)
}
