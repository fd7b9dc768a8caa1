import type { FigureEffect } from '@titian/contract'

export interface EffectRow {
  readonly key: string
  /** The line shown in full: the whole city's where there is one. */
  readonly line: FigureEffect
  readonly parts: readonly FigureEffect[]
}

/** One row a figure and period, the city in front and its units behind it; a list moves a hundred lines otherwise. */
export function effectRows(effect: readonly FigureEffect[], city: string): readonly EffectRow[] {
  const groups = new Map<string, FigureEffect[]>()
  for (const line of effect) {
    const key = `${line.code}:${line.period}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [...groups].flatMap(([key, lines]) => {
    const whole = lines.find((line) => line.unit === city)
    if (!whole) return lines.map((line) => ({ key: `${key}:${line.unit}`, line, parts: [] }))
    return [{ key, line: whole, parts: lines.filter((line) => line !== whole && line.after !== line.before) }]
  })
}
