import { Link } from '@tanstack/react-router'
import type { PlanProgress } from '@titian/contract'
import type { ReactNode } from 'react'

interface PlanLinkProps {
  readonly plan: Pick<PlanProgress, 'indicator'>
  readonly unit: string
  readonly period: number
  readonly children: ReactNode
}

/** Opens the firms that a number of a plan counts. */
export function PlanLink({ plan, unit, period, children }: PlanLinkProps) {
  return (
    <Link to="/figures/$code" params={{ code: plan.indicator }} search={{ unit, period: `${period}` }} hash="members">
      {children}
    </Link>
  )
}
