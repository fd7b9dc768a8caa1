import { useCallback, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { words } from '../words/words.ts'

/**
 * A table wider than its place scrolls by itself instead of the page, by keyboard too, and says so: on a phone, and on many a
 * desk, a scrollbar is seen only while it moves.
 */
export function Wide({ label, className = '', children }: { label: string; className?: string; children: ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState<'whole' | 'more' | 'end'>('whole')
  const look = useCallback(() => {
    const { scrollLeft = 0, scrollWidth = 0, clientWidth = 0 } = scroller.current ?? {}
    const hidden = scrollWidth - clientWidth
    // Widths are rounded, and so is how far one has scrolled.
    setSeen(hidden <= 1 ? 'whole' : hidden - scrollLeft > 2 ? 'more' : 'end')
  }, [])
  // After every drawing: rows that came make it wider, and the box that is watched does not change with them.
  useLayoutEffect(look)
  useLayoutEffect(() => {
    const watch = new ResizeObserver(look)
    const box = scroller.current
    if (box) for (const each of [box, ...box.children]) watch.observe(each)
    return () => watch.disconnect()
  }, [look])
  return (
    <>
      {seen !== 'whole' && <p className="wide-hint quiet">{words.app.sideways}</p>}
      <div className={seen === 'more' ? 'wide-frame wide-more' : 'wide-frame'}>
        <div
          ref={scroller}
          className={`wide ${className}`}
          role="region"
          aria-label={label}
          // What scrolls must be reachable by keyboard; where it does not, it would only be one more stop.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={seen === 'whole' ? undefined : 0}
          onScroll={look}
        >
          {children}
        </div>
      </div>
    </>
  )
}
