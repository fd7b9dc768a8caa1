import type { FigureEffect } from '@titian/contract'
import { useUnits } from '../app/units.ts'
import { periodText } from '../words/dates.ts'
import { count, signed } from '../words/numbers.ts'
import { words } from '../words/words.ts'

const say = words.enterprises.effect

/** How figures would move, or have moved: by unit, before and after. */
export function EffectTable({ effect, none }: { effect: readonly FigureEffect[]; none: string }) {
  const { shortNameOf } = useUnits()
  if (effect.length === 0) return <p>{none}</p>
  return (
    <div className="wide effect">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say.figure}</th>
            <th scope="col">{say.unit}</th>
            <th scope="col">{say.period}</th>
            <th scope="col">{say.before}</th>
            <th scope="col">{say.after}</th>
            <th scope="col">{say.change}</th>
          </tr>
        </thead>
        <tbody>
          {effect.map((line) => (
            <tr key={`${line.code}:${line.unit}:${line.period}`}>
              <th scope="row">{line.name}</th>
              <td>{shortNameOf(line.unit)}</td>
              <td>{periodText(line.period)}</td>
              <td className="number">{count(line.before)}</td>
              <td className="number">{count(line.after)}</td>
              <td className="number">
                <strong>{signed(line.after - line.before)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
