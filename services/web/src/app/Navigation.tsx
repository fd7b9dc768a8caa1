import { Link } from '@tanstack/react-router'
import { may, useSession, type Work } from '../session/session.ts'
import { words } from '../words/words.ts'

type Page =
  | '/'
  | '/my-work'
  | '/enterprises'
  | '/assignments'
  | '/visits'
  | '/demands'
  | '/call-backs'
  | '/checks'
  | '/duties'
  | '/imports'
  | '/templates'
  | '/review'
  | '/service'
  | '/monthly-report'
  | '/working-calendar'
  | '/accounts'
  | '/accesses'

const pages: readonly { to: Page; name: string; for: Work }[] = [
  { to: '/', name: words.app.pages.targets, for: 'seeFigures' },
  { to: '/my-work', name: words.app.pages.myWork, for: 'seeWork' },
  { to: '/enterprises', name: words.app.pages.enterprises, for: 'seeEnterprises' },
  { to: '/visits', name: words.app.pages.visits, for: 'seeVisits' },
  { to: '/demands', name: words.app.pages.demands, for: 'seeDemands' },
  { to: '/call-backs', name: words.app.pages.callBacks, for: 'callBack' },
  { to: '/assignments', name: words.app.pages.assignments, for: 'seeAssignments' },
  { to: '/checks', name: words.app.pages.checks, for: 'seeChecks' },
  { to: '/duties', name: words.app.pages.duties, for: 'seeDuties' },
  { to: '/imports', name: words.app.pages.imports, for: 'importLists' },
  { to: '/templates', name: words.app.pages.templates, for: 'useTemplates' },
  { to: '/review', name: words.app.pages.review, for: 'review' },
  { to: '/service', name: words.app.pages.service, for: 'seeFigures' },
  { to: '/monthly-report', name: words.app.pages.monthlyReport, for: 'seeFigures' },
  { to: '/working-calendar', name: words.app.pages.workingCalendar, for: 'setWorkingDays' },
  { to: '/accounts', name: words.app.pages.accounts, for: 'seeAccounts' },
  { to: '/accesses', name: words.app.pages.accesses, for: 'audit' },
]

export function Navigation() {
  const session = useSession()
  return (
    <nav className="navigation" aria-label={words.app.navigation}>
      {pages
        .filter((page) => may(session, page.for))
        .map((page) => (
          <Link key={page.to} to={page.to} activeOptions={{ exact: page.to === '/', includeSearch: false }}>
            {page.name}
          </Link>
        ))}
    </nav>
  )
}
