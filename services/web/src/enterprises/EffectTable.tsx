import type { FigureEffect } from '@titian/contract'
import { useUnits } from '../app/units.ts'
import { useSession } from '../session/session.ts'
import { Wide } from '../table/Wide.tsx'
import { periodText } from '../words/dates.ts'
import { count, signed } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { effectRows } from './effects.ts'

const say = words.enterprises.effect

/** How figures would move, or have moved: before and after, and which units share in it. */
export function EffectTable({ effect, none }: { effect: readonly FigureEffect[]; none: string }) {
  const { city } = useSession()
  const { shortNameOf } = useUnits()
  const rows = effectRows(effect, city.unit)
  const hasParts = rows.some((row) => row.parts.length > 0)
  if (rows.length === 0) return <p>{none}</p>
  return (
    <Wide label={say.table}>
      <table className="plain effect">
        <thead>
          <tr>
            <th scope="col">{say.figure}</th>
            <th scope="col">{say.period}</th>
            <th scope="col">{say.unit}</th>
            <th scope="col" className="number">
              {say.before}
            </th>
            <th scope="col" className="number">
              {say.after}
            </th>
            <th scope="col" className="number">
              {say.change}
            </th>
            {hasParts && <th scope="col">{say.parts}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, line, parts }) => (
            <tr key={key}>
              <th scope="row">{line.name}</th>
              <td className="short">{periodText(line.period)}</td>
              <td className="short">{shortNameOf(line.unit)}</td>
              <td className="number">{count(line.before)}</td>
              <td className="number">{count(line.after)}</td>
              <td className="number">
                <strong>{signed(line.after - line.before)}</strong>
              </td>
              {hasParts && (
                <td className="effect-parts">
                  {parts.map((part) => say.part(shortNameOf(part.unit), signed(part.after - part.before))).join('、')}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
