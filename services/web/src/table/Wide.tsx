import type { ReactNode } from 'react'
import { useNarrow } from '../app/narrow.ts'

/** A table wider than a phone scrolls by itself instead of the page; by keyboard too. */
export function Wide({ label, className = '', children }: { label: string; className?: string; children: ReactNode }) {
  const narrow = useNarrow()
  return (
    // What scrolls must be reachable by keyboard; where it does not, it would only be one more stop.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={`wide ${className}`} role="region" aria-label={label} tabIndex={narrow ? 0 : undefined}>
      {children}
    </div>
  )
}
