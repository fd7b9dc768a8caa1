import { useEffect, useRef } from 'react'

const cells = 'th, td'
const stops = 'a, button'

/**
 * Arrow keys walk through a table of links as through a spreadsheet; Tab enters and leaves it in one step. Home and
 * End go to the ends of a row.
 */
export function useGridKeys() {
  const table = useRef<HTMLTableElement>(null)

  // Each render may bring new links; one of them must be the table's single stop for Tab.
  useEffect(() => {
    const all = [...(table.current?.querySelectorAll<HTMLElement>(stops) ?? [])]
    const current = all.find((stop) => stop === document.activeElement) ?? all[0]
    for (const stop of all) stop.tabIndex = stop === current ? 0 : -1
  })

  useEffect(() => {
    const grid = table.current
    if (!grid) return undefined
    const onFocus = (event: FocusEvent) => {
      for (const stop of grid.querySelectorAll<HTMLElement>(stops)) stop.tabIndex = stop === event.target ? 0 : -1
    }
    const onKey = (event: KeyboardEvent) => {
      const next = neighbour(grid, event.key)
      if (!next) return
      event.preventDefault()
      next.focus()
    }
    grid.addEventListener('focusin', onFocus)
    grid.addEventListener('keydown', onKey)
    return () => {
      grid.removeEventListener('focusin', onFocus)
      grid.removeEventListener('keydown', onKey)
    }
  }, [])

  return table
}

function neighbour(grid: HTMLTableElement, key: string): HTMLElement | undefined {
  const here = document.activeElement?.closest<HTMLTableCellElement>(cells)
  const row = here?.closest('tr')
  if (!here || !row) return undefined
  const inRow = [...row.querySelectorAll<HTMLElement>(stops)]
  const at = inRow.findIndex((stop) => stop === document.activeElement)
  if (key === 'ArrowRight') return inRow[at + 1]
  if (key === 'ArrowLeft') return inRow[at - 1]
  if (key === 'Home') return inRow[0]
  if (key === 'End') return inRow[inRow.length - 1]
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined
  const rows = [...grid.querySelectorAll('tr')].filter((candidate) => candidate.querySelector(stops))
  const target = rows[rows.indexOf(row) + (key === 'ArrowDown' ? 1 : -1)]
  if (!target) return undefined
  const nearest = [...target.querySelectorAll<HTMLElement>(stops)].sort(
    (a, b) => distance(a, document.activeElement) - distance(b, document.activeElement),
  )
  return nearest[0]
}

function distance(stop: HTMLElement, from: Element | null): number {
  if (!from) return 0
  return Math.abs(stop.getBoundingClientRect().left - from.getBoundingClientRect().left)
}
