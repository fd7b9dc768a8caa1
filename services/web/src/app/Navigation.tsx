import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { may, useSession } from '../session/session.ts'
import { words } from '../words/words.ts'
import { useNarrow } from './narrow.ts'
import { pageAt, pages } from './pages.ts'

/** All pages that one may open; on a phone behind one button, beside which stands the page that is open. */
export function Navigation() {
  const narrow = useNarrow()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const here = pageAt(useLocation({ select: ({ pathname }) => pathname }))
  useEffect(() => {
    if (!isOpen) return undefined
    const shut = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('keydown', shut)
    return () => document.removeEventListener('keydown', shut)
  }, [isOpen])
  if (!narrow) {
    return (
      <nav className="navigation" aria-label={words.app.navigation}>
        <Links />
      </nav>
    )
  }
  return (
    <nav className="navigation" aria-label={words.app.navigation}>
      <button
        ref={button}
        type="button"
        className="menu-button"
        aria-expanded={isOpen}
        aria-controls="menu"
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true">☰</span> {words.app.menu}
      </button>
      {here && <span className="menu-here">{here.name}</span>}
      {isOpen && (
        <div id="menu" className="menu">
          <Links onChosen={() => setOpen(false)} />
        </div>
      )}
    </nav>
  )
}

function Links({ onChosen }: { onChosen?: () => void }) {
  const session = useSession()
  return pages
    .filter((page) => may(session, page.for))
    .map((page) => (
      <Link
        key={page.to}
        to={page.to}
        activeOptions={{ exact: page.to === '/', includeSearch: false }}
        onClick={() => onChosen?.()}
      >
        {page.name}
      </Link>
    ))
}
