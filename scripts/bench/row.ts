/** One line of the table: what was measured, with its readings by name, and the limits that it has to keep. */
export type Row = {
  what: string
  readings: Readonly<Record<string, number>>
  limits: readonly Limit[]
}

type Limit = Bound & { reading: string; met: boolean }

type Bound = { atMost: number } | { atLeast: number }

/** Readings are named after their unit: `p99Ms`, `seconds`, `perSecond`. Each limit is one of them. */
export function row<Name extends string>(
  what: string,
  readings: Readonly<Record<Name, number>>,
  limits?: Readonly<Partial<Record<NoInfer<Name>, Bound>>>,
): Row {
  const judged = Object.entries<Bound | undefined>(limits ?? {}).flatMap(([reading, bound]) => {
    const value = new Map<string, number>(Object.entries(readings)).get(reading)
    return bound === undefined || value === undefined ? [] : [{ reading, ...bound, met: keeps(value, bound) }]
  })
  return { what, readings, limits: judged }
}

function keeps(value: number, bound: Bound): boolean {
  return 'atMost' in bound ? value <= bound.atMost : value >= bound.atLeast
}
