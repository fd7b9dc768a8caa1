import { Link } from '@tanstack/react-router'
import type { Lag } from '@titian/contract'
import { words } from '../words/words.ts'
import { LagFirms } from './LagFirms.tsx'

const say = words.targets.lag

interface EffortNumbersProps {
  readonly numbers: NonNullable<Lag['blocks'][number]['numbers']>
  readonly unit: string
  readonly year: number
}

/** What was done, number by number beside the city's; each opens into its firms or its figure. */
export function EffortNumbers({ numbers, unit, year }: EffortNumbersProps) {
  return (
    <ul className="effort">
      {numbers.map(({ label, text, whole, firms, figure }) => (
        <li key={label}>
          {label}
          {'：'}
          {figure === null ? (
            <strong>{text}</strong>
          ) : (
            <Link
              to="/figures/$code"
              params={{ code: figure }}
              search={{ unit, period: `${year}` }}
              hash="members"
              aria-label={`${label} ${text}`}
            >
              <strong>{text}</strong>
            </Link>
          )}
          {whole !== null && <span className="quiet"> {say.inCity(whole)}</span>}
          {firms.length > 0 && (
            <details>
              <summary>{say.firms(firms.length)}</summary>
              <LagFirms firms={firms} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
