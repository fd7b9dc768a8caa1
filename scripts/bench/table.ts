import type { Row } from './row.ts'

/** A part's rows as lines for a terminal, with a column for each reading that one of them has. */
export function table(part: string, rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap(({ readings }) => Object.keys(readings)))]
  const lines = [
    [part, ...names, 'limit'],
    ...rows.map((row) => [row.what, ...names.map((name) => shown(row.readings[name])), limitsOf(row)]),
  ]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  return lines.map((line) => aligned(line, widths)).join('\n')
}

/** What it is stands left, numbers right, and the limit is last. */
function aligned(line: readonly string[], widths: readonly number[]): string {
  const cells = line.map((text, column) => {
    const width = widths[column] ?? 0
    return column === 0 || column === line.length - 1 ? text.padEnd(width) : text.padStart(width)
  })
  return cells.join('  ').trimEnd()
}

function limitsOf({ limits }: Row): string {
  return limits
    .map((limit) => {
      const bound = 'atMost' in limit ? `≤ ${limit.atMost}` : `≥ ${limit.atLeast}`
      return `${limit.reading} ${bound}: ${limit.met ? 'met' : 'NOT MET'}`
    })
    .join(', ')
}

/** Three digits that count; more would be noise. */
function shown(value: number | undefined): string {
  if (value === undefined) return ''
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}
