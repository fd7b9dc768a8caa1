import { Link } from '@tanstack/react-router'
import type { DemandLine } from '@titian/contract'

interface FirmLinkProps {
  readonly firm: Pick<DemandLine, 'uscc' | 'unit' | 'name'> & Partial<Pick<DemandLine, 'firmInSight'>>
}

/** The firm of a demand; one that has no page here, such as a lead or a firm of another county, by its name alone. */
export function FirmLink({ firm: { uscc, unit, name, firmInSight = true } }: FirmLinkProps) {
  if (uscc === null || unit === 'unknown' || !firmInSight) return name
  return (
    <Link to="/enterprises/$uscc" params={{ uscc }}>
      {name}
    </Link>
  )
}
