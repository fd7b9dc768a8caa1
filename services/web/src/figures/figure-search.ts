import { text, type Typed } from '../app/address.ts'

export interface FigureSearch {
  readonly unit?: string | undefined
  readonly period?: string | undefined
  /** Which title, where the figure is 称号. */
  readonly title?: string | undefined
  /** 编号: only what is credited to this officer; `none`: to nobody. */
  readonly officer?: string | undefined
}

export function figureSearch(search: Typed): FigureSearch {
  return {
    unit: text(search['unit'], /^(\d{6}|unknown)$/),
    period: text(search['period'], /^\d{4}(-\d{2})?(\.\.\d{4}-\d{2})?$/),
    title: text(search['title'], /^[a-z-]{1,40}$/),
    officer: text(search['officer'], /^.{1,40}$/),
  }
}
