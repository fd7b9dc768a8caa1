import { useEffect, useRef, type RefObject } from 'react'

/** J and K go from line to line as the arrows of a list do; nothing happens while somebody writes. */
export function useMoveByKeys<Element extends HTMLElement>(): RefObject<Element | null> {
  const list = useRef<Element>(null)
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey) return
      const at = document.activeElement
      if (at instanceof HTMLElement && (at.isContentEditable || at.closest('input, textarea, [role=dialog]'))) return
      const heads = [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
      const place = heads.findIndex((head) => head === at || head.parentElement?.contains(at))
      const next = heads[event.key === 'j' ? place + 1 : Math.max(0, place - 1)]
      next?.focus()
    }
    document.addEventListener('keydown', move)
    return () => document.removeEventListener('keydown', move)
  }, [])
  return list
}
