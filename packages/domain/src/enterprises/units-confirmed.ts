/**
 * 核对，确认无误: lists of one year name a firm in several counties, and all of them are right. In stream
 * `units-enterprise-…`. Nothing counts otherwise for it; a list that names one more county is in doubt again.
 */
export interface UnitsConfirmed {
  readonly type: 'UnitsConfirmed'
  readonly data: {
    readonly uscc: string
    readonly year: number
    readonly units: readonly string[]
    readonly reason: string
  }
}

export function unitsStream(enterprise: string): string {
  return `units-${enterprise}`
}
