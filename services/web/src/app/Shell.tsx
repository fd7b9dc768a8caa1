import { Outlet, useLocation, useMatches } from '@tanstack/react-router'
import { ImportsUnderWay } from '../imports/ImportsUnderWay.tsx'
import { may, useMay, useSession } from '../session/session.ts'
import { TimeHeader } from '../time/TimeHeader.tsx'
import { words } from '../words/words.ts'
import { Forbidden } from './LostPages.tsx'
import { Navigation } from './Navigation.tsx'
import { useLiveChanges } from './live.ts'
import { pageAt } from './pages.ts'
import { PersonMenu } from './PersonMenu.tsx'
import './shell.css'

export function Shell() {
  const session = useSession()
  const page = pageAt(useLocation({ select: ({ pathname }) => pathname }))
  const isShut = page !== undefined && page.open !== true && !may(session, page.for)
  const inTime = useMatches({ select: (matches) => matches.some((match) => match.staticData.inTime === true) })
  const mayImport = useMay('importLists')
  useLiveChanges()

  return (
    <div className="shell">
      <a className="skip" href="#main">
        {words.app.skip}
      </a>
      <header className="top">
        <div className="top-line">
          <span className="brand">
            <strong>{words.app.product}</strong>
            <span className="brand-city">{words.app.cityProduct(session.city.name)}</span>
          </span>
          <Navigation />
          <PersonMenu />
        </div>
        {inTime && <TimeHeader />}
        {inTime && mayImport && <ImportsUnderWay />}
      </header>
      <main id="main" className="page" tabIndex={-1}>
        {isShut ? <Forbidden /> : <Outlet />}
      </main>
    </div>
  )
}
