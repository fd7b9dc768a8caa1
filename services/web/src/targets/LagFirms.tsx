import { Link } from '@tanstack/react-router'
import type { Lag } from '@titian/contract'
import { useUnits } from '../app/units.ts'
import { words } from '../words/words.ts'

/** Firms by name, each with why it is there. */
export function LagFirms({ firms }: { firms: Lag['blocks'][number]['firms'] }) {
  const { shortNameOf } = useUnits()
  return (
    <ul className="firms">
      {firms.map((firm) => (
        <li key={firm.uscc}>
          <Link to="/enterprises/$uscc" params={{ uscc: firm.uscc }}>
            {firm.name}
          </Link>
          <span className="quiet">
            {[
              shortNameOf(firm.unit),
              firm.reason,
              ...(firm.since === null ? [] : [words.targets.lag.since(firm.since)]),
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
