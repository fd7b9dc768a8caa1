import { Link } from '@tanstack/react-router'
import type { DemandLine } from '@titian/contract'

/** The firm of a demand; one that has no page here, such as a lead, by its name alone. */
export function FirmLink({ firm: { uscc, unit, name } }: { firm: Pick<DemandLine, 'uscc' | 'unit' | 'name'> }) {
  if (uscc === null || unit === 'unknown') return name
  return (
    <Link to="/enterprises/$uscc" params={{ uscc }}>
      {name}
    </Link>
  )
}
