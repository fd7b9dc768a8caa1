import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface WhyLinkProps {
  readonly indicator: string
  readonly unit: string
  readonly children: ReactNode
}

/** Opens 为什么 beside the page; it is in the address, so that it can be sent to the county. */
export function WhyLink({ indicator, unit, children }: WhyLinkProps) {
  return (
    <Link to="/" search={(search) => ({ ...search, why: `${indicator}:${unit}` })} resetScroll={false}>
      {children}
    </Link>
  )
}
