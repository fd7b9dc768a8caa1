import { Link } from '@tanstack/react-router'
import type { Figure } from '@titian/contract'
import { useUnits } from '../app/units.ts'
import { figureText, valueOf } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { useMeasure } from './figures.ts'

const say = words.figures.parts

/** The whole by unit: parts sum to it, and each opens into its own firms. */
export function Parts({ figure, period }: { figure: Figure; period: string }) {
  const { shortNameOf, units } = useUnits()
  const measure = useMeasure(figure.code)
  const order = new Map(units.map((unit, index) => [unit.unit, index]))
  const place = (unit: string) => order.get(unit) ?? order.size
  const parts = [...figure.parts].sort((a, b) => place(a.unit) - place(b.unit))
  const most = Math.max(...parts.map((part) => valueOf(part.value)), 0)
  const text = (value: Figure['value']) =>
    typeof value === 'number' ? `${figureText(value)} ${measure}` : figureText(value)
  if (parts.length === 0 || (parts.length === 1 && parts[0]?.unit === figure.unit)) return null

  return (
    <section className="panel" id="parts" aria-labelledby="parts-title">
      <h2 id="parts-title">{say.title}</h2>
      <ul className="parts">
        {parts.map((part) => (
          <li key={part.unit}>
            <Link
              to="/figures/$code"
              params={{ code: figure.code }}
              search={(search) => ({ ...search, unit: part.unit, period })}
              hash="members"
              aria-label={`${shortNameOf(part.unit)} ${text(part.value)}`}
            >
              <span className="parts-name">{shortNameOf(part.unit)}</span>
              <span className="bar" aria-hidden="true">
                <span style={{ width: `${most > 0 ? (valueOf(part.value) / most) * 100 : 0}%` }} />
              </span>
              <strong>{text(part.value)}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
