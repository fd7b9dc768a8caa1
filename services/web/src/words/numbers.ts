import type { Ratio } from '@titian/contract'

/** 1234567 as 1,234,567. */
export function count(value: number): string {
  return value.toLocaleString('zh-CN', { maximumFractionDigits: 1 })
}

/** A share as the 通报 writes it: one decimal, 115.0%. Without a denominator there is none to write. */
export function percent(share: Ratio | number | null | undefined): string {
  const value = typeof share === 'number' || share === null || share === undefined ? share : share.value
  return value === null || value === undefined ? '—' : `${(value * 100).toFixed(1)}%`
}

/** A change with its sign; no change is 0. */
export function signed(value: number): string {
  return value > 0 ? `+${count(value)}` : count(value)
}

export function valueOf(value: number | Ratio): number {
  return typeof value === 'number' ? value : (value.value ?? 0)
}

/** A figure as it stands on a page: a count, or a share where the figure is one. */
export function figureText(value: number | Ratio): string {
  return typeof value === 'number' ? count(value) : percent(value)
}
